"""Every place in a web page where text can stand: one token each, with its layer, role and place."""

from __future__ import annotations

import io
import json

import pytest

from msgcheck.extract.limits import Limits
from msgcheck.extract.web_page.reader import extract_web_page

HEAD = {
    "<title>{}</title>": ("metadata", "title"),
    '<meta name="description" content="{}">': ("metadata", "property"),
    '<meta name="keywords" content="{}">': ("metadata", "property"),
    '<meta name="author" content="{}">': ("metadata", "property"),
    '<meta property="og:title" content="{}">': ("metadata", "property"),
    '<meta property="og:description" content="{}">': ("metadata", "property"),
    '<meta property="og:site_name" content="{}">': ("metadata", "property"),
    '<meta property="og:image:alt" content="{}">': ("metadata", "property"),
    '<meta name="twitter:title" content="{}">': ("metadata", "property"),
    '<meta name="twitter:description" content="{}">': ("metadata", "property"),
    '<meta name="twitter:image:alt" content="{}">': ("metadata", "property"),
    '<meta name="twitter:data1" content="{}">': ("metadata", "property"),
    '<meta name="DC.description" content="{}">': ("metadata", "property"),
    '<meta itemprop="headline" content="{}">': ("metadata", "property"),
    '<meta name="house-note" content="Words of {}">': ("metadata", "property"),
    '<link rel="alternate" title="{}" href="feed.xml">': ("metadata", "property"),
    '<script type="application/ld+json">{{"@type": "Product", "name": "{}"}}</script>': ("metadata", "property"),
    '<script type="application/LD+json; charset=utf-8">{{"description": "{}"}}</script>': ("metadata", "property"),
    '<script type="application/ld+json">[{{"mainEntity": {{"text": "<p>An <b>answer</b> {}</p>"}}}}]</script>': (
        "metadata",
        "property",
    ),
    '<script type="application/ld+json">{{"name": {{"@value": "{}", "@language": "en"}}}}</script>': (
        "metadata",
        "property",
    ),
    '<script type="application/ld+json">/* <![CDATA[ */{{"name": "{}"}}/* ]]> */</script>': ("metadata", "property"),
    '<meta property="product:brand" content="{}">': ("metadata", "property"),
    "<!-- {} -->": ("comment", "note"),
}

