from __future__ import annotations

import pytest

from msgcheck.analysis.words import singular
from msgcheck.checks.terms.mining import MinedAsset, mine
from msgcheck.checks.terms.mining import candidates as candidates_module
from msgcheck.checks.terms.mining.candidates import candidates
from msgcheck.checks.terms.mining.counting import count_candidates, shortlist
from msgcheck.checks.terms.mining.tokens import key_of_form, segments
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace
from msgcheck.model.proposal import ProposalKind
from msgcheck.model.term import Glossary, Term, TermStatus


def asset(name: str, *texts: str) -> MinedAsset:
    places = enumerate(texts, start=1)
    return MinedAsset(name, tuple(Passage(text, Layer.BODY, Role.PARAGRAPH, LinePlace(at, 1)) for at, text in places))


CORPUS = (
    asset(
        "a.md",
        "Our freight ledger closes the month before anybody asks.",
        "We rolled out the freight ledger in two plants, and Zorblatt helped us.",
        "Follow us on the web",
    ),
    asset(
        "b.md",
        "The Freight Ledger of last year was a table.",
        "Ask Zorblatt how freight ledgers are audited.",
        "Follow us on the web",
    ),
    asset(
        "c.md",
        "A freight ledger needs no training; Zorblatt reads it at night.",
        "Follow us on the web",
        "Every freight-ledger entry has an owner.",
    ),
)


def forms(proposals) -> list[str]:
    return [proposal.form for proposal in proposals]


def phrases(text: str) -> set[str]:
    return {text[found.start : found.end] for found in candidates(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the software bill of materials is kept", {"software bill of materials", "bill of materials"}),
        ("we use the supply chain", {"supply chain"}),
        ("Learn more about Zorblatt Cloud today", {"Zorblatt Cloud", "Zorblatt", "Cloud"}),
        ("SDRs and AEs", {"SDRs", "AEs"}),
    ],
)
def test_phrases_between_stop_words(text, expected):
    assert expected <= phrases(text)


@pytest.mark.parametrize(
    ("text", "not_found"),
    [
        ("write to sales@zorblatt.example or see https://zorblatt.example/freight/ledger", "freight"),
        ("run `freight ledger` now", "freight ledger"),
        ("certified by OpenChain ISO/IEC 5230", "OpenChain ISO"),
        ("using the table", "using"),
        ("fifty ledgers", "fifty ledgers"),
        ("the number of ledgers", "number of ledgers"),
        ("Zorblatt's cloud", "Zorblatt's cloud"),
        ("reads headers", "reads headers"),
        ("it is used to train models", "train models"),
    ],
)
def test_no_term(text, not_found):
    assert not_found not in phrases(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Open-Source License", "open source licenses"),
        ("SDRs", "sdr"),
        ("policies", "Policy"),
        ("Boxes", "box"),
    ],
)
def test_spellings_have_one_key(one, other):
    assert key_of_form(one) == key_of_form(other)


@pytest.mark.parametrize("word", ["status", "analysis", "business", "bus", "gas"])
def test_not_every_s_is_a_plural(word):
    assert singular(word) == word


def test_a_name_with_capitals_inside_keeps_its_s():
    assert key_of_form("SaaS") == ("saas",)


def test_proposes_the_term_with_all_its_spellings():
    proposals = mine(CORPUS, Glossary())
    ledger = next(each for each in proposals if each.form == "freight ledger")
    assert (ledger.kind, ledger.count, ledger.assets) == (ProposalKind.TERM, 6, 3)
    assert dict(ledger.also) == {"Freight Ledger": 1, "freight ledgers": 1, "freight-ledger": 1}
    assert "freight" not in forms(proposals)


def test_proposes_a_name_as_name():
    (name,) = (each for each in mine(CORPUS, Glossary()) if each.form == "Zorblatt")
    assert name.kind is ProposalKind.NAME


def test_evidence_is_three_sentences_of_three_assets():
    ledger = next(each for each in mine(CORPUS, Glossary()) if each.form == "freight ledger")
    assert [each.asset for each in ledger.evidence] == ["a.md", "b.md", "c.md"]
    assert all("reight" in each.sentence for each in ledger.evidence)
    assert ledger.evidence[0].place == LinePlace(1, 1)


def test_what_stands_on_every_page_counts_once():
    repeated = [asset(name, "Ask the zorb office") for name in "abc"]
    various = [asset(name, f"Ask the zorb office of {name.upper()} {name}") for name in "abc"]
    assert mine(repeated, Glossary()) == ()
    assert "zorb office" in forms(mine(various, Glossary()))


@pytest.mark.parametrize(
    "term",
    [
        Term(id="x", preferred="freight ledger"),
        Term(id="x", preferred="Freight Ledgers"),
        Term(id="x", preferred="cargo book", deprecated=("freight ledger",)),
        Term(id="x", preferred="cargo book", forbidden=("freight-ledger",)),
        Term(id="x", preferred="freight ledger", status=TermStatus.DISCARDED),
        Term(id="x", preferred="freight ledger", status=TermStatus.PROPOSED),
    ],
    ids=lambda term: f"{term.preferred}-{term.status}",
)
def test_what_an_entry_has_is_not_proposed(term):
    is_open = term.status is not TermStatus.APPROVED
    glossary = Glossary(() if is_open else (term,), written=(term,))
    assert "freight ledger" in forms(mine(CORPUS, Glossary()))
    assert "freight ledger" not in forms(mine(CORPUS, glossary))


