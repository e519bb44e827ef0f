"""Which facts are found to be told differently, in which assets, and what is said of them."""

from pathlib import Path

import pytest
import yaml

from msgcheck.checks.corpus import comparing, telling
from msgcheck.checks.corpus.comparing import LeftAlone, compare_statements
from msgcheck.checks.corpus.statements import statements_of
from msgcheck.checks.corpus.values_told import differing
from msgcheck.model.passage import Layer

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))
COPY = "Acme Flow posts {} of all invoices without a human touch in the first year."


def quotes(found, assets):
    return {uri: [assets[uri][seen.passage][seen.start : seen.end] for seen in each] for uri, each in found.items()}


@pytest.mark.parametrize("pair", PAIRS["conflict"], ids=lambda pair: pair["one"])
def test_two_values_of_one_fact_are_found(compared, pair):
    assets = {"a.md": [pair["one"]], "b.md": [pair["other"]]}
    found = compared(assets)
    assert {seen.rule for each in found.values() for seen in each} == {"corpus.conflict"}
    one, other = (quotes(found, assets)[uri][0].removeprefix("since ").removeprefix("on ") for uri in ("a.md", "b.md"))
    assert [one, other] == pair["says"]
    assert other in found["a.md"][0].message


@pytest.mark.parametrize("pair", PAIRS["none"], ids=lambda pair: f"{pair['why']}: {pair['one']}")
def test_what_is_no_conflict_is_left_alone(compared, pair):
    assert compared({"a.md": [pair["one"]], "b.md": [pair["other"]]}) == {}


def test_there_are_enough_pairs():
    assert len(PAIRS["conflict"]) >= 20
    assert len(PAIRS["none"]) >= 20


TITLES = ("Acme Kettle 2.0", "Acme Kettle® 2.1+")


def compared_pages(titles, texts, passages):
    by_asset = {
        f"{at}.md": statements_of(passages(text), frozenset(Layer), title, names=("Acme",))
        for at, (title, text) in enumerate(zip(titles, texts, strict=True))
    }
    return compare_statements(by_asset).found


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The Acme Kettle 2.0 is an open project that our whole town supports.",
            "The Acme Kettle 2.1+ is an open project that our whole town supports.",
        ),
        (
            "An adapter supports a quick look at both of the valves on the Acme Kettle 2.0 for us all.",
            "An adapter supports a quick look at both of the valves on the Acme Kettle 2.1+ for us all.",
        ),
    ],
)
def test_each_page_speaks_of_the_release_in_its_title(passages, texts):
    assert compared_pages(TITLES, texts, passages) == {}
    assert compared_pages(("", ""), texts, passages) != {}


@pytest.mark.parametrize(
    ("titles", "texts"),
    [
        (
            TITLES,
            (
                "The Acme Kettle 2.0 needs 90 seconds for a litre of water.",
                "The Acme Kettle 2.0 needs 60 seconds for a litre of water.",
            ),
        ),
        (
            TITLES,
            (
                "Acme Kettle 2.0 is the current kettle for every house of the town.",
                "Acme Kettle 2.1+ is the current kettle for every house of the town.",
            ),
        ),
        (
            ("Acme Steam 3.8", "Acme Steam 3.10"),
            (
                "Our kettle club requires Acme Steam 3.8 in each house.",
                "Our kettle club requires Acme Steam 3.10 in each house.",
            ),
        ),
        (
            TITLES,
            ("Our kettles conform to Lidrule 1.2 in all parts.", "Our kettles conform to Lidrule 1.4 in all parts."),
        ),
        (
            ("Acme Kettle 2.0", ""),
            (
                "The Acme Kettle 2.0 needs 90 seconds for a litre of water.",
                "The Acme Kettle 2.0 needs 60 seconds for a litre of water.",
            ),
        ),
    ],
    ids=["a figure", "the current one", "what is needed", "another version", "one title"],
)
def test_what_is_told_of_a_release_is_compared(passages, titles, texts):
    assert len(compared_pages(titles, texts, passages)) == 2


def test_without_dates_nobody_is_right(compared):
    found = compared({"a.md": [COPY.format("45%")], "b.md": [COPY.format("70%")]})
    assert [seen.suggestions for each in found.values() for seen in each] == [(), ()]
    assert found["a.md"][0].related == ("b.md: line 1, column 1",)


def test_the_newer_copy_is_right(compared):
    found = compared({"2024-05-01-pitch.md": [COPY.format("45%")], "2026-05-01-deck.md": [COPY.format("70%")]})
    (seen,) = found.pop("2024-05-01-pitch.md")
    assert (seen.rule, seen.suggestions, found) == ("corpus.stale-copy", ("70%",), {})
    assert dict(seen.evidence)["differences"] == (("70%", "45%"),)


def test_a_date_in_the_folder_counts(compared):
    found = compared({"2024Q1/pitch.md": [COPY.format("45%")], "2026Q1/deck.md": [COPY.format("70%")]})
    assert list(found) == ["2024Q1/pitch.md"]


def test_a_short_sentence_is_no_copy(compared):
    found = compared({"2024-05-01-a.md": ["Acme serves 640 banks."], "2026-05-01-b.md": ["Acme serves 900 banks."]})
    assert [(seen.rule, seen.suggestions) for seen in found["2024-05-01-a.md"]] == [("corpus.conflict", ("900 banks",))]
    assert "2026-05-01-b.md" not in found


