"""Tables of a text are put together from lines: where one ends and the next begins."""

from __future__ import annotations

import io

import pytest

from msgcheck.checks.terms.finding.tables import tables_of
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


NAMED_ROWS = {
    "md": "| | Kestrowe | Ledgerly |\n|---|---|---|\n| Invoices | 70 % | 45 % |\n",
    "html": "<table><tr><th></th><th>Kestrowe</th><th>Ledgerly</th></tr>"
    "<tr><th>Invoices</th><td>70 %</td><td>45 %</td></tr></table>",
}


@pytest.mark.parametrize("kind", NAMED_ROWS)
@pytest.mark.parametrize(("head", "value"), [("Kestrowe", "70 %"), ("Ledgerly", "45 %")])
def test_values_stand_below_their_heads_where_rows_have_names_and_the_corner_is_empty(kind, head, value):
    passages = extract(io.BytesIO(NAMED_ROWS[kind].encode()), kind).passages
    (table,) = tables_of(passages)
    at = [passages[cell.number].text for cell in table.rows[0]].index(head)
    assert [passages[cell.number].text for cell in table.below([at])] == [value]