BODY = {
    "<header><p>{}</p></header>": ("furniture", "paragraph"),
    "<header><h1>Hero</h1><p>{}</p></header>": ("body", "paragraph"),
    "<nav><ul><li><a href=x>{}</a></ul></nav>": ("furniture", "link"),
    '<div role="navigation">{}</div>': ("furniture", "paragraph"),
    '<div role="banner">{}</div>': ("furniture", "paragraph"),
    '<div role="contentinfo">{}</div>': ("furniture", "paragraph"),
    "<footer><small>{}</small></footer>": ("furniture", "paragraph"),
    '<footer><input placeholder="{}"></footer>': ("furniture", "label"),
    '<div id="onetrust-banner-sdk"><p>{}</p></div>': ("furniture", "paragraph"),
    '<div id="CybotCookiebotDialog"><p>{}</p></div>': ("furniture", "paragraph"),
    '<div class="cky-consent-container"><button>{}</button></div>': ("furniture", "link"),
    '<section class="CookieBanner"><p>{}</p></section>': ("furniture", "paragraph"),
    '<div role="dialog" aria-label="Cookie consent"><p>{}</p></div>': ("furniture", "paragraph"),
    '<div class="cookie-policy"><p>{}</p></div>': ("body", "paragraph"),
    "<h2>{}</h2>": ("body", "heading"),
    '<div role="heading" aria-level="3">{}</div>': ("body", "heading"),
    '<div class="hero"><p>{}</p></div>': ("body", "paragraph"),
    '<article class="card"><h3>Card</h3><p>{}</p></article>': ("body", "paragraph"),
    "<button>{}</button>": ("body", "link"),
    '<a class="button" href="x">{}</a>': ("body", "link"),
    '<input type="submit" value="{}">': ("body", "link"),
    '<input type="text" value="{}">': ("body", "label"),
    '<input type="search" placeholder="{}">': ("body", "label"),
    '<input type="image" alt="{}">': ("alt", "caption"),
    '<input type="hidden" value="{}">': ("hidden", "label"),
    "<label>{} <input></label>": ("body", "label"),
    "<fieldset><legend>{}</legend></fieldset>": ("body", "label"),
    "<select><option>{}</option></select>": ("body", "label"),
    '<select><option label="{}"></option></select>': ("body", "label"),
    '<select><optgroup label="{}"></optgroup></select>': ("body", "label"),
    '<datalist><option value="{}"></datalist>': ("body", "label"),
    "<textarea>{}</textarea>": ("body", "label"),
    '<textarea placeholder="{}"></textarea>': ("body", "label"),
    "<output>{}</output>": ("body", "label"),
    '<button aria-label="{}">x</button>': ("alt", "label"),
    '<div aria-description="{}">x</div>': ("alt", "label"),
    '<div aria-roledescription="{}">x</div>': ("alt", "label"),
    '<div role="slider" aria-valuetext="{}"></div>': ("alt", "label"),
    '<abbr title="{}">x</abbr>': ("alt", "label"),
    '<a href="x" title="{}">x</a>': ("alt", "label"),
    '<img alt="{}">': ("alt", "caption"),
    '<img title="{}">': ("alt", "label"),
    '<picture><source srcset="x"><img alt="{}"></picture>': ("alt", "caption"),
    '<map><area alt="{}" href="x"></map>': ("alt", "caption"),
    "<figure><figcaption>{}</figcaption></figure>": ("body", "caption"),
    "<table><caption>{}</caption></table>": ("body", "caption"),
    "<table><tr><th>{}</th></tr></table>": ("body", "cell"),
    "<table><tr><td><p>{}</p></td></tr></table>": ("body", "cell"),
    '<div role="gridcell">{}</div>': ("body", "cell"),
    '<table summary="{}"></table>': ("alt", "label"),
    '<table><tr><th abbr="{}">x</th></tr></table>': ("alt", "label"),
    "<blockquote><p>{}</p></blockquote>": ("body", "quote"),
    "<blockquote><footer>{}</footer></blockquote>": ("body", "quote"),
    "<details><summary>{}</summary></details>": ("body", "label"),
    "<details><summary>x</summary>{}</details>": ("body", "paragraph"),
    "<dl><dt>x</dt><dd>{}</dd></dl>": ("body", "bullet"),
    "<svg><text>{}</text></svg>": ("body", "label"),
    "<svg><text>x <tspan>{}</tspan></text></svg>": ("body", "label"),
    "<svg><text><![CDATA[{}]]></text></svg>": ("body", "label"),
    "<svg><text display='none'>{}</text></svg>": ("hidden", "label"),
    "<svg><g visibility='hidden'><text>{}</text></g></svg>": ("hidden", "label"),
    "<svg><text>x <tspan display=' NONE '>{}</tspan></text></svg>": ("hidden", "label"),
    "<svg display='none'><text>{}</text></svg>": ("hidden", "label"),
    "<svg><text style='fill: red' visibility='collapse'>{}</text></svg>": ("hidden", "label"),
    "<svg><g visibility='hidden'><text visibility='visible'>{}</text></g></svg>": ("body", "label"),
    "<svg><g visibility='hidden'><text style='visibility: visible'>{}</text></g></svg>": ("body", "label"),
    "<svg><text style='display:inline' display='none'>{}</text></svg>": ("body", "label"),
    "<svg><foreignObject><p display='none'>{}</p></foreignObject></svg>": ("body", "paragraph"),
    "<p visibility='hidden'>{}</p>": ("body", "paragraph"),
    "<div display='none'>{}</div>": ("body", "paragraph"),
    "<x-card display='none'>{}</x-card>": ("body", "paragraph"),
    "<svg><text display='inline' visibility='visible'>{}</text></svg>": ("body", "label"),
    "<svg><title>{}</title></svg>": ("alt", "label"),
    "<svg><desc>{}</desc></svg>": ("alt", "label"),
    "<svg><a xlink:title='{}'></a></svg>": ("alt", "label"),
    "<svg><foreignObject><p>{}</p></foreignObject></svg>": ("body", "paragraph"),
    "<svg><metadata>{}</metadata></svg>": ("metadata", "property"),
    "<svg><defs><text>{}</text></defs></svg>": ("hidden", "label"),
    "<svg><symbol><title>{}</title></symbol></svg>": ("hidden", "label"),
    "<math><mtext>{}</mtext></math>": ("body", "paragraph"),
    '<math alttext="{}"></math>': ("alt", "caption"),
    '<iframe src="data:text/html;charset=utf-8,%3Cp%3EMore {}%3C/p%3E"></iframe>': ("body", "paragraph"),
    '<iframe srcdoc="&lt;p&gt;{}&lt;/p&gt;"></iframe>': ("body", "paragraph"),
    '<iframe srcdoc="&lt;iframe srcdoc=&quot;{}&quot;&gt;"></iframe>': ("body", "paragraph"),
    '<iframe title="{}"></iframe>': ("alt", "label"),
    "<iframe><p>{}</p></iframe>": ("hidden", "paragraph"),
    "<noscript><p>{}</p></noscript>": ("hidden", "paragraph"),
    "<video><p>{}</p></video>": ("hidden", "paragraph"),
    '<video aria-label="{}"></video>': ("alt", "label"),
    "<object data='x'>{}</object>": ("hidden", "paragraph"),
    "<canvas>{}</canvas>": ("hidden", "paragraph"),
    "<p hidden>{}</p>": ("hidden", "paragraph"),
    "<p hidden='until-found'>{}</p>": ("hidden", "paragraph"),
    "<p style='display:none'>{}</p>": ("hidden", "paragraph"),
    "<p style='display:none!important'>{}</p>": ("hidden", "paragraph"),
    "<p style='display:nonesuch'>{}</p>": ("body", "paragraph"),
    "<p style='color:red; VISIBILITY : hidden'>{}</p>": ("hidden", "paragraph"),
    "<p style='position:absolute; left:-9999px'>{}</p>": ("hidden", "paragraph"),
    "<p style='text-indent:-99999px'>{}</p>": ("hidden", "paragraph"),
    "<p style='font-size:0'>{}</p>": ("hidden", "paragraph"),
    "<p style='height:0;overflow:hidden'>{}</p>": ("hidden", "paragraph"),
    "<p style='clip: rect(0, 0, 0, 0)'>{}</p>": ("hidden", "paragraph"),
    "<p style='opacity: 0'>{}</p>": ("hidden", "paragraph"),
    "<p style='opacity:0; transform: translateY(8px)'>{}</p>": ("body", "paragraph"),
    "<p style='color:#fff;background-color:#FFF'>{}</p>": ("hidden", "paragraph"),
    "<div aria-hidden='true'><p>{}</p></div>": ("hidden", "paragraph"),
    "<p>Now <span hidden>{}</span> here</p>": ("hidden", "paragraph"),
    "<div popover>{}</div>": ("hidden", "paragraph"),
    "<template><p>{}</p></template>": ("hidden", "paragraph"),
    "<x-c><template shadowrootmode='open'><p>{}</p></template></x-c>": ("body", "paragraph"),
    "<dialog><p>{}</p></dialog>": ("hidden", "paragraph"),
    "<dialog open><p>{}</p></dialog>": ("body", "paragraph"),
    "<p class='d-none'>{}</p>": ("hidden", "paragraph"),
    "<p class='d-none d-md-block'>{}</p>": ("body", "paragraph"),
    "<p class='hidden lg:flex'>{}</p>": ("body", "paragraph"),
    "<style>.hidden {{ display: none }}</style><p class='hidden'>{}</p>": ("hidden", "paragraph"),
    "<style>.hidden {{ display: none }} .md\\:block {{ top: 0 }}</style><p class='hidden md:block'>{}</p>": (
        "body",
        "paragraph",
    ),
    "<style>.d-none {{ display: none!important }}</style><p class='d-none d-md-block' hidden>{}</p>": (
        "hidden",
        "paragraph",
    ),
    "<a href=x>More<span class='sr-only'>{}</span></a>": ("alt", "paragraph"),
    "<p class='visually-hidden'>{}</p>": ("alt", "paragraph"),
    "<style>.ghost {{ display: none }}</style><p class='ghost'>{}</p>": ("hidden", "paragraph"),
    "<style>#ghost, .other {{ display: none }}</style><p id='ghost'>{}</p>": ("hidden", "paragraph"),
    "<style>.tab {{ display: none }} .tab.on {{ display: block }}</style><p class='tab'>{}</p>": ("body", "paragraph"),
    "<style>@media print {{ .x {{ display: none }} }}</style><p class='x'>{}</p>": ("body", "paragraph"),
    "<style>.a {{ display: none }} @media (min-width: 9em) {{ .a {{ display: block }} }}</style><p class='a'>{}</p>": (
        "body",
        "paragraph",
    ),
    "<style>.b {{ display: none }} @media print {{ .b {{ display: block }} }}</style><p class='b'>{}</p>": (
        "hidden",
        "paragraph",
    ),
    "<style>.cut {{ background-clip: text }} .no {{ color: transparent }}</style><h2 class='no cut'>{}</h2>": (
        "body",
        "heading",
    ),
    "<style>.c {{ visibility: hidden }} .d, .c {{ visibility: visible }}</style><p class='c'>{}</p>": (
        "body",
        "paragraph",
    ),
    "<style>@media screen {{ .off {{ display: none }} }}</style><p class='off'>{}</p>": ("hidden", "paragraph"),
    "<style>@layer base {{ .gone {{ display: none }} }}</style><p class='gone'>{}</p>": ("hidden", "paragraph"),
    "<style>.fold {{ display: none }}</style><div class='fold' style='height: 9em; display: block'>{}</div>": (
        "body",
        "paragraph",
    ),
    "<style>.fold {{ display: none }}</style><div class='fold' style='height: 9em'>{}</div>": ("hidden", "paragraph"),
    "<p data-tooltip='What {} means'>x</p>": ("alt", "label"),
    "<a data-bs-content='All {} of it' href=x>x</a>": ("alt", "label"),
    "<x-button label='{}'></x-button>": ("body", "label"),
    "<p>x <embed src='x.swf'></p><p>{}</p>": ("body", "paragraph"),
    "<div><embed src='x.swf'><h2>x</h2><p>{}</p></div>": ("body", "paragraph"),
    "<embed title='{}'>": ("alt", "label"),
    "<div><bgsound src='x'><p>{}</p></div>": ("body", "paragraph"),
    "<p>x<!-- {} --></p>": ("comment", "note"),
    "<!-- <section><p>{}</p></section> -->": ("comment", "note"),
    "<!--[if lt IE 9]><p>{}</p><![endif]-->": ("comment", "note"),
    "<my-hero headline='{}'></my-hero>": ("body", "label"),
    "<my-card><p>{}</p></my-card>": ("body", "paragraph"),
    "<p itemprop='name' content='{}'>x</p>": ("metadata", "property"),
    "<marquee>{}</marquee>": ("body", "paragraph"),
    "<p><font><o:p>{}</o:p></font></p>": ("body", "paragraph"),
    "<style>p::before {{ content: '{}' }}</style>": ("body", "label"),
    '<style>@media screen {{ .x, body > p:first-child::after {{ color: red; content: "{} !" }} }}</style>': (
        "body",
        "label",
    ),
    "<div hidden><template shadowrootmode=open><style>p::before {{ content: '{}' }}</style></template></div>": (
        "hidden",
        "label",
    ),
}

