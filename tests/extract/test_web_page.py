"""Web pages: what a visitor reads, where it stands, and what is kept out."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.extract.web_page.markup import TOO_LONG
from msgcheck.extract.web_page.reader import extract_web_page
from msgcheck.model.passage import Layer


def read(html, limits=None):
    data = html if isinstance(html, bytes) else html.encode()
    return extract_web_page(io.BytesIO(data), limits or Limits())


def passages(html):
    return [(p.layer.value, p.role.value, p.text) for p in read(html).passages]


def texts(html):
    return [p.text for p in read(html).passages]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>un<b>break</b>able</p>", ["unbreakable"]),
        ("<p>one\n   <i> two</i>  three</p>", ["one two three"]),
        ("<h1>One plan.<br>\n  Every team.</h1>", ["One plan.\nEvery team."]),
        ("<p>a<p>b", ["a", "b"]),
        ("<div>loose<p>inner</p>after</div>", ["loose", "inner", "after"]),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", ["one", "two", "three"]),
        ("<p>Tom &amp; Jerry&hellip; &#8364;5&nbsp;m</p>", ["Tom & Jerry… €5\xa0m"]),
        ("<p>Run <code>npm i</code> now</p>", ["Run now"]),
        ("<pre>FOSS</pre><script>FOSS</script><style>FOSS</style>text", ["text"]),
        ("<p>a<!-- note -->b</p>", ["note", "ab"]),
        ("<p>open<wbr>source</p>", ["opensource"]),
        ("<p>Click <button>Save</button>to go on</p>", ["Save", "Click to go on"]),
        ("<p>a<img src=x>b</p>", ["a b"]),
        ("<x-card>one<div>two</div></x-card>", ["one", "two"]),
        ("<p><a href=x></a></p><section>·</section>", ["·"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<p>&#xD800;&#0;ok</p>", ["\ufffd\ufffdok"]),
        ("plain text", ["plain text"]),
        (" <!-- note --> ", ["note"]),
        ("  ", []),
        ("<html><body><p>a</p></body></html>\n<p>b</p>", ["a", "b"]),
        ("<html><body><p>a</p></body></HTML >loose", ["a", "loose"]),
        ("<html><body>a</body></html><!-- x --></html><html><body class=x><p>b</body></html>", ["a", "x", "b"]),
        ("<html><body>a</body></html>\n<!-- note -->\n</body>\n", ["a", "note"]),
        ("<html><body>a</body></html><!-- never closed <p>b</p>", ["a", "never closed", "b"]),
    ],
)
def test_text_as_a_browser_puts_it_together(html, expected):
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>for lakes<a href="#_ftn1"><span><sup>[1]</sup></span></a> too</p>', ["[1]", "for lakes too"]),
        ('<p>for lakes<a href="#_ftn1"><span>m<sup>2</sup></span></a> too</p>', ["for lakesm² too"]),
        ('<p>since 2023<sup id="r3" role="doc-noteref"><a href="#f3">3</a></sup>.</p>', ["3", "since 2023."]),
        ('<p>Acme Flow<sup><a href="#f2">[2]</a></sup> closes</p>', ["[2]", "Acme Flow closes"]),
        ('<p>Acme Flow<a href="#f2"><sup>2</sup></a> closes</p>', ["2", "Acme Flow closes"]),
        ('<p>by 91%<a role="doc-noteref" href="#f1">1</a>, we say</p>', ["1", "by 91%, we say"]),
        ("<p>by 91%<sup>1, 2</sup> in spring<sup>3</sup></p>", ["1, 2", "3", "by 91% in spring"]),
        ("<p>in 2023<sup>4</sup> or for all.<sup>5</sup></p>", ["4", "5", "in 2023 or for all."]),
    ],
)
def test_a_mark_that_calls_a_note_is_no_part_of_the_text(html, expected):
    assert texts(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>5 m<sup>2</sup>, 30 km<sup>2</sup></p>",
        "<p>10<sup>6</sup> rows, x<sup>2</sup></p>",
        "<p>the 1<sup>st</sup> of May, Acme<sup>TM</sup></p>",
        "<p>Acme<sup>2</sup> Studio</p>",
        '<p>see <sup><a href="/next">the next page</a></sup></p>',
    ],
)
def test_what_is_raised_for_another_reason_is(html):
    assert len(texts(html)) == 1


def test_marks_within_marks_are_read_in_bounded_time():
    html = "<p>" + "<sup>" * 200 + "one" + "</sup>" * 200
    assert "one" in " ".join(texts(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<title>T</title>", ("metadata", "title", "T")),
        ("<meta name=description content='D  d'>", ("metadata", "property", "D d")),
        ("<meta property=og:title content=O>", ("metadata", "property", "O")),
        ("<h1>x</h1>", ("body", "title", "x")),
        ("<h1>y</h1><h1>x</h1>", ("body", "heading", "x")),
        ("<h3>x</h3>", ("body", "heading", "x")),
        ("<p>x</p>", ("body", "paragraph", "x")),
        ("<li><p>x</p></li>", ("body", "bullet", "x")),
        ("<blockquote><p>x</p></blockquote>", ("body", "quote", "x")),
        ("<table><tr><th>x</table>", ("body", "cell", "x")),
        ("<figure><figcaption>x</figcaption></figure>", ("body", "caption", "x")),
        ("<p><a href=/>x</a></p>", ("body", "link", "x")),
        ("<p>see <a href=/>x</a></p>", ("body", "paragraph", "see x")),
        ("<nav><a>x</a> | <a>y</a></nav>", ("furniture", "link", "x")),
        ("<button>x</button>", ("body", "link", "x")),
        ("<input type=submit value=x>", ("body", "link", "x")),
        ("<label>x <input></label>", ("body", "label", "x")),
        ("<input placeholder=x>", ("body", "label", "x")),
        ("<img alt=' x  y '>", ("alt", "caption", "x y")),
        ("<svg><title>x</title><text>y</text></svg>", ("alt", "label", "x")),
        ("<footer>x</footer>", ("furniture", "paragraph", "x")),
        ("<aside>x</aside>", ("furniture", "paragraph", "x")),
        ("<header>x</header>", ("furniture", "paragraph", "x")),
        ("<header><h1>x</h1></header>", ("body", "title", "x")),
        ("<article><header>x</header></article>", ("body", "paragraph", "x")),
        ("<div class='cookie-banner'>x</div>", ("furniture", "paragraph", "x")),
        ("<div role=contentinfo>x</div>", ("furniture", "paragraph", "x")),
        ("<p hidden>x</p>", ("hidden", "paragraph", "x")),
        ("<p style='DISPLAY : none'>x</p>", ("hidden", "paragraph", "x")),
        ("<p>was <s aria-hidden=true>x</s></p>", ("hidden", "paragraph", "x")),
        ("<template><p>x</p></template>", ("hidden", "paragraph", "x")),
        ("<nav hidden><p>x</p></nav>", ("hidden", "paragraph", "x")),
        ("<div hidden><img alt=x></div>", ("hidden", "caption", "x")),
    ],
)
def test_layer_and_role(html, expected):
    assert expected in passages(html)


def test_hidden_words_leave_their_sentence():
    assert passages("<p>now <span hidden>old</span>$5</p>") == [
        ("hidden", "paragraph", "old"),
        ("body", "paragraph", "now $5"),
    ]


PAGE = """<!doctype html>
<body><main><section><p>zero</p></section>
<section><h2>Plans
</h2><div><p>one</p>
<p>two <a>link</a></p></div></section></main>
<footer><p>end</p></footer>"""


def test_place_and_context():
    found = {p.text: p for p in read(PAGE).passages}
    assert found["two link"].place.css == ("main > section:nth-of-type(2) > div:nth-of-type(1) > p:nth-of-type(2)")
    assert (found["two link"].place.line, found["end"].place.line) == (5, 6)
    assert (found["zero"].context, found["one"].context) == ("", "Plans")
    assert found["end"].place.css == "body > footer:nth-of-type(1) > p:nth-of-type(1)"


def test_heading_around_a_block_is_a_heading():
    assert [(p.role, p.text, p.context) for p in read("<h2><div>One</div></h2><p>two").passages] == [
        ("heading", "One", ""),
        ("paragraph", "two", "One"),
    ]


def test_each_path_leads_to_its_text():
    soup = BeautifulSoup(PAGE, "lxml")
    for passage in read(PAGE).passages:
        elements = soup.select(passage.place.css)
        assert len(elements) == 1
        assert " ".join(elements[0].get_text().split()) == passage.text


def test_long_paths_are_cut_and_still_lead_to_their_text():
    page = "<body>" + "<section>" * 60 + "<p>one<p>two" + "</section>" * 60 + f"<{'x' * 500}><p>three"
    soup = BeautifulSoup(page, "lxml")
    for passage in read(page).passages:
        assert len(passage.place.css) <= 600
        assert passage.text in [each.get_text() for each in soup.select(passage.place.css)]
    assert [passage.place.css.split(" > ")[-1] for passage in read(page).passages] == [
        "p:nth-of-type(1)",
        "p:nth-of-type(2)",
        "p:nth-of-type(1)",
    ]


def test_paths_of_a_page_take_no_more_than_the_page_allows():
    page = "".join(f"<{'x' * 500}>" for _ in range(200)) + "<p>x</p>" * 1_000
    assert sum(len(passage.place.css) for passage in read(page).passages) <= 600 * 1_000


def test_declared_charset():
    page = '<meta charset="windows-1251"><p>Привет</p>'
    assert texts(page.encode("cp1251")) == ["Привет"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"%PDF-1.7", "not-text"), (b"PK\x03\x04", "not-text"), (bytes(100), "not-text")],
)
def test_what_cannot_be_read_has_a_reason(data, reason):
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert caught.value.reason == reason


def attributes(each, count=20_000):
    return f"<p {' '.join(map(each.format, range(count)))}>x</p>"


@pytest.mark.parametrize("each", ["a{}", "a{}='<x> b c'", "a{}=1/"])
def test_an_element_of_too_many_attributes_is_reported(each, clock):
    page = attributes(each)
    clock.assert_within(0.3, lambda: read(page))
    extraction = read(page)
    assert extraction.passages == ()
    assert extraction.coverage.unread == (TOO_LONG,)


@pytest.mark.parametrize("page", [attributes("a{}='b c'", 900), "<p title='" + "a b " * 9_000 + "'>x</p>"])
def test_long_elements_are_read(page):
    assert texts(page)[-1] == "x"


def test_deep_nesting_is_reported_and_what_is_above_is_read():
    extraction = read("<p>above</p>" + "<div>" * 5000 + "deep")
    assert [p.text for p in extraction.passages] == ["above"]
    assert extraction.coverage.unread[0].part == "rest of the page"


def test_a_text_that_is_too_long_is_told_as_that():
    extraction = read("<p>above</p><style>" + "a{} " * 2_600_000 + "</style><p>below</p>")
    assert [passage.text for passage in extraction.passages] == ["above"]
    (unread,) = extraction.coverage.unread
    assert (unread.part, unread.reason) == (
        "rest of the page",
        "one text, script or style sheet is longer than 10 MB",
    )


def test_embedded_pages_are_reported_not_followed():
    unread = read("<p>x</p><iframe src='https://x.example/'></iframe>").coverage.unread
    assert [(part.part, part.reason) for part in unread] == [
        ("body > iframe:nth-of-type(1)", "an embedded page is not followed")
    ]


@pytest.mark.parametrize(
    ("size", "count"),
    [('width="0" height="0"', 0), ("height=1px width=1px", 0), ("height=0", 1), ("width=100% height=1", 1)],
)
def test_a_page_within_that_is_a_dot_holds_no_text(size, count):
    page = f"<p>x</p><noscript><iframe src='https://x.example/count' {size}></iframe></noscript>"
    assert len(read(page).coverage.unread) == count


def test_entities_of_a_document_type_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "FOSS"><!ENTITY b SYSTEM "file:///etc/hostname">]><p>&a; &b; text</p>'
    assert texts(bomb)[-1] == "&a; &b; text"


def test_passages_above_the_limit_are_reported():
    extraction = read("<p>x</p>" * 5, Limits(passages=3))
    assert (extraction.coverage.text_units, len(extraction.passages)) == (5, 3)
    assert extraction.coverage.unread[0].part == "rest of the page"


@pytest.mark.parametrize("hostile", ["<a>" * 20_000, "<p>x" * 20_000, "<b>" * 200 + "x</b>" * 20_000, "<!--" * 20_000])
def test_hostile_markup_ends_soon(hostile, clock):
    clock.assert_within(5, lambda: read(hostile))


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        pytest.param("<style>", "a", "</style>x", id="style sheet"),
        pytest.param("<style>", ".a{display:none}", "</style>x", id="rules"),
        pytest.param("<style>", "/*", "</style>x", id="comments of a style sheet"),
        pytest.param("<style>", "@media screen{", "</style>x", id="rules around rules"),
        pytest.param("<p style='color:", "rgb(,", "'>x", id="colours"),
        pytest.param("", "<embed>x ", "x", id="elements taken for full"),
        pytest.param("<p style='", "display ", "'>x", id="inline style"),
        pytest.param("<p class='", "group-a ", " hidden'>x", id="classes"),
        pytest.param("<p id='", "cookie_", "'>x", id="name"),
        pytest.param("<meta name='", "og:", "' content='a b'>x", id="name of metadata"),
        pytest.param("<meta name=description content='", "a@", "'>x", id="metadata"),
        pytest.param("", "<!--<b>x</b>-->", "x", id="comments"),
        pytest.param("<!--", " ", "-->x", id="white space"),
        pytest.param("<script type='application/ld+json'>[", '"a b",', '"c"]</script>x', id="structured data"),
        pytest.param("", "<iframe srcdoc='a <b>'></iframe>", "x", id="pages"),
        pytest.param("", "<x-a b='c d'>", "x", id="components"),
        pytest.param("", "<wbr>", "x", id="void elements"),
        pytest.param("", "<a b='", ">x", id="quotes"),
        pytest.param("<p>x", "</html>", "x", id="ends of pages"),
        pytest.param("<p>x</html>", "<!---->", "x", id="comments after the end"),
        pytest.param("<p>x</html>", "<!--", "x", id="open comments after the end"),
    ],
)
def test_twice_the_hostile_page_takes_twice_the_time(head, unit, tail, clock):
    once, twice = (head + unit * (size // len(unit)) + tail for size in (30_000, 60_000))
    clock.assert_growth(3, lambda: read(once), lambda: read(twice))


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["markitdown/test_files/test_blog.html", "docling/html/sources/wiki_duck.html"])
def test_the_words_of_real_pages_are_those_of_an_independent_reader(realdata, name):
    data = (realdata / "data/robustness" / name).read_bytes()
    soup = BeautifulSoup(data, "lxml")
    for element in soup(["script", "style", "noscript", "pre", "code", "samp", "math", "textarea", "head"]):
        element.extract()
    theirs = Counter(re.findall(r"\w{3,}", soup.get_text(" ")))
    ours = Counter(re.findall(r"\w{3,}", "\n".join(p.text for p in read(data).passages if p.layer != "metadata")))
    assert sum((theirs & ours).values()) >= 0.99 * sum(theirs.values())


@pytest.mark.realdata
def test_paths_of_a_real_page_lead_to_one_element(realdata):
    data = (realdata / "data/robustness/markitdown/test_files/test_blog.html").read_bytes()
    tree = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    soup = BeautifulSoup(etree.tostring(tree, encoding="unicode"), "lxml")
    for passage in read(data).passages:
        assert len(soup.select(passage.place.css)) == 1


def test_a_page_within_a_page_styles_itself_alone():
    within = "&lt;style&gt;.line{display:flex} .gone{display:none}&lt;/style&gt;&lt;p&gt;Timetable&lt;/p&gt;"
    page = f'<iframe srcdoc="{within}"></iframe><div class=line><b>Harbour</b><i>lights</i></div><p class=gone>Open</p>'
    passages = extract_web_page(io.BytesIO(page.encode()), Limits()).passages
    assert [(each.text, each.layer) for each in passages] == [
        ("Timetable", Layer.BODY),
        ("Harbourlights", Layer.BODY),
        ("Open", Layer.BODY),
    ]
