from __future__ import annotations

import difflib

import pytest

from msgcheck.config.mistakes import Mistakes
from msgcheck.errors import ReferenceDataError, UsageError
from msgcheck.reference.glossary import load_glossary, read_glossary
from msgcheck.reference.glossary_edit import add_entries, add_to_list, change_entry
from msgcheck.reference.glossary_text import read_glossary_text

BLOCK = """\
# Our words.
schema: 1
terms:   # all of them
  # ---- names ----
  - id: alpha     # an id
    preferred: 'Alpha'   # in quotes
    deprecated:
      - Alfa   # old

      # more to come
    note: |
      Two
      lines.

  - {id: beta, preferred: "Beta", forbidden: [Bet]}   # in braces
# the end
"""
AT_THE_MARGIN = "schema: 1\nterms:\n- id: alpha\n  preferred: Alpha\n  deprecated: []\n- id: beta\n  preferred: Beta"
IN_BRACES = "{schema: 1, terms: [{id: alpha, preferred: Alpha}, {id: beta, preferred: Beta}]}\n"
SCHEMA_LAST = "terms:\n  - id: alpha\n    preferred: Alpha\n  - id: beta\n    preferred: Beta\n\n# why\nschema: 1\n"
WINDOWS = BLOCK.replace("\n", "\r\n")
LAYOUTS = {
    "block": BLOCK,
    "at the margin": AT_THE_MARGIN,
    "in braces": IN_BRACES,
    "schema last": SCHEMA_LAST,
    "windows": WINDOWS,
    "byte order mark": "\ufeff" + BLOCK,
}
ENTRY = {"id": "c-1", "preferred": "C: #1, or so", "deprecated": ["[C", "C"], "case_sensitive": True, "note": "no"}


@pytest.fixture
def written(tmp_path):
    def write(text: str):
        (tmp_path / "glossary.yaml").write_bytes(text.encode())
        return read_glossary_text(tmp_path)

    return write


def is_kept(before: str, after: str) -> bool:
    """Every character of ``before`` is in ``after``, in order: things were put in, nothing was changed."""
    operations = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {name for name, *_ in operations} <= {"equal", "insert"}


@pytest.fixture(params=LAYOUTS.values(), ids=LAYOUTS.keys())
def source(request, written):
    return written(request.param)


def test_an_added_entry_says_what_it_should_and_nothing_else_changes(source):
    added = add_entries(source, [ENTRY])
    term = added.glossary.entries[-1]
    assert (term.id, term.preferred, term.deprecated) == ("c-1", "C: #1, or so", ("[C", "C"))
    assert (term.case_sensitive, term.note) == (True, "no")
    assert is_kept(source.content, added.content)


def test_a_changed_entry_says_what_it_should_and_nothing_else_changes(source):
    changed = change_entry(source, "alpha", status="discarded", definition="the first: #1")
    term = changed.glossary.entries[0]
    assert (term.status, term.definition) == ("discarded", "the first: #1")
    assert is_kept(source.content, changed.content)


@pytest.mark.parametrize("term_id", ["alpha", "beta"])
def test_a_form_joins_its_list(source, term_id):
    changed = add_to_list(source, term_id, "deprecated", "Other, form")
    assert next(term for term in changed.glossary.entries if term.id == term_id).deprecated[-1] == "Other, form"
    assert is_kept(source.content.replace("[]", "["), changed.content)


def test_values_are_replaced_where_they_stand(written):
    source = written(BLOCK.replace("'Alpha'   # in", "Alpha\n    status: proposed   # in"))
    changed = change_entry(source, "alpha", status="approved", note="One line.")
    assert "status: approved   # in quotes" in changed.text
    assert "note: One line.\n\n  - {id: beta" in changed.text


def test_line_ends_stay_those_of_the_file(written):
    added = add_entries(change_entry(written(WINDOWS), "beta", note="x"), [ENTRY])
    assert "\n" not in added.content.replace("\r\n", "")


def test_the_layout_of_new_entries_follows_the_file(written):
    assert "\n- id: c-1\n  preferred: " in add_entries(written(AT_THE_MARGIN), [ENTRY]).text
    assert "\n  - id: c-1\n    preferred: " in add_entries(written(BLOCK), [ENTRY]).text


@pytest.mark.parametrize("text", ["schema: 1\nterms: []   # none yet\n# end\n", "schema: 1\nterms: [\n]\n", None])
def test_the_first_entry(text, written, tmp_path):
    source = read_glossary_text(tmp_path) if text is None else written(text)
    added = add_entries(source, [ENTRY, {"id": "d", "preferred": "D"}])
    assert [term.id for term in added.glossary.entries] == ["c-1", "d"]
    assert all(comment in added.text for comment in ("# none yet", "# end") if comment in source.text)


def test_an_entry_whose_id_is_taken_is_refused(written):
    with pytest.raises(ReferenceDataError, match="alpha"):
        add_entries(written(BLOCK), [{"id": "alpha", "preferred": "Gamma"}])


def test_what_would_change_other_entries_is_refused(written):
    shared = (
        "schema: 1\nterms:\n  - {id: a, preferred: A, deprecated: &x [B]}\n  - {id: c, preferred: C, exceptions: *x}\n"
    )
    with pytest.raises(UsageError, match="by hand"):
        add_to_list(written(shared), "a", "deprecated", "D")


def test_no_such_entry(written):
    with pytest.raises(UsageError, match="gamma"):
        change_entry(written(BLOCK), "gamma", status="approved")


STATES = """\
schema: 1
terms:
  - {id: new, preferred: new name, deprecated: [odd name], case_sensitive: true}
  - {id: old, preferred: old name, abbreviation: ON, admitted: [older name], status: deprecated, replaced_by: new}
  - {id: idea, preferred: idea, status: proposed}
  - {id: no, preferred: no such thing, status: discarded, note: Nothing of ours.}
"""


def test_only_what_is_decided_is_checked(written, tmp_path):
    written(STATES)
    glossary = load_glossary(tmp_path)
    assert [term.id for term in glossary.terms] == ["new", "old"]
    assert [term.id for term in glossary.entries] == ["new", "old", "idea", "no"]


def test_forms_of_a_deprecated_entry_are_those_to_avoid_of_its_replacement(written, tmp_path):
    written(STATES)
    old = load_glossary(tmp_path).terms[1]
    assert (old.preferred, old.deprecated) == ("new name", ("old name", "ON", "older name"))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{id: b, preferred: B, status: deprecated}", "does not say what to write instead"),
        ("{id: b, preferred: B, status: deprecated, replaced_by: c}", "no approved term"),
        ("{id: b, preferred: B, status: deprecated, replaced_by: b}", "no approved term"),
        ("{id: b, preferred: B, replaced_by: a}", "is approved and has 'replaced_by'"),
        ("{id: b, preferred: B, status: aproved}", "'status' cannot be 'aproved'"),
    ],
)
def test_mistakes_of_a_status(tmp_path, entry, said):
    (tmp_path / "glossary.yaml").write_text(f"schema: 1\nterms:\n  - {{id: a, preferred: A}}\n  - {entry}\n")
    mistakes = Mistakes()
    read_glossary(tmp_path, mistakes)
    with pytest.raises(ReferenceDataError, match=said) as refused:
        mistakes.checked(None, ReferenceDataError)
    assert refused.value.mistakes[0].position.line == 4
