"""What stands behind a figure, on the console: a line each, bounded."""

from __future__ import annotations

from rich.console import Console

from msgcheck.model.figure_trace import FigureTrace, TracedItem
from msgcheck.reports.console_line import put
from msgcheck.reports.drift.figure_words import about_text, figure_text
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.wording import counted

MOST_LINES = 200


def print_trace(trace: FigureTrace, console: Console) -> None:
    """Print the figure of ``trace`` with the first of the things behind it, and how many there are."""
    figure = trace.figure
    put(console, (f"{one_line(figure.label)}: {figure_text(figure)}", "bold"), f" ({figure.id})")
    put(console, about_text(figure))
    put(console, f"{figure.reduction or 'nothing'} of {counted(len(trace.items), 'item')}:")
    for item in trace.items[:MOST_LINES]:
        put(console, _line(item), indent=2)
    rest = len(trace.items) - MOST_LINES
    if rest > 0:
        put(console, f"and {counted(rest, 'more item')}, see --format json", indent=2)


def _line(item: TracedItem) -> str:
    weight = f" (weight {item.weight:g})" if item.weight != 1 else ""
    about = (item.message_id, item.verdict, item.rule, item.severity, item.fingerprint)
    seen = f"first seen {item.first_seen:%Y-%m-%d}" if item.first_seen else ""
    closed = f"gone {item.closed_at:%Y-%m-%d}" if item.closed_at else ""
    said = ", ".join(one_line(each) for each in (*filter(None, about), seen, closed) if each)
    return f"{item.value:g}{weight}  {one_line(item.asset)}{f': {said}' if said else ''}"