UNREAD = [
    "<script>{}</script>",
    "<style>.nowhere::before {{ content: '{}' }}</style>",
    "<style>p::before {{ content: '{}'; display: none }}</style>",
    "<style>p::before {{ content: '{}_sign' }}</style>",
    "<style>p::before {{ background: url('{}') }}</style>",
    "<script type='text/template'><li>{}</li></script>",
    "<style>.x {{ --note: '{0}'; background: url('{0}') }}</style>",
    "<script type='module'>import '{}'</script>",
    "<p data-tooltip='{}'>x</p>",
    "<p data-content='[\"{} and more\"]'>x</p>",
    '<script type=\'application/json\'>{{"name": "{}"}}</script>',
    "<pre>{}</pre>",
    "<p>x <code>{}</code></p>",
    "<p data-name='{}'>x</p>",
    "<p onclick=\"show('{}')\">x</p>",
    "<a href='https://x.example/{}'>x</a>",
    "<input type='checkbox' value='{}'>",
    "<p><?php echo '{}' ?></p>",
    "<meta name='viewport' content='{} x'>",
    "<meta name='google-site-verification' content='{}'>",
    "<input type='hidden' value='{}9f8e7d6c5b4a39281706f5e4d3c2b1a0'>",
]


def read(page):
    return extract_web_page(io.BytesIO(page.encode()), Limits())


