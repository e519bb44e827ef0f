"""What windows of neighbouring passages add: `python -m training.measure_windows --documents DIR`.

Passages of written documents are cut in two at a comma, a colon or a full stop, as if they were two bullets. Of those
that tell a message rightly: how often the judge sees it in the whole, in a half, in the window of both where no half
says it. Then, on the uncut documents: how often a window is taken to tell what nobody told.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from msgcheck.analysis.combination import Similarity
from msgcheck.analysis.embedding import Encoder, open_encoder
from msgcheck.analysis.judge import Judge, load_judge
from msgcheck.analysis.network import Network, text_of
from msgcheck.checks.messages.index import MessageIndex, build_index, texts_to_embed
from msgcheck.checks.messages.judging import judge_text
from msgcheck.checks.messages.screening import candidates
from msgcheck.checks.messages.windows import likeliest_windows, told_together, window_questions, windows_of
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import SlidePlace
from msgcheck.model.verdict import Judgement, Label
from training.retrieval_data import Organisation, from_documents

BREAK = re.compile(r"(?<=[,:;.])\s+")
SHORTEST_HALF = 12
SLIDE = 8
"""Passages taken as one slide, in the uncut documents."""


def halves(text: str) -> tuple[str, str] | None:
    """Cut ``text`` at the break nearest to its middle; ``None`` where a part would be very short."""
    breaks = [found for found in BREAK.finditer(text) if SHORTEST_HALF <= found.start() <= len(text) - SHORTEST_HALF]
    if not breaks:
        return None
    middle = min(breaks, key=lambda found: abs(found.start() - len(text) / 2))
    return text[: middle.start()], text[middle.end() :]


@dataclass(frozen=True, slots=True)
class Searcher:
    """One company's index, with what embeds, reads and judges."""

    index: MessageIndex
    encoder: Encoder
    network: Network
    judge: Judge

    def told_by_one(self, texts: Sequence[str], message: int) -> set[int]:
        """Return which of ``texts`` tell the message rightly by themselves."""
        near = [each for each in candidates(texts, self.encoder.encode(texts), self.index) if each.message == message]
        said = self._judged([(texts[each.text], message, each.similarity) for each in near])
        return {each.text for each, judgement in zip(near, said, strict=True) if judgement.label is Label.ALIGNED}

    def told_by_several(self, texts: Sequence[str], messages: Collection[int]) -> set[int]:
        """Return which of ``messages`` are told by neighbours among ``texts`` together."""
        passages = tuple(Passage(text, Layer.BODY, Role.BULLET, SlidePlace(1)) for text in texts)
        likeliest = likeliest_windows(windows_of(passages, {Layer.BODY}), passages, self.index, messages)
        whole = list({window.text for windows in likeliest.values() for window in windows})
        rows = dict(zip(whole, self.encoder.encode(whole), strict=True)) if whole else {}
        asked = window_questions(likeliest, rows, self.index)
        said = self._judged([(each.window.text, each.message, each.similarity) for each in asked])
        return set(told_together(asked, said))

    def _judged(self, asked: Sequence[tuple[str, int, Similarity]]) -> list[Judgement]:
        if not asked:
            return []
        profiles = [self.index.profiles[message] for _, message, _ in asked]
        pairs = [(text_of(profile.message), text) for profile, (text, _, _) in zip(profiles, asked, strict=True)]
        return [
            judge_text(text, profile, similarity, row, self.judge)
            for profile, (text, _, similarity), row in zip(
                profiles, asked, self.network.logits(pairs).tolist(), strict=True
            )
        ]


def cut_in_two(organisation: Organisation, searcher: Searcher) -> Iterator[tuple[bool, bool, bool]]:
    """Yield, for each passage that tells a message and can be cut: whole, a half, both together are taken for it."""
    for row, message in np.argwhere(organisation.labels == Label.ALIGNED).tolist():
        parts = halves(organisation.passages[row])
        if parts is not None:
            alone = searcher.told_by_one([organisation.passages[row], *parts], message)
            yield 0 in alone, bool(alone & {1, 2}), bool(searcher.told_by_several(parts, [message]))


def untold(organisation: Organisation, searcher: Searcher) -> Iterator[bool]:
    """Yield, for each slide of the uncut documents and message it does not tell: is it taken to tell it?"""
    for start in range(0, len(organisation.passages), SLIDE):
        part = slice(start, start + SLIDE)
        messages = np.flatnonzero(~organisation.told[part].any(axis=0)).tolist()
        told = searcher.told_by_several(organisation.passages[part], messages)
        yield from (message in told for message in messages)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure windows of neighbouring passages.")
    parser.add_argument("--documents", type=Path, required=True)
    options = parser.parse_args()
    encoder, network, judge = open_encoder("builtin"), Network.open(), load_judge()
    cut: list[tuple[bool, bool, bool]] = []
    wrong: list[bool] = []
    for organisation in from_documents(options.documents):
        index = build_index(organisation.messages, encoder.encode(texts_to_embed(organisation.messages)))
        searcher = Searcher(index, encoder, network, judge)
        cut += cut_in_two(organisation, searcher)
        wrong += untold(organisation, searcher)
    whole, half, both = (np.array(each) for each in zip(*cut, strict=True))
    print(f"{len(cut)} passages that tell a message: told by the whole {whole.sum()}, by a half {half.sum()},")
    print(f"by both halves together, and by none alone, {(both & ~half).sum()}")
    print(f"{len(wrong)} slides with a message they do not tell: together taken to tell it {sum(wrong)}")


if __name__ == "__main__":
    main()
