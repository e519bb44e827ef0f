"""``msgcheck explain``: the page of a rule, or the list of all."""

from __future__ import annotations

from pathlib import Path

import click

from msgcheck.cli.options import workspace_option


@click.command()
@click.argument("rule", required=False)
@workspace_option
def explain(rule: str | None, workspace: Path | None) -> int:
    """Explain RULE: what a finding means, why it matters, an example, what it cannot see.

    Without RULE, list all rules, those of the workspace's own rule packs too.

    \b
    Example:
      msgcheck explain message.conflicting
    """
    from rich.console import Console

    from msgcheck import api
    from msgcheck.checks.catalogue import PLATFORM_LINT
    from msgcheck.reports.rule_page import rule_as_text, rules_as_text

    if rule:
        page = rule_as_text(api.explain(rule, workspace=workspace))
    else:
        page = rules_as_text((*api.rules(workspace=workspace), *PLATFORM_LINT))
    Console().print(page)
    return 0