def built(cases, first):
    """One page of all cases, one line each, and the token and line of each case."""
    tokens = [f"Tok{first}n{number}x" for number in range(len(cases))]
    return [case.format(token) for case, token in zip(cases, tokens, strict=True)], tokens


HEAD_LINES, HEAD_TOKENS = built(HEAD, "h")
BODY_LINES, BODY_TOKENS = built(BODY, "b")
PAGE = "\n".join(["<!doctype html><html><head>", *HEAD_LINES, "</head><body>", *BODY_LINES, "</body></html>"])
CASES = [
    *((token, *HEAD[case], 2 + number) for number, (case, token) in enumerate(zip(HEAD, HEAD_TOKENS, strict=True))),
    *(
        (token, *BODY[case], 3 + len(HEAD) + number)
        for number, (case, token) in enumerate(zip(BODY, BODY_TOKENS, strict=True))
    ),
]


@pytest.fixture(scope="module")
def torture():
    return read(PAGE)


@pytest.mark.parametrize(("token", "layer", "role", "line"), CASES, ids=[*HEAD, *BODY])
def test_each_place_is_read_once_with_layer_role_and_line(torture, token, layer, role, line):
    found = [(p.layer.value, p.role.value, p.place.line) for p in torture.passages if token in p.text]
    assert found == [(layer, role, line)]


