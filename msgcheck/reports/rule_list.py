"""The rules of the packs as a list, on the console and as JSON (schema ``msgcheck.rules/1``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from msgcheck.model.term import PackRule, RulePack
from msgcheck.reports.console_line import put, styled
from msgcheck.reports.file_position import position_as_object, shown_path
from msgcheck.reports.json_values import JsonObject, document_lines
from msgcheck.reports.wording import counted

SCHEMA = "msgcheck.rules/1"

_PLACE = "place"
_NUMBERS = ("forms", "examples")


def packs_as_json(packs: Iterable[RulePack], root: Path) -> str:
    """Return every rule with its place; files are named from the folder ``root`` where they lie in it."""
    rules = [_rule(pack, rule, root) for pack in packs for rule in pack.rules]
    return "".join(document_lines({"schema": SCHEMA}, (("rules", rules),)))


def _rule(pack: RulePack, rule: PackRule, root: Path) -> JsonObject:
    return {
        "id": f"{pack.name}.{rule.id}",
        "kind": str(rule.kind),
        "severity": str(rule.severity),
        "message": rule.message,
        "forms": _form_count(rule),
        "examples": {"violating": len(rule.violating), "compliant": len(rule.compliant)},
        "layers": sorted(rule.layers),
        "place": position_as_object(rule.position, root),
    }


def _form_count(rule: PackRule) -> int:
    variants = sum(map(len, rule.variants))
    return len(rule.swap) + len(rule.tokens) + len(rule.trigger) + len(rule.expansions) + variants + len(rule.sequence)


def print_packs(packs: Sequence[RulePack], console: Console, root: Path) -> None:
    """Print a row for each rule: what it is, how much it lists and shows, where it stands.

    Ids are whole on one line, to be copied. On a narrow console a place loses its folder, then its file, and the last
    columns are left out, which the last line says.
    """
    rules = [(pack, rule) for pack in packs for rule in pack.rules]
    columns = _columns(rules)
    places = _places([rule for _, rule in rules], root)
    left_out: list[str] = []
    while len(columns) > 1 and _room(columns, console) < _width((_PLACE, *places[-1])):
        left_out.insert(0, columns.popitem()[0])
    place = next((form for form in places if _width(form) <= _room(columns, console)), places[-1])
    if rules:
        console.print(_table(columns | {_PLACE: place}, console))
    wider = f" A wider console shows {' and '.join(left_out)}." if left_out else ""
    put(console, (f"{counted(len(rules), 'rule')} in {counted(len(packs), 'pack')}.", "bold"), wider)


def _columns(rules: Iterable[tuple[RulePack, PackRule]]) -> dict[str, list[str]]:
    """Return the cells of each column but the place's, by its head."""
    columns: dict[str, list[str]] = {name: [] for name in ("rule", "kind", "severity", *_NUMBERS)}
    for pack, rule in rules:
        numbers = (_form_count(rule), len(rule.violating) + len(rule.compliant))
        cells = (f"{pack.name}.{rule.id}", rule.kind, rule.severity, *map(str, numbers))
        for column, cell in zip(columns.values(), cells, strict=True):
            column.append(cell)
    return columns


def _places(rules: Iterable[PackRule], root: Path) -> tuple[list[str], ...]:
    """Return each rule's place as path and line, as name and line, as line alone."""
    positions = [rule.position for rule in rules]

    def places(said: Callable[[Path], str]) -> list[str]:
        return [f"{said(position.path)}:{position.line}" if position else "" for position in positions]

    return places(lambda path: shown_path(path, root)), places(lambda path: path.name), places(lambda _: "")


def _width(cells: Iterable[str]) -> int:
    return max(map(len, cells), default=0)


def _room(columns: Mapping[str, list[str]], console: Console) -> int:
    """Return the width that ``columns`` leave for the place."""
    return console.width - sum(_width((name, *cells)) + 1 for name, cells in columns.items())


def _table(columns: Mapping[str, list[str]], console: Console) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim", highlight=False)
    for name in columns:
        table.add_column(name, justify="right" if name in _NUMBERS else "left", overflow="fold")
    for cells in zip(*columns.values(), strict=True):
        table.add_row(*(styled(console, cell) for cell in cells))
    return table
