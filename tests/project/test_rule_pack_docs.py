"""The rules shown in docs/rule-packs.md are rules: each loads, and does what its examples show."""

from __future__ import annotations

import re
import textwrap

from msgcheck.checks.terms.examples import prove_examples
from msgcheck.model.term import Glossary, RuleKind
from msgcheck.reference.rule_packs import load_rule_packs

_BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def test_every_rule_of_the_page_holds(repository, tmp_path):
    page = (repository / "docs" / "rule-packs.md").read_text(encoding="utf-8")
    for number, block in enumerate(block for block in _BLOCK.findall(page) if "kind:" in block):
        text = block if block.startswith("pack:") else f"pack: page{number}\nrules:\n{block}"
        (tmp_path / f"{number}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    packs = load_rule_packs([tmp_path])
    assert prove_examples(packs, Glossary()) == ()
    assert {rule.kind for pack in packs for rule in pack.rules} == set(RuleKind)