@pytest.mark.parametrize(("case", "layer", "role"), [(case, *expected) for case, expected in BODY.items()])
def test_each_place_is_read_on_a_page_of_its_own(case, layer, role):
    passages = read(f"<p>before</p>\n{case.format('Token')}\n<p>after</p>").passages
    assert [(p.layer.value, p.role.value, p.place.line) for p in passages if "Token" in p.text] == [(layer, role, 2)]
    assert [p.text for p in passages if p.text in ("before", "after")] == ["before", "after"]


def test_the_whole_page_is_read(torture):
    assert torture.coverage.unread == ()
    assert torture.coverage.text_units == torture.coverage.read == len(torture.passages)


@pytest.mark.parametrize("case", UNREAD)
def test_what_is_for_programs_is_not_read(case):
    assert not [p.text for p in read(f"<p>words</p>{case.format('Token')}<p>more</p>").passages if "Token" in p.text]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("un<b>break</b>able", "unbreakable"),
        ("un<span class='x'>break<i>ab</i></span>le", "unbreakable"),
        ("un<x-mark>break</x-mark>able", "unbreakable"),
        ("un<o:p>break</o:p>able", "unbreakable"),
        ("un<!-- x -->breakable", "unbreakable"),
        ("un<script>x()</script>breakable", "unbreakable"),
        ("un<span hidden>x</span>breakable", "unbreakable"),
        ("un<wbr>break<wbr>able", "unbreakable"),
        ("un&shy;break&shy;able", "un\xadbreak\xadable"),
        ("5&nbsp;%&nbsp; x", "5\xa0%\xa0 x"),
        ("a&#8203;b&zwj;c", "a\u200bb\u200dc"),
        ("one<br>two<br/> three", "one\ntwo\nthree"),
        ("one <img src=x>two", "one two"),
        ("one<img src=x>two", "one two"),
        ("<span style='display:block'>one</span><span style='display:block'>two</span>", "one|two"),
        ("<svg><text>un<tspan font-weight='bold'>break</tspan><tspan>able</tspan></text></svg>", "unbreakable"),
        ("<svg><text><tspan x='0' y='9'>one</tspan><tspan x='0' dy='12'>two</tspan></text></svg>", "one two"),
        (
            "<h2><div style='display: inline-block'><div style='display:inline-block'>u</div>"
            "<div style='display:inline-block'>p</div></div><div style='display:inline-block'>now</div></h2>",
            "up now",
        ),
        ("<h2>un<div style='display: block'>break</div>able</h2>", "un|break|able"),
        ("E=<math><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>.", "E=mc2."),
    ],
)
def test_words_are_neither_split_nor_fused(written, expected):
    assert "|".join(p.text for p in read(f"<p>{written}</p>").passages if p.layer == "body") == expected


