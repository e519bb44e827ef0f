"""The second look before a message is called missing: neighbouring passages read as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgcheck.analysis.network import passage_text, text_of
from msgcheck.checks.messages.check import MessageCheck
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.judging import judge_text
from msgcheck.checks.messages.windows import (
    Told,
    Vector,
    Window,
    likeliest_windows,
    told_together,
    window_questions,
    windows_of,
)
from msgcheck.engine.asset_facts import ReadAsset
from msgcheck.engine.stages.model_reader import ModelReader
from msgcheck.model.asset import Asset
from msgcheck.model.verdict import Verdict


def told_over_passages(
    assets: Sequence[Asset],
    read: Mapping[str, ReadAsset],
    checked: Mapping[str, MessageCheck],
    index: MessageIndex,
    reader: ModelReader,
) -> dict[str, Told]:
    """Return, by uri, the messages that no single passage tells and several together do."""
    likeliest = {asset.uri: _likeliest(asset, read[asset.uri], checked[asset.uri], index) for asset in assets}
    every = (window for found in likeliest.values() for windows in found.values() for window in windows)
    texts = list(dict.fromkeys(window.text for window in every))
    rows = dict(zip(texts, reader.vectors(texts, index.approved.shape[1]), strict=True))
    return {uri: _told(found, rows, index, reader) for uri, found in likeliest.items()}


def _likeliest(
    asset: Asset, read: ReadAsset, checked: MessageCheck, index: MessageIndex
) -> Mapping[int, Sequence[Window]]:
    missing = [at for at, verdict in enumerate(checked.verdicts) if verdict.verdict is Verdict.MISSING]
    windows = windows_of(read.passages, asset.layers) if missing else ()
    return likeliest_windows(windows, read.passages, index, missing)


def _told(
    likeliest: Mapping[int, Sequence[Window]], rows: Mapping[str, Vector], index: MessageIndex, reader: ModelReader
) -> Told:
    questions = window_questions(likeliest, rows, index)
    profiles = [index.profiles[each.message] for each in questions]
    logits = reader.logits(
        [
            (text_of(profile.message), passage_text(each.window.text, each.window.context))
            for each, profile in zip(questions, profiles, strict=True)
        ]
    )
    return told_together(
        questions,
        [
            judge_text(each.window, profile, each.similarity, row, reader.judge)
            for each, profile, row in zip(questions, profiles, logits.tolist(), strict=True)
        ],
    )
