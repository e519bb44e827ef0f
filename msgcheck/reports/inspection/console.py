"""What was read of one asset, on the console: by slide, page or heading, layers marked, what was not read last."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from msgcheck.model.asset import Asset
from msgcheck.model.passage import Extraction, Passage
from msgcheck.model.unread_group import group_unread
from msgcheck.reports.console_line import put, styled
from msgcheck.reports.inspection.view import Section, coverage_in_words, layer_counts, place_within, sections_of
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted

_NARROW = 60
"""Columns below which a table leaves no room for text; the listing then puts text under its place."""

_LAYER_WIDTH, _ROLE_WIDTH = 10, 9
_NAME_LENGTH = 160


def print_inspection(asset: Asset, extraction: Extraction, console: Console) -> None:
    """Print every passage with layer, role and place; layers that are not checked in this asset kind are marked."""
    put(console, (one_line(asset.uri), "bold"))
    put(console, (f"“{one_line(extraction.title)}” · {asset.kind} · {asset.format}", "dim"))
    for section in sections_of(extraction.passages):
        put(console)
        _put_heading(section, console)
        if console.width < _NARROW:
            _put_list(asset, section, console)
        else:
            console.print(_table(asset, section, console))
    put(console)
    for group in group_unread(extraction.coverage.unread):
        put(console, ("Not read: ", "bold"), one_line(f"{group.words}: {group.reason}"))
    put(console, (_totals(asset, extraction), "bold"))


def _put_heading(section: Section, console: Console) -> None:
    name, title = one_line(section.name, _NAME_LENGTH), one_line(section.title, _NAME_LENGTH)
    put(console, (name, "bold"), (f" · {title}" if title else "", "dim"))


def _layer(asset: Asset, passage: Passage) -> str:
    return str(passage.layer) if passage.layer in asset.layers else f"{passage.layer}*"


def _table(asset: Asset, section: Section, console: Console) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False, highlight=False)
    table.add_column("layer", no_wrap=True, width=_LAYER_WIDTH)
    table.add_column("role", no_wrap=True, width=_ROLE_WIDTH)
    room = max(16, console.width // 5)
    table.add_column("place", overflow="fold", width=room)
    table.add_column("text", overflow="fold", ratio=1)
    for passage in section.passages:
        place = one_line(place_within(passage, room))
        cells = (_layer(asset, passage), str(passage.role), place, one_line(passage.text))
        table.add_row(*(styled(console, cell) for cell in cells))
    return table


def _put_list(asset: Asset, section: Section, console: Console) -> None:
    for passage in section.passages:
        where = ", ".join(filter(None, (f"{_layer(asset, passage)} {passage.role}", one_line(place_within(passage)))))
        put(console, (where, "dim"))
        put(console, one_line(passage.text), indent=2)


def _totals(asset: Asset, extraction: Extraction) -> str:
    layers = ", ".join(f"{layer} {count:,}" for layer, count in layer_counts(extraction.passages))
    said = counted(len(extraction.passages), "passage") + (f" ({layers})" if layers else "")
    said += f"; {coverage_in_words(extraction.coverage)}"
    unchecked = sorted({str(passage.layer) for passage in extraction.passages} - asset.layers)
    if unchecked:
        said += f"; * read and not checked: {', '.join(unchecked)}"
    return said + "."