def test_place_of_texts_out_of_attributes_and_pages_within_the_page():
    page = '<main>\n<p>x</p>\n<iframe srcdoc="<h2>Inner</h2><p>text"></iframe>\n<p><img alt="pic"></p></main>'
    found = {p.text: (p.place.css, p.place.line) for p in read(page).passages}
    assert found["Inner"] == found["text"] == ("main > iframe:nth-of-type(1)", 3)
    assert found["pic"] == ("main > p:nth-of-type(2) > img:nth-of-type(1)", 4)


def test_lines_within_structured_data():
    page = '<script type="application/ld+json">\n{"name": "One",\n "description": "Two words"}\n</script>'
    assert [(p.text, p.place.line) for p in read(page).passages] == [("One", 2), ("Two words", 3)]


@pytest.mark.parametrize(
    "comment",
    [
        "more",
        "[if !supportLists]",
        "wp:paragraph {}",
        "#include virtual='x'",
        "ko if: a",
        "ngIf: x",
        "vale off",
        "$",
        "[",
        "v-if",
        "[endif]",
    ],
)
def test_comments_of_programs_are_not_read(comment):
    assert read(f"<p>x</p><!--{comment}-->").passages[1:] == ()


def test_settings_that_office_programs_write_into_a_page_are_not_read_but_properties_are():
    settings = "<w:WordDocument><w:View>Print</w:View></w:WordDocument><w:LatentStyles>Dense</w:LatentStyles>"
    properties = "<o:DocumentProperties><o:Author>Ann Lake</o:Author></o:DocumentProperties>"
    page = f"<!--[if gte mso 9]><xml>{properties}{settings}</xml><![endif]--><p><![if !vml]>One<![endif]></p>"
    assert [(p.text, p.layer.value) for p in read(page).passages] == [("Ann Lake", "comment"), ("One", "body")]


@pytest.mark.parametrize("comment", ["More about prices", "? is this true", "end of an offer", "toc of the old page"])
def test_comments_of_people_are_read(comment):
    assert [p.text for p in read(f"<p>x</p><!-- {comment} -->").passages] == ["x", comment]


