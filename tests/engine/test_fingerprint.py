from collections import Counter

from msgcheck.engine import fingerprint
from msgcheck.engine.fingerprint import fingerprints

PASSAGE = "We like FOSS. "


def test_spelling_that_survives_a_save_keeps_the_fingerprint():
    one = ("term.deprecated", "term:open-source", "FOSS", PASSAGE)
    saved = ("term.deprecated", "term:open-source", "foss", "We\u00a0like  FO\u00adSS.")
    assert fingerprints([one]) == fingerprints([saved])


def test_identities_are_told_apart_by_every_part():
    one = ("term.deprecated", "term:open-source", "FOSS", PASSAGE)
    others = [(*one[:at], "other", *one[at + 1 :]) for at in range(4)]
    assert len(set(fingerprints([one, *others]))) == 5


def test_repetitions_are_told_apart_in_order():
    one = ("term.deprecated", "term:open-source", "FOSS", PASSAGE)
    repeated = fingerprints([one, one, one])
    assert len(set(repeated)) == 3
    assert fingerprints([one, one]) == repeated[:2]


def test_passage_with_thousands_of_findings_is_normalised_once(monkeypatch):
    normalised, normalise = Counter(), fingerprint.normalise
    monkeypatch.setattr(fingerprint, "normalise", lambda text: normalised.update([len(text)]) or normalise(text))
    passage = PASSAGE * 8_000
    prints = fingerprints(("rule", "term:t", passage[at * 14 + 8 : at * 14 + 12], passage) for at in range(8_000))
    assert len(set(prints)) == 8_000
    assert normalised[len(passage)] == 1
    assert sum(normalised.values()) < 10


def test_whole_passages_are_hashed_once(monkeypatch):
    hashed = []
    sha256 = fingerprint.hashlib.sha256
    monkeypatch.setattr(fingerprint.hashlib, "sha256", lambda data: hashed.append(len(data)) or sha256(data))
    passage = PASSAGE * 8_000
    fingerprints(("rule", "term:t", "FOSS", passage) for _ in range(100))
    assert sum(hashed) < 2 * len(passage)
