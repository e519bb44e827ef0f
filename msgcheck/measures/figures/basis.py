"""What the report stands on: how many assets were read, and how much of them says nothing to a measure."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.measures.context import Context, key_of
from msgcheck.measures.figures.item import Item, Measure, Measured
from msgcheck.measures.states.asset_state import AssetState
from msgcheck.model.drift_report import Figure

_LABELS = {
    "assets": "Assets read",
    "assets.judged": "Assets held to messages",
    "assets.published": "Assets published in the period",
    "assets.unscored": "Assets without a score",
    "assets.uncounted": "Assets whose words were not counted",
    "assets.skipped": "Assets not read",
    "assets.outside": "Assets outside every asset kind, left out of this report",
    "unread-parts": "Parts of assets not read",
    "verdicts.unknown": "Verdicts on messages that the platform no longer has",
}


def detail_items(state: AssetState, context: Context) -> Iterator[Item]:
    """Yield the asset where it counts to one of these, and the parts of it that were not read."""
    if state.standing is None or not state.is_asset:
        return
    if state.result is None:
        yield Item("assets.skipped")
        yield Item(f"unread.{key_of(state.standing.uri)}")
        return
    result = state.result
    yield Item("assets")
    if result.score is None:
        yield Item("assets.unscored")
    if result.words is None:
        yield Item("assets.uncounted")
    if result.unread:
        yield Item("unread-parts", result.unread)
        yield Item(f"unread.{key_of(result.uri)}", result.unread)
    for verdict in result.verdicts:
        if verdict.message_id not in context.messages:
            yield Item("verdicts.unknown", subject=verdict)


def outside_items(state: AssetState) -> Iterator[Item]:
    """Yield an asset that the report leaves out."""
    if state.is_asset:
        yield Item("assets.outside")


def basis_figures(measured: Measured) -> tuple[Figure, ...]:
    """Return the counts of what the report stands on."""
    return tuple(
        measured.figure(figure_id, Measure(label=label, unit="count", reduction="sum", of_what=""))
        for figure_id, label in _LABELS.items()
    )
