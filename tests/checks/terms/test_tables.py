"""Tables of a text are put together from lines: where one ends and the next begins."""

from __future__ import annotations

import io

import pytest

from msgcheck.checks.terms.tables import tables_of
from msgcheck.extract.reading import extract

HEADED = "| {} | b |\n|---|---|\n"
CASES = {
    "a blank line between": (HEADED.format("a") + "| 1 | 2 |\n\n" + HEADED.format("c") + "| 3 | 4 |\n", [2, 2]),
    "several rows": (HEADED.format("a") + "| 1 | 2 |\n| 3 | 4 |\n\n" + HEADED.format("c") + "| 5 | 6 |\n", [3, 2]),
    "three tables": ("\n".join(HEADED.format(name) + "| 1 | 2 |\n" for name in "xyz"), [2, 2, 2]),
    "a head alone before": (HEADED.format("a") + "\n" + HEADED.format("c") + "| 3 | 4 |\n", [1, 2]),
    "a row without words": (HEADED.format("a") + "| 1 | 2 |\n| | |\n| 3 | 4 |\n| 5 | 6 |\n", [4]),
    "text between": (HEADED.format("a") + "| 1 | 2 |\n\nText.\n\n" + HEADED.format("c") + "| 3 | 4 |\n", [2, 2]),
    "one table": (HEADED.format("a") + "| 1 | 2 |\n| 3 | 4 |\n", [3]),
}


@pytest.mark.parametrize("name", CASES)
def test_each_table_of_markdown_is_one(name):
    text, rows = CASES[name]
    found = [len(table.rows) for table in tables_of(extract(io.BytesIO(text.encode()), "md").passages)]
    assert found == rows


@pytest.mark.parametrize(
    "text",
    [
        "Use this,Not this\nplan one,plan two\n\nplan six,plan ten\n\nplan red,plan tan\n",
        'Use this,Not this\n"plan\none",plan two\n"plan\nsix",plan ten\n',
        '"Use\nthis",Not this\nplan one,plan two\nplan six,plan ten\n',
        "Use this,Not this\n\nplan one,plan two\nplan six,plan ten\nplan red,plan tan\n",
    ],
)
def test_separated_values_are_one_table(text):
    passages = extract(io.BytesIO(text.encode()), "csv").passages
    assert len(list(tables_of(passages))) == 1


def test_the_head_of_one_table_says_nothing_of_the_next():
    text = "| Use | Not this |\n|---|---|\n| open source | FOSS |\n\n| Name | Old |\n|---|---|\n| Flow | Gush |\n"
    passages = extract(io.BytesIO(text.encode()), "md").passages
    below = [passages[cell.number].text for table in tables_of(passages) for cell in table.below([1])]
    assert below == ["FOSS", "Gush"]
