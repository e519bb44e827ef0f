"""Text units of web pages, found without a parser of HTML, in time that grows with the page and no faster."""

# ruff: noqa: E501 - cases as data, one a line

import pytest

from msgcheck.extract.coverage.web_walk import web_units


def found(page):
    return {name: ["|".join(unit) for unit in units] for name, units in web_units(page).items() if units}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One</p><p>Two</p>", {"text": ["One", "Two"]}),
        ("<p>O<b>n</b>e &amp; all</p>", {"text": ["O|n|e & all"]}),
        ("<div>ab<br>cd<hr>ef</div>", {"text": ["ab", "cd", "ef"]}),
        ("<h2><div>a</div><div>b</div> <div>cd</div></h2><p>e</p>", {"text": ["a|b|cd", "e"]}),
        ("1 < 2 <p>x", {"text": ["1 < 2 ", "x"]}),
        ("<template><p>kept</p></template><div hidden>hid</div>", {"text": ["kept", "hid"]}),
        ("<p>a<!-- no <p>text</p> -->b</p>", {"text": ["ab"]}),
        ("a<!-- open", {"text": ["a"]}),
        ("<script>var a = '<p>no</p>';</script><style>p{}</style>yes", {"text": ["yes"]}),
        ("<SCRIPT>no</SCRIPT >yes", {"text": ["yes"]}),
        ("<p>Run <code>make</code> now</p><pre>x = 1</pre>", {"text": ["Run ", " now"]}),
        ('<img alt="A hill" src="x.png">', {"attributes": ["A hill"]}),
        ("<input placeholder=Name type=text value=typed><input type=submit value='Send it'>", {"attributes": ["Name", "Send it"]}),
        ('<a title="a > b">c</a>', {"attributes": ["a > b"], "text": ["c"]}),
        ('<meta name="Description" content="About"><meta name="viewport" content="width">', {"metadata": ["About"]}),
        ('<script type="application/ld+json">{"@type": "X", "headline": "A \\"new\\" day"}</script>', {"metadata": ['A "new" day']}),
        ('<script type="application/ld+json">{"@type": "Answer", "text": "<p>Yes</p><p>No</p>"}</script>', {"metadata": ["Yes|No"]}),
        ('<iframe srcdoc="&lt;p&gt;inner&lt;/p&gt;"></iframe>', {"text": ["inner"]}),
        ("", {}),
    ],
)  # fmt: skip
def test_texts_by_where_they_stand(page, expected):
    assert found(page) == expected


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a ", '<a x="', "<a x='", '<a x="<', "<script>", "<code>", "&amp;", "<a aaaa", "<a b=c", "</", '<a b="\'>'],
)  # fmt: skip
def test_no_page_takes_longer_than_its_length_allows(piece, clock):
    clock.assert_growth(12, lambda: web_units(piece * 40_000), lambda: web_units(piece * 160_000))


def test_pages_within_pages_end():
    page = "<p>core</p>"
    for _ in range(12):
        page = f"<p>x</p><iframe srcdoc='{page.replace('&', '&amp;').replace(chr(39), '&#39;').replace('<', '&lt;')}'>"
    assert found(page)["text"] == ["x"] * 5
