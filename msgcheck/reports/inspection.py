"""What was read of one asset: passages with layer, role and place, and the parts left unread."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Extraction, Passage
from msgcheck.model.place import describe_place
from msgcheck.reports.console_line import put, styled
from msgcheck.reports.json_values import JsonObject, coverage_as_object, document_lines, place_as_object
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted

SCHEMA = "msgcheck.inspection/1"

_NARROW = 60
"""Columns below which a table leaves no room for text; the listing then puts text under its place."""


def inspection_as_json(asset: Asset, extraction: Extraction) -> str:
    """Return the form ``msgcheck.inspection/1``: every passage as it was read, one on a line, layers unfiltered."""
    head = {
        "schema": SCHEMA,
        "asset": {"uri": asset.uri, "kind": asset.kind, "format": asset.format, "title": extraction.title},
        "coverage": coverage_as_object(extraction.coverage),
    }
    return "".join(document_lines(head, (("passages", map(_passage, extraction.passages)),)))


def _passage(passage: Passage) -> JsonObject:
    return {
        "text": passage.text,
        "layer": str(passage.layer),
        "role": str(passage.role),
        "place": place_as_object(passage.place),
        "context": passage.context,
    }


def print_inspection(asset: Asset, extraction: Extraction, console: Console) -> None:
    """Print every passage with layer, role and place; layers that are not checked in this asset kind are marked."""
    put(console, (one_line(asset.uri), "bold"))
    put(console, (f"“{one_line(extraction.title)}” · {asset.kind} · {asset.format}", "dim"))
    put(console)
    if console.width < _NARROW:
        _put_list(asset, extraction, console)
    else:
        console.print(_table(asset, extraction, console))
    put(console)
    for part in extraction.coverage.unread:
        put(console, ("Not read: ", "bold"), one_line(f"{part.part}: {part.reason}"))
    put(console, (_totals(asset, extraction), "bold"))


def _layer(asset: Asset, passage: Passage) -> str:
    return str(passage.layer) if passage.layer in asset.layers else f"{passage.layer}*"


def _table(asset: Asset, extraction: Extraction, console: Console) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", highlight=False)
    table.add_column("layer", no_wrap=True)
    table.add_column("role", no_wrap=True)
    table.add_column("place", overflow="fold", max_width=max(16, console.width // 4))
    table.add_column("text", overflow="fold", ratio=1)
    for passage in extraction.passages:
        place = one_line(describe_place(passage.place))
        cells = (_layer(asset, passage), str(passage.role), place, one_line(passage.text))
        table.add_row(*(styled(console, cell) for cell in cells))
    return table


def _put_list(asset: Asset, extraction: Extraction, console: Console) -> None:
    for passage in extraction.passages:
        where = f"{_layer(asset, passage)} {passage.role}, {one_line(describe_place(passage.place))}"
        put(console, (where, "dim"))
        put(console, one_line(passage.text), indent=2)


def _totals(asset: Asset, extraction: Extraction) -> str:
    coverage = extraction.coverage
    said = f"{counted(len(extraction.passages), 'passage')}; "
    said += f"{coverage.read:,} of {counted(coverage.text_units, 'text unit')} read"
    if coverage.unread:
        said += f", {counted(len(coverage.unread), 'part')} not read"
    unchecked = sorted({str(passage.layer) for passage in extraction.passages} - asset.layers)
    if unchecked:
        said += f"; * read and not checked: {', '.join(unchecked)}"
    return said + "."