def test_metadata_is_named_by_its_path_and_read_once():
    page = "<title>Acme</title><meta property='og:title' content='Acme'><meta name=description content='D d'>"
    page += "<meta name=DC.Title content='As written'>"
    assert [(p.text, p.place.css) for p in read(page).passages] == [
        ("Acme", "head > title"),
        ("D d", 'head > meta[name="description"]'),
        ("As written", 'head > meta[name="DC.Title"]'),
    ]


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"a": NaN'])
def test_structured_data_that_is_none_is_reported(data):
    unread = read(f"<script type='application/ld+json'>{data}</script><p>x</p>").coverage.unread
    assert [(part.part, part.reason) for part in unread] == [
        ("head > script:nth-of-type(1)", "structured data that is no JSON")
    ]


def test_structured_data_is_for_people_or_left_out():
    data = {"@type": "Event", "name": "Launch", "url": "https://x.example", "startDate": "2026-01-02", "sku": "A1"}
    page = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    assert [p.text for p in read(page).passages] == ["Launch"]


def test_pages_within_pages_end_at_the_limit():
    page = "<p>innermost</p>"
    for _ in range(6):
        page = f'<iframe srcdoc="{page.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'
    extraction = extract_web_page(io.BytesIO(page.encode()), Limits(depth=3))
    assert extraction.passages == ()
    assert [part.reason for part in extraction.coverage.unread] == ["pages within pages are nested too deeply"]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (r".a::before { content: '\201C As new\201D ' }", [("“As new”", 2)]),
        (".a::before {\n/* none;\n*/ content: 'One ' counter(x) 'two' }", [("One two", 4)]),
        (".a::before { content: 'One' }\n.a::after { content: 'One' }", [("One", 2)]),
        (".a::before { content: '\\e900' } .a::after { content: 'x' }", []),
        (".a.b::before, .c::before { content: 'One' }", []),
        (".a[data-x='.c']:not(.c)::before { content: 'One' }", [("One", 2)]),
        (".a::before { --my-content: 'One'; --note: \"content: 'Two'\"; align-content: 'Three' }", []),
        (
            ".a { --x: '}' }\n.a { color: red;\n&::before { content: 'One' }\ncolor: blue; content: 'Two'",
            [("One", 4), ("Two", 5)],
        ),
        ("@media print { .a { content: 'One' } } @media screen, print { .a { content: 'Two' } }", [("Two", 2)]),
        ("@media only print and (orientation: landscape), print { @layer x { .a { content: 'One' } } }", []),
        ("@media not print { .a::before { content: 'One' } } .a::before { content: 'Two' }", [("One", 2), ("Two", 2)]),
        (r".a::before { content: 'One\d800 \110000 two' }", [("One\ufffd\ufffdtwo", 2)]),
        (".a::before { content: 'content' 'One_' 'two' }", []),
    ],
)
def test_words_that_a_style_sheet_writes_are_read_once_where_it_says_so(sheet, expected):
    passages = read(f"<title>x</title>\n<style>{sheet}</style><p class='a'>y</p>").passages
    assert [(p.text, p.place.line) for p in passages if p.place.css == "head > style:nth-of-type(1)"] == expected


@pytest.mark.parametrize("rule", ["content: 'ab {0}x';", "p::before {{ content: 'ab {0}x' }}", "content: '"])
def test_a_style_sheet_that_writes_without_end_takes_bounded_time(clock, rule):
    sheet = "".join(rule.format(number) for number in range(10_000))
    clock.assert_within(2, lambda: read(f"<style>{sheet}</style><p>x</p>"))


@pytest.mark.parametrize("rule", ["p::before {{ content: 'ab {0}x'; ", "'\\\"", "{{ content: 'ab _{0}", "_"])
def test_a_style_sheet_that_nests_without_end_takes_bounded_time(clock, rule):
    sheet = "".join(rule.format(number) for number in range(50_000))
    page = f"<style>p {{ content: 'ab'; content: 'ab {sheet} x'; }} {sheet}</style><p>x</p>"
    clock.assert_within(2, lambda: read(page))