def test_forms_of_rule_packs_are_known():
    assert "freight ledger" not in forms(mine(CORPUS, Glossary(), ["Freight ledger"]))


def test_a_phrase_with_a_form_to_avoid_is_not_proposed():
    texts = ["The FOSS ledger is kept.", "Nobody reads the FOSS ledger.", "Keep the FOSS ledger."]
    avoided = Glossary((Term(id="x", preferred="open source", deprecated=("FOSS",)),))
    assert "FOSS ledger" in forms(mine([asset("a", *texts)], Glossary()))
    assert "FOSS ledger" not in forms(mine([asset("a", *texts)], avoided))


def test_an_abbreviation_joins_its_term():
    texts = [f"The freight ledger office (FLO) {verb}. The FLO {verb}." for verb in ("pays", "counts", "sleeps")]
    (office,) = (each for each in mine([asset("a", *texts)], Glossary()) if each.abbreviation)
    assert (office.form, office.abbreviation) == ("freight ledger office", "FLO")
    assert "FLO" not in forms(mine([asset("a", *texts)], Glossary()))


def test_a_fragment_is_left_out():
    counts = count_candidates([f"The {word} zorblatt freight ledger" for word in ("first", "second", "third", "last")])
    assert [each.key for each in shortlist(counts, frozenset(), 2)] == [("zorblatt", "freight", "ledger")]


def test_the_same_corpus_gives_the_same_proposals():
    assert mine(CORPUS, Glossary()) == mine(CORPUS, Glossary())


def test_least_and_most_are_kept():
    assert len(mine(CORPUS, Glossary(), most=1)) == 1
    assert mine(CORPUS, Glossary(), least=7) == ()


SPELLED = Glossary(
    (
        Term(id="zorblatt", preferred="Zorblatt", case_sensitive=True),
        Term(id="code-base", preferred="codebase"),
        Term(id="contact", preferred="contact list"),
        Term(id="github", preferred="GitHub", deprecated=("Git Hub",)),
    )
)


@pytest.mark.parametrize(
    ("text", "form", "term_id"),
    [
        ("Ask Zorbaltt about it.", "Zorbaltt", "zorblatt"),
        ("Ask Zorblat about it.", "Zorblat", "zorblatt"),
        ("The code base grows.", "code base", "code-base"),
        ("The code-base grows.", "code-base", "code-base"),
        ("On Github twice, on Github.", "Github", "github"),
    ],
)
def test_other_spellings_of_terms(text, form, term_id):
    texts = [text, f"{text} Again."]
    found = [each for each in mine([asset("a", *texts)], SPELLED) if each.kind is ProposalKind.SPELLING]
    assert [(each.form, each.spelling_of) for each in found] == [(form, term_id)]


@pytest.mark.parametrize(
    "text",
    [
        "The codebases grow.",
        "The contract list is long.",
        "GITHUB AND ZORBLATT",
        "Git Hub is listed already.",
        "Zorblatt's people know the Zorblatts.",
        "A Zorblatt office",
    ],
)
def test_no_other_spelling(text):
    found = mine([asset("a", text, f"{text} Again.")], SPELLED)
    assert not [each for each in found if each.kind is ProposalKind.SPELLING]


def test_a_discarded_spelling_is_not_proposed_again():
    discarded = Term(id="code-base.code-base", preferred="code base", status=TermStatus.DISCARDED)
    glossary = Glossary(SPELLED.terms, written=(*SPELLED.terms, discarded))
    assert mine([asset("a", "The code base grows.", "A code base shrinks.")], glossary) == ()


def test_with_a_trained_pipeline_its_noun_chunks_bound_the_phrases(monkeypatch):
    """The pipeline is played by a document with a parse of its own: none is installed everywhere."""
    import spacy
    from spacy.tokens import Doc

    words = ["zorblatt", "helps", "freight", "clerks"]

    def parsed(text, *, is_tagged):
        assert is_tagged
        assert text == " ".join(words)
        pos, deps = ["NOUN", "VERB", "NOUN", "NOUN"], ["nsubj", "ROOT", "compound", "dobj"]
        return Doc(spacy.blank("en").vocab, words=words, pos=pos, heads=[1, 1, 3, 1], deps=deps)

    monkeypatch.setattr(candidates_module, "read_document", parsed)
    found = {" ".join(each.key) for each in candidates(" ".join(words), is_tagged=True)}
    assert found == {"zorblatt", "freight clerk", "freight", "clerk"}


HOSTILE = [
    "x" * 300_000,
    "a-" * 100_000,
    "`" * 100_001,
    "A." * 100_000,
    "Zorblat" * 40_000,
    "https://" * 40_000,
    "(" * 9**5,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:9])
def test_hostile_text_costs_no_more_than_its_length(text, clock):
    clock.assert_within(10, lambda: mine([asset("a", text, text + " b", text + " c")], SPELLED))


def test_segments_keep_their_places():
    text = "Our freight ledger, kept at acme.example: done."
    tokens = [token for run in segments(text) for token in run]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "acme" not in {token.text for token in tokens}
