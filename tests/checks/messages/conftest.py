from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from msgcheck.analysis.trust import FEATURES, Trust
from msgcheck.checks.messages.check import check_messages
from msgcheck.checks.messages.index import build_index, texts_to_embed
from msgcheck.checks.messages.judging import judge_questions, questions_of, texts_to_read
from msgcheck.checks.messages.screening import near_messages
from msgcheck.checks.messages.units import units_of
from msgcheck.checks.messages.validity import judged_messages
from msgcheck.model.message import DEFAULT_MATCH, MatchMode, Message, MessageKind, MessageStatus, Variant
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace

TODAY = date(2026, 7, 1)
LAYERS = frozenset({"body", "notes"})


def make_message(id_, kind, statement, **more):
    kind = MessageKind(kind)
    more["variants"] = tuple(Variant(text) for text in more.get("variants", ()))
    match = DEFAULT_MATCH.get(kind, MatchMode.MEANING)
    return Message(id=id_, kind=kind, statement=statement, match=match, **more)


MESSAGES = (
    make_message(
        "category", "category", "Acme Flow is the close platform for finance teams.", required_in=("deck",),
        contradictions=("Acme Flow is a spreadsheet add-in.",),
    ),
    make_message("saving", "proof_point", "Acme Flow cuts the time to close the books by 70 %."),
    make_message("finding", "proof_point", "Acme Flow finds up to 95 % of duplicate invoices."),
    make_message("free", "commitment", "Acme Flow is free for the first three users.", valid_until=date(2026, 6, 30)),
    make_message("tagline", "tagline", "Close the books, sleep at night."),
    make_message("hosting", "commitment", "Customer data is stored and processed only in Austria."),
    make_message(
        "old-category", "category", "Acme Flow is a workflow tool for small accounting firms.",
        status=MessageStatus.RETIRED, replaced_by="category",
    ),
)  # fmt: skip


class WordEncoder:
    """Bags of words as unit vectors: near where words are shared, and nothing to load."""

    def __init__(self):
        self.seen = []

    def encode(self, texts):
        self.seen.append(tuple(texts))
        rows = np.zeros((len(texts), 4096), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().replace(".", " ").replace(",", " ").split():
                rows[row, sum(ord(letter) * 31**place for place, letter in enumerate(word)) % 4096] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@pytest.fixture
def sample():
    """The messages of a small platform."""
    return MESSAGES


@pytest.fixture
def word_encoder():
    return WordEncoder()


@pytest.fixture(scope="session")
def built_in(models):
    return models.encoder


@pytest.fixture
def doubter(models):
    """The shipped judge, that holds every fault for rather wrong than right (0.269)."""
    return replace(models.judge, trust=Trust((0.0,) * len(FEATURES), -1.0))


@pytest.fixture
def check(models):
    """Check texts as the body of one asset with the shipped models: (texts, kind, messages) -> MessageCheck."""

    def run(texts, kind="deck", messages=MESSAGES, today=TODAY, judge=models.judge, *, heading=""):
        encoder = models.encoder
        places = enumerate(texts, 1)
        passages = tuple(Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(at), heading) for at, text in places)
        judged = judged_messages(messages, today)
        index = build_index(judged, encoder.encode(texts_to_embed(judged)))
        units = units_of(passages, LAYERS)
        texts = list(dict.fromkeys(unit.text for unit in units))
        near = near_messages(texts, encoder.encode(texts), index)
        questions = questions_of(units, near)
        logits = models.network.logits(texts_to_read(questions, units, index))
        judged = judge_questions(questions, units, index, logits, judge=judge, today=today)
        return check_messages(units, judged, index, asset_kind=kind, today=today)

    return run