def test_many_style_sheets_take_bounded_time_and_all_that_they_write_is_read(clock):
    page = "".join(f'<style>.a{{content:"word {number} here"}}</style><p class=a>x</p>' for number in range(4_000))
    clock.assert_within(4, lambda: read(page))
    assert sum(p.text.startswith("word ") for p in read(page).passages) == 4_000


def test_what_two_style_sheets_write_is_read_once_in_each_layer():
    sheet = "<style>p::after { content: 'Words here' }</style>"
    passages = read(f"{sheet}<p>x</p>{sheet}<div hidden>{sheet * 2}</div>").passages
    assert [p.layer.value for p in passages if p.text == "Words here"] == ["body", "hidden"]


def test_what_style_sheets_write_above_the_limit_of_a_page_is_told():
    page = "".join(f"<style>p::after {{ content: 'Words {number}' }}</style>" for number in range(4))
    extraction = extract_web_page(io.BytesIO(f"{page}<p>x</p>".encode()), Limits(passages=3))
    assert [p.text for p in extraction.passages] == ["Words 0", "Words 1", "Words 2"]
    assert [part.reason for part in extraction.coverage.unread] == ["more than 3 passages"]


@pytest.mark.parametrize(
    ("rules", "layer"),
    [
        (".hint { display: none } .hint::after { content: 'Ghost words' }", "hidden"),
        (".hint { display: none } .hint::after { content: 'Ghost words'; display: block }", "hidden"),
        (".hint { display: none } .hint::after, .a::after { content: 'Ghost words' }", "body"),
        (".hint { display: none } .a .hint { display: block } .hint::after { content: 'Ghost words' }", "body"),
        (".hint { display: none } .hint.a::after { content: 'Ghost words' }", "body"),
        (".hint::after { display: none } .hint::before { content: 'Ghost words' }", "body"),
    ],
)
def test_what_is_written_beside_hidden_elements_is_hidden(rules, layer):
    passages = read(f"<style>{rules}</style><p class=a>x</p><p class=hint>y</p>").passages
    assert [p.layer.value for p in passages if p.text == "Ghost words"] == [layer]


@pytest.mark.parametrize(
    ("media", "is_read"), [("print", False), (" only print, print", False), ("print, screen", True)]
)
def test_a_style_sheet_for_print_alone_writes_nothing(media, is_read):
    page = f"<style media='{media}'>p::after {{ content: 'Words here' }}</style><p>x</p>"
    assert ("Words here" in [p.text for p in read(page).passages]) is is_read


def test_a_page_in_an_address_is_read_in_base64_and_reported_where_it_is_none():
    assert [
        p.text for p in read('<iframe src="data:text/html;base64,PHA+VHdvIHdvcmRzPC9wPg=="></iframe>').passages
    ] == ["Two words"]
    damaged = read('<iframe src="data:text/html;base64,PHA+V"></iframe><p>x</p>')
    assert [part.reason for part in damaged.coverage.unread] == ["an embedded page is not followed"]


@pytest.mark.parametrize(("value", "parts"), [("Two words", 1), ("https://acme.example/ns", 0)])
def test_texts_that_the_document_type_defines_are_reported(value, parts):
    page = f'<!DOCTYPE html [<!ENTITY brand "{value}">]><html><body><p>Try &brand; now</p></body></html>'
    assert len(read(page).coverage.unread) == parts


def test_cells_and_points_are_parted_by_their_role_whatever_their_tag():
    page = "<div role=row><span role=columnheader>Plan</span><span role=cell><b>Fr</b>ee</span></div>"
    assert [(p.text, p.role.value) for p in read(page).passages] == [("Plan", "cell"), ("Free", "cell")]
    page = "<p role=list><a role=listitem>One</a><a role=listitem>Two</a></p>"
    assert [(p.text, p.role.value) for p in read(page).passages] == [("One", "bullet"), ("Two", "bullet")]
