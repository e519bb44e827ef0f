import json

import pytest

from msgcheck.checks.corpus.statement import Statement
from msgcheck.engine.asset_facts import AssetFacts, Sighting
from msgcheck.engine.caching.facts_codec import facts_from_json, facts_to_json
from msgcheck.model.observation import Observation, Reference
from msgcheck.model.passage import Coverage, Layer, Passage, Role, UnreadPart
from msgcheck.model.place import DocumentPlace, LinePlace, PagePlace, SlidePlace, WebPlace
from msgcheck.model.verdict import MessageVerdict, Verdict

PLACES = [
    SlidePlace(4, 2, "Title 1", 0, None, None),
    PagePlace(2, (1.0, 2.5, 3.0, 4.0)),
    LinePlace(3, 7),
    WebPlace(None, "main > p", 12),
    DocumentPlace("body/12"),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.kind)
def test_facts_survive_json(place):
    passage = Passage("The \u00ad text \ud800", Layer.NOTES, Role.NOTE, place, "Title")
    seen = Observation(
        rule="term.forbidden", message="m", passage=3, start=1, end=4, suggestions=("a",), related=("b.md: line 2",),
        reference=Reference("term", "t"), evidence=(("n", (1, ("x", None))), ("b", True)), confidence=0.5,
    )  # fmt: skip
    whole = Observation(rule="message.missing", message="m", reference=Reference("message", "v"))
    facts = AssetFacts(
        by_wording=3, possible=4,
        title="T", passage_count=9, content="s1:00", words=7, shown_as_wrong=2,
        parts_asked=(("term.deprecated", "lead"),),
        statements=(Statement(3, passage, 1, 4, "0f"),),
        coverage=Coverage(10, 9, (UnreadPart("p", "r"),)),
        sightings=(Sighting(seen, passage), Sighting(whole, None)),
        verdicts=(MessageVerdict("v", Verdict.MISSING, None, 1), MessageVerdict("w", Verdict.ALIGNED, 0.9)),
    )  # fmt: skip
    assert facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts
