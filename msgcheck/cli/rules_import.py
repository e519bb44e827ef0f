"""``msgcheck rules import``: rules of another tool become a rule pack."""

from __future__ import annotations

from pathlib import Path

import click

from msgcheck.cli.output import tell_losses, write_whole
from msgcheck.errors import UsageError
from msgcheck.reports.wording import counted


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE",
    help="The rule pack to write, rules/NAME.yaml. The pack is called NAME.",
)  # fmt: skip
@click.option(
    "--format", "format_name", type=click.Choice(["prh", "textlint", "cspell", "csv"]),
    help="What FILE is. Default: by its name and content.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a pack that is there.")
def import_rules(file: Path, target: Path, format_name: str | None, force: bool) -> int:
    """Make a rule pack of FILE: rules of prh (YAML), terms of textlint-rule-terminology (JSON), flagged words of
    CSpell (JSON, YAML), or a table (CSV) with the columns form, preferred, severity, case_sensitive, exceptions, note.

    What cannot be held is told entry by entry and stands as comments in the pack. A Vale style is not imported: name
    its folder under `rules` in msgcheck.toml, and it is read as it is.

    \b
    Example:
      msgcheck rules import prh.yml --to rules/spelling.yaml
    """
    from msgcheck import api
    from msgcheck.reference.importing.naming import id_of

    if target.exists() and not force:
        raise UsageError(f"{target} is there already. Choose another name, or add --force.")
    text, imported = api.import_rules(file, format_name=format_name, name=id_of(target.stem))
    if not imported.pack.rules:
        tell_losses(imported.losses)
        raise UsageError(f"{file} gives no rule, so that nothing was written.")
    write_whole(target, [text])
    tell_losses(imported.losses)
    forms = sum(len(rule.swap) + len(rule.tokens) for rule in imported.pack.rules)
    click.echo(f"Written: {target}: {counted(forms, 'form')} in {counted(len(imported.pack.rules), 'rule')}.", err=True)
    if imported.losses:
        click.echo(f"Not held as in {file.name}: {len(imported.losses)}, listed above.", err=True)
    return 0