def test_two_new_assets_that_differ_decide_nothing(compared):
    values = {"2024-01-01-a.md": "45%", "2026-01-01-b.md": "60%", "2026-01-01-c.md": "70%"}
    found = compared({uri: [COPY.format(value)] for uri, value in values.items()})
    assert sorted(found) == sorted(values)
    assert {seen.rule for each in found.values() for seen in each} == {"corpus.conflict"}


def test_an_asset_without_date_may_be_new_or_old(compared):
    values = {"2024-01-01-a.md": "45%", "b.md": "60%"}
    found = compared({uri: [COPY.format(value)] for uri, value in values.items()})
    assert {seen.rule for each in found.values() for seen in each} == {"corpus.conflict"}
    assert len(found) == 2


def test_three_against_one_decide_where_no_asset_is_dated(compared):
    values = {"a.md": "70%", "b.md": "70%", "c.md": "70%", "d.md": "45%"}
    found = compared({uri: [COPY.format(value)] for uri, value in values.items()})
    (seen,) = found.pop("d.md")
    assert (seen.rule, seen.suggestions, found) == ("corpus.stale-copy", ("70%",), {})
    assert "“70%” in 3 assets (a.md, line 1, column 1; b.md, line 1, column 1; and 1 more)" in seen.message


def test_the_files_of_one_document_are_one_voice(compared):
    values = {"a.pptx": "70%", "a.pdf": "70%", "a.md": "70%", "d.md": "45%"}
    found = compared({uri: [COPY.format(value)] for uri, value in values.items()})
    assert {seen.rule for each in found.values() for seen in each} == {"corpus.conflict"}


def test_older_versions_of_one_asset_are_history(compared):
    values = {"2024-01-01-deck.md": "45%", "2025-01-01-deck.md": "60%", "2026-01-01-deck.md": "70%"}
    assert compared({uri: [COPY.format(value)] for uri, value in values.items()}) == {}


def test_a_fact_of_which_one_asset_tells_two_values_depends_on_something_else(compared):
    assert compared({"a.md": [COPY.format("45%"), COPY.format("70%")], "b.md": [COPY.format("70%")]}) == {}


def test_a_wording_with_very_many_values_is_a_form(compared):
    assets = {f"{number}.md": [f"Acme invoice lists {number + 5} items of stock."] for number in range(12)}
    assert compared(assets) == {}
    assert len(compared(dict(list(assets.items())[:3]))) == 3


@pytest.mark.parametrize(
    ("contexts", "count"), [(("Basic plan", "Basic plan"), 2), (("Basic plan", "Pro plan"), 0), (("", ""), 0)]
)
def test_a_sentence_that_leaves_its_subject_to_the_heading_needs_the_same_heading(passages, contexts, count):
    texts = [f"It holds up to {number} open projects for every customer." for number in (5, 9)]
    stated = {
        uri: statements_of(passages(text, context=context), {"body"})
        for uri, text, context in zip("ab", texts, contexts, strict=True)
    }
    assert len(compare_statements(stated).found) == count


def test_a_list_of_places_is_short_however_many_there_are(compared):
    assets = {f"a{number}.md": [COPY.format("70%")] for number in range(40)} | {"z.md": [COPY.format("45%")]}
    (seen,) = compared(assets)["z.md"]
    assert len(seen.related) == 20
    assert dict(seen.evidence)["other_assets"] == 40
    assert len(seen.message) < 300


def test_facts_left_alone_are_counted(passages):
    texts = {f"{number}.md": [f"Acme invoice lists {number + 5} items of stock."] for number in range(12)}
    texts["0.md"].append(COPY.format("45%"))
    texts["1.md"] += [COPY.format("70%"), COPY.format("45%")]
    stated = {uri: statements_of(passages(*each), {"body"}, names=("Acme",)) for uri, each in texts.items()}
    compared = compare_statements(stated)
    assert compared.found == {}
    assert sorted(compared.left_alone) == [LeftAlone.TWO_IN_ONE, LeftAlone.MANY_VALUES]
    assert compare_statements(stated, {each.topic for of in stated.values() for each in of}).left_alone == ()


def test_decided_topics_are_left_to_the_platform(passages):
    texts = {"a.md": COPY.format("45%"), "b.md": COPY.format("70%")}
    stated = {uri: statements_of(passages(text), {"body"}, names=("Acme",)) for uri, text in texts.items()}
    assert len(compare_statements(stated).found) == 2
    assert compare_statements(stated, {stated["a.md"][0].topic}).found == {}


@pytest.mark.parametrize("values", [["45%"], ["45%", "60%", "70%"]])
def test_the_work_grows_with_the_assets_and_not_with_their_square(passages, values, monkeypatch):
    def comparisons(count):
        texts = (COPY.format(values[number % len(values)]) for number in range(count))
        stated = {f"{at:04}.md": statements_of(passages(text), {"body"}) for at, text in enumerate(texts)}
        asked = []
        for module in (comparing, telling):
            monkeypatch.setattr(module, "differing", lambda one, other: asked.append(1) or differing(one, other))
        compare_statements(stated)
        return len(asked)

    assert comparisons(400) <= 4.1 * comparisons(100)
