"""``msgcheck rules``: the rule packs of the workspace, listed and put to the proof."""

from __future__ import annotations

from pathlib import Path

import click

from msgcheck.cli.options import exit_code_of, fail_on_option, format_option, output_option, workspace_option
from msgcheck.cli.output import one_destination, require_writable, write_or_print
from msgcheck.cli.rules_import import import_rules


@click.group()
def rules() -> None:
    """List rule packs, put them to the proof, bring in those of other tools."""


@rules.command("list")
@workspace_option
@format_option
@output_option
def list_rules(workspace: Path | None, format_name: str | None, output: Path | None) -> int:
    """List the rules of all packs: kind, severity, how many forms and examples, file and line.

    \b
    Example:
      msgcheck rules list
    """
    from msgcheck import api
    from msgcheck.reports.rule_list import packs_as_json, print_packs

    destination = one_destination(format_name, output)
    settings = api.open_workspace(workspace)
    packs = api.rule_packs(workspace=settings)
    if destination.format == "json":
        write_or_print([packs_as_json(packs, settings.root)], destination.file)
    else:
        from rich.console import Console

        print_packs(packs, Console(), Path.cwd())
    return 0


@rules.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
@workspace_option
@format_option
@output_option
@fail_on_option("Exit with 1 when something this bad or worse is found.", default="suggestion")
def test_rules(
    packs: tuple[str, ...], workspace: Path | None, format_name: str | None, output: Path | None, fail_on: str
) -> int:
    """Put rule packs to the proof: PACK by name, or all of them and the glossary.

    Every example is tried. Then the violating ones are written as decks, pages and people write them (other case,
    plural, hyphen, no-break space, line wrap, soft hyphen, markup, split runs, ...): what is not found any more is
    listed. So are contradictions, forms with two replacements, and forms, exceptions and rules that never speak.

    \b
    Examples:
      msgcheck rules test
      msgcheck rules test brand --fail-on error

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 a pack cannot be read or a rule does not do what
    its examples show.
    """
    from msgcheck import api
    from msgcheck.reports.proof_report import print_proof, proof_as_json

    destination = one_destination(format_name, output)
    require_writable([destination])
    settings = api.open_workspace(workspace)
    proof = api.prove_packs(packs, workspace=settings)
    if destination.format == "json":
        write_or_print([proof_as_json(proof, settings.root)], destination.file)
    else:
        from rich.console import Console

        print_proof(proof, Console(), Path.cwd())
    return exit_code_of((fault.severity for fault in proof.faults), fail_on)


rules.add_command(import_rules)
