"""Every place in a Markdown file where text can stand: one token each, with its layer, role, line and column."""

from __future__ import annotations

import io

import pytest

from msgcheck.extract.limits import Limits
from msgcheck.extract.markdown.front_matter import split_front_matter
from msgcheck.extract.markdown.reader import extract_markdown

FRONT = {
    "title: {}": ("metadata", "title"),
    'description: "{}"': ("metadata", "property"),
    "summary: >-\n  Folded\n  {}": ("metadata", "property"),
    "tags: [one, {}]": ("metadata", "property"),
    "hero:\n  headline: {}": ("metadata", "property"),
    "seo:\n  - keywords:\n    - {}": ("metadata", "property"),
}

BODY = {
    "# {}": ("body", "title"),
    "## {} {{#anchor}}": ("body", "heading"),
    "{}\n===": ("body", "heading"),
    "Words with **{}** in them": ("body", "paragraph"),
    "- {}": ("body", "bullet"),
    "1. {}": ("body", "bullet"),
    "- [ ] {}": ("body", "bullet"),
    "- one\n  - {}": ("body", "bullet"),
    "> {}": ("body", "quote"),
    "> [!NOTE]\n> {}": ("body", "quote"),
    "> [!tip]- {}": ("body", "quote"),
    "| a | {} |\n|---|---|\n| b | c |": ("body", "cell"),
    "| a | b |\n|---|---|\n| c | {} |": ("body", "cell"),
    "Term {}\n: Definition": ("body", "bullet"),
    "Term\n: Definition {}": ("body", "bullet"),
    "See[^{0}]\n\n[^{0}]: Note {0}": None,
    "Inline^[note {}] here": ("body", "note"),
    "[{}](https://x.example)": ("body", "paragraph"),
    '[x](https://x.example "{}")': ("alt", "label"),
    "![{}](x.png)": ("alt", "caption"),
    '![x](x.png "{}")': ("alt", "label"),
    "[![{}](x.png)](https://x.example)": ("alt", "caption"),
    "[//]: # ({})": ("comment", "note"),
    '[comment]: <> "{}"': ("comment", "note"),
    "<!-- {} -->": ("comment", "note"),
    "Words <!-- {} --> here": ("comment", "note"),
    "<!--\nlong\n\n{}\n-->": None,
    "<p>Raw {}</p>": ("body", "paragraph"),
    "<div>\n<h3>{}</h3>\n</div>": ("body", "heading"),
    "<div hidden>\n\nWords {}\n\n</div>": ("hidden", "paragraph"),
    "<details><summary>{}</summary>\n\nx\n\n</details>": ("body", "label"),
    "<details>\n\nOpen {}\n\n</details>": ("body", "paragraph"),
    "<nav>\n\n{}\n\n</nav>": ("furniture", "paragraph"),
    "Words <span hidden>{}</span> here": ("hidden", "paragraph"),
    'Words <abbr title="{}">x</abbr> here': ("alt", "label"),
    'Words <img src="x" alt="{}"> here': ("alt", "caption"),
    "<table><tr><td>{}</td></tr></table>": ("body", "cell"),
    "<button>{}</button>": ("body", "link"),
    '<Card title="{}" />': ("body", "label"),
    '<Card\n  icon={{a => b}}\n  title="{}"\n/>': ("body", "label"),
    "<Card cta={{'{}'}} />": ("body", "label"),
    "<Card>\n  Within **{}**\n</Card>": ("body", "paragraph"),
    '<Image src="x" alt="{}" />': ("alt", "caption"),
    "{{/* {} */}}": ("comment", "note"),
    "export const meta = {{\n  title: '{}',\n}}": ("metadata", "property"),
    "export const meta = {{\n  title: `All of {}`,\n}}": ("metadata", "property"),
    "<Button>{{`Go {}`}}</Button>": ("body", "paragraph"),
    "export const meta = {{\n  title: `Costs $5 with {}`,\n}}": ("metadata", "property"),
    "<Card title={{`Costs $5 with {}`}}/>": ("body", "label"),
    "Words {{`only $5 or $$ for {}`}} here": ("body", "paragraph"),
    "Words {{'of * {}'}} here": ("body", "paragraph"),
    'Words <Tooltip tip="Said of {}">here</Tooltip>': ("body", "label"),
    '<div className="x" style={{{{a: 1}}}}>{}</div>': ("body", "paragraph"),
    ":::note[{}]\ntext\n:::": ("body", "label"),
    ":::tip {}\ntext\n:::": ("body", "label"),
    ":::note\nInner {}\n:::": ("body", "paragraph"),
    '!!! note "{}"\n    text': ("body", "label"),
    '??? note "x"\n    Inner {}': ("body", "paragraph"),
    '=== "Tab {}"\n\n    text': ("body", "label"),
    '{{{{< figure src="x.png" caption="{}" >}}}}': ("body", "label"),
    '{{% include card.html title="{}" %}}': ("body", "label"),
    '{{{{% notice "Mind {}" %}}}}': ("body", "label"),
    "{{% comment %}}Old {}{{% endcomment %}}": ("comment", "note"),
    '```js title="Setup of {}" {{1}}\ncode\n```': ("body", "caption"),
    "<Tabs items={{['one', 'Two {}']}} />": ("body", "label"),
    '<Tabs values={{[{{label: "Three {}", value: "three"}}]}} />': ("body", "label"),
    "<Steps\n  list={{[\n    {{ n: 1, body: <p>Do {}</p> }},\n  ]}}\n/>": ("body", "label"),
    '<Card icon={{<Icon label="Sign of {}" />}} />': ("body", "label"),
    "<Tabs>\n  <Tab>\n\n    Deep {}\n\n  </Tab>\n</Tabs>": ("body", "paragraph"),
    "<Tabs>\n    <Tab>\n        - one\n          - {}\n    </Tab>\n</Tabs>": ("body", "bullet"),
    "- one\n\n  <Note>\n    Noted {}\n  </Note>\n- two": ("body", "bullet"),
    "<Card title={{isNew ? 'New {}' : 'x'}} />": ("body", "label"),
    '<Card title={{t("Said of {}")}} onClick={{() => go("x y")}} />': ("body", "label"),
    "<Card alt={{cap || 'Picture of {}'}} />": ("alt", "caption"),
    "<Card body={{<p>Part <b>of</b> {} here</p>}} />": ("body", "label"),
    "<Card foot={{<b>Of {}</b>}} />": ("body", "label"),
    "<Card rows={{[{{body: <a href='/x'>Of {}</a>}}]}} />": ("body", "label"),
    "<>Part {}</>": ("body", "paragraph"),
    '{{{{< figure src="x.png" alt="{}" >}}}}': ("alt", "caption"),
    "{{{{/* Old {} */}}}}": ("comment", "note"),
    "{{%- comment -%}}Old {}{{%- endcomment -%}}": ("comment", "note"),
    "{{::comment}}\nOld {}\n{{:/comment}}": ("comment", "note"),
    '{{: .lead title="Of {}"}}\nWords': ("alt", "label"),
    '[x](u){{: title="Of {}" target="_blank"}} words': ("alt", "label"),
    "$\\sum_{{n=1}}$ {}": ("body", "paragraph"),
    "{{::nomarkdown}}Plain {}{{:/}}": ("body", "paragraph"),
    "```{{note}} About {}\n:class: x\ntext\n```": ("body", "label"),
    "```{{tip}}\nSaid *of* {}\n```": ("body", "paragraph"),
    "````{{tab-set}}\n```{{tab-item}} x\nIn {}\n```\n````": ("body", "paragraph"),
    "```{{figure}} x.png\n:alt: View of {}\n\nCaption\n```": ("alt", "caption"),
    ":::{{warning}} Mind {}\ntext\n:::": ("body", "label"),
}
BODY = {case: expected for case, expected in BODY.items() if expected}

UNREAD = [
    "```{code-block} python\nFOSS words\n```",
    "```{note}\nopen",
    '<Card title={t("FOSS")} />',
    "*Words*{: .FOSS }",
    "![x](x.png){.FOSS width=50%}",
    "```js\nFOSS\n```",
    "~~~\nFOSS\n~~~",
    "x\n\n    indented FOSS",
    "Use `FOSS` here",
    '```jsx\n<Card title="FOSS words" />\n```',
    "<Card title={`FOSS $${words} here`} />",
    'Use `<Card title="FOSS words">` here',
    "<script>\nFOSS\n</script>",
    "<pre>FOSS</pre>",
    "[x](https://x.example/FOSS)",
    "<https://x.example/FOSS>",
    '<Card href="/FOSS" className="FOSS words" />',
    "import FOSS from './foss'",
    "import A, {\n  FOSS,\n  Other as FOSS2,\n} from './foss';",
    "<Tabs>\n  <Tab>\n\n    ```js\n    FOSS\n    ```\n\n  </Tab>\n</Tabs>",
    "Of <T> words\n\n    indented FOSS",
    "<Box style={{['FOSS words']}} className={{cn('a', 'FOSS words')}} onClick={{() => go('FOSS words')}} />",
    '{% if page.kind == "FOSS words" %}x{% endif %}',
    "```js highlight='FOSS words'\ncode\n```",
    "<p data-x='FOSS'>x</p>",
    'Use `{{"FOSS words"}}` here',
]


def read(text):
    return extract_markdown(io.BytesIO(text.encode()), Limits())


def places(text, token="Token"):
    return [(p.layer.value, p.role.value, p.place.line) for p in read(text).passages if token in p.text]


def line_of(text, token="Token"):
    return text[: text.index(token)].count("\n") + 1


@pytest.mark.parametrize("case", FRONT)
def test_front_matter(case):
    text = f"---\nlayout: page\n{case.format('Token')}\ndate: 2026-01-01\n---\ntext\n"
    [(layer, role, line)] = places(text)
    assert (layer, role) == FRONT[case]
    assert line <= line_of(text) <= line + 2


@pytest.mark.parametrize("case", BODY)
def test_each_place_is_read_once_with_layer_role_and_line(case):
    block = case.format("Token")
    text = f"# Main\n\n{block}\n\nafter\n" if not case.startswith("# ") else f"\n\n{block}\n\nafter\n"
    assert places(text) == [(*BODY[case], _passage_line(text))]
    assert [p.text for p in read(text).passages][-1] == "after"


def _passage_line(text):
    """The line in which the passage with the token begins."""
    passage = next(p for p in read(text).passages if "Token" in p.text)
    return line_of(text) - passage.text[: passage.text.index("Token")].count("\n")


def test_all_places_in_one_file():
    blocks = [case.format(f"Tok{number}x") for number, case in enumerate(BODY)]
    extraction = read("# Main\n\n" + "\n\n".join(blocks) + "\n")
    for number in range(len(blocks)):
        assert sum(f"Tok{number}x" in p.text for p in extraction.passages) == 1, blocks[number]
    assert extraction.coverage.unread == ()


def test_words_stand_at_line_and_column():
    text = "Words ![Alt text](x.png) and [link](u 'Link title')\n\n<b>Bold</b> x <!-- Note -->\n\n<Card title='One' />"
    lines = text.split("\n")
    for passage in read(text).passages:
        first = passage.text.split()[0]
        assert lines[passage.place.line - 1][passage.place.column - 1 :].startswith(first)


@pytest.mark.parametrize("case", UNREAD)
def test_code_and_addresses_are_not_read(case):
    assert not places(f"text\n\n{case}\n\nafter\n", "FOSS")


def test_markup_that_a_component_is_given_is_read_block_by_block():
    page = "<Card body={<div><p>Said <b>so</b> here</p><p>Two</p></div>} onClick={() => a > 3 && <b>x</b>} />"
    assert [p.text for p in read(page).passages][:2] == ["Said so here", "Two"]


def test_a_tag_in_markup_that_a_component_is_given_may_end_on_a_line_of_its_own():
    page = '<Card\n  body={<p\n    className="x"\n  >\n    Fast looms\n  </p>}\n  more={<p id={x} >Two looms</p>}\n/>'
    assert [p.text for p in read(page).passages] == ["Fast looms", "Two looms"]


def test_texts_of_which_one_is_shown_do_not_fuse():
    read_as = [
        p.text
        for p in read("Sign up{% if page.free %} free{% else %}now{% endif %} for plan{% if x %}s{% endif %}.").passages
    ]
    assert read_as == ["Sign up free now for plans."]


def test_footnote_title_of_a_definition_and_long_comment():
    assert places("See[^a]\n\n[^a]: Note Token\n") == [("body", "note", 3)]
    assert places('x\n\n[y][d]\n\n[d]: https://x.example "Token"\n') == [("alt", "label", 3)]
    assert places("x\n\n<!--\nlong\n\nToken\n-->\n") == [("comment", "note", 7)]


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("---\ntitle: 'It''s: one'\n---\nx", [("It's: one", 2)]),
        ("---\ntitle: Acme: the tool\ndescription: More words\n---\nx", [("Acme: the tool", 2), ("More words", 3)]),
        ('+++\ntitle = "Acme"\ndate = 2026-01-01\ntags = ["a", "b"]\n+++\nx', [("Acme", 2), ("a", 4), ("b", 4)]),
        ("---\nlayout: post\nslug: a-b\nimage: /x.png\ndraft: true\n---\nx", []),
        ("---\na: &x Word\nb: *x\n---\nx", [("Word", 2)]),
        ("---\n  title: Acme\n  tags:\n    - One word\n---\nx", [("Acme", 2), ("One word", 4)]),
        (
            '+++\ntitle = "Acme"\nbody = """\nTwo words\nOther = 1\n"""\n+++\nx',
            [("Acme", 2), ("Two words\nOther = 1", 4)],
        ),
        ('{\n\t"title": "Acme",\n\t"hero": {"text": "One word", "url": "/x"}\n}\n\nx', [("Acme", 2), ("One word", 3)]),
        ("---\n\nA rule.\n\n    note: code\n\n---\nx", []),
    ],
)
def test_fields_of_front_matter(source, fields):
    found = [(p.text, p.place.line) for p in read(source).passages if p.layer == "metadata"]
    assert found == fields


@pytest.mark.parametrize(
    ("source", "comments"),
    [
        ("---\n# Not approved by legal\ntitle: Acme # x\n---\nx", [("Not approved by legal", 2)]),
        ("---\ntitle: Acme\ntext: |\n  # One heading\n  # two\n  x\n  # Ask Pat first\n---\nx", []),
        ("---\ntitle: Acme\ntext: |\n  # One heading\n  x\n# Ask Pat first\n---\nx", [("Ask Pat first", 6)]),
        ("---\ntitle: Acme\n# image: /x.png\n# ------\n# claim: Old words\n---\nx", [("claim: Old words", 5)]),
        ('+++\ntitle = "Acme"\nbody = """\n# no remark\n"""\n# Ask Pat\n+++\nx', [("Ask Pat", 6)]),
        ("# One\n\n---\n# Two words\n---\n", []),
    ],
)
def test_comments_of_front_matter(source, comments):
    extraction = read(source)
    assert [(p.text, p.place.line) for p in extraction.passages if p.layer == "comment"] == comments
    assert extraction.coverage.unread == ()


def test_lines_are_right_behind_a_tag_in_code():
    text = 'x\n\nUse `<Card title="a">` here\n\n<Card title="Token" />\n\nUse `a`, <Card title="Other" /> `b`\n'
    assert places(text) == [("body", "label", 5)]
    assert places(text, "Other") == [("body", "label", 7)]


def test_unclosed_tags_do_not_swallow_what_follows():
    text = "Use the <title> tag and List<String> of things.\n\nMore <textarea> text.\n\nEnd."
    assert [p.text for p in read(text).passages] == ["Use the  tag and List of things.", "More  text.", "End."]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        pytest.param("", "```{note}\n", id="directives"),
        pytest.param("", "<A {", id="braces"),
        pytest.param("", '<A b="', id="strings"),
        pytest.param("", "<A b={`", id="templates"),
        pytest.param("", "{/* ", id="comments"),
        pytest.param("", "{% a ", id="template tags"),
        pytest.param("", "\n::: a", id="fences"),
        pytest.param("", "<A>\n", id="components"),
        pytest.param("<A>\n" * 2_000, "</A>\n", id="ends of components"),
        pytest.param("", "<A b={[" + '"x y",' * 20, id="lists of texts"),
        pytest.param("", "{% comment %}", id="template comments"),
        pytest.param("", "<A>", id="components of one line"),
        pytest.param(":::", ":", id="colons"),
        pytest.param("export const a = ", "a-", id="names"),
        pytest.param("", "import {a ", id="imports"),
        pytest.param("", "\nimport {a,", id="lines of imports"),
        pytest.param("", "> ", id="quotes in quotes"),
        pytest.param("<div>\n", "<a '", id="quotes of attributes"),
        pytest.param("", "\n!!! a", id="indented"),
        pytest.param("", "<b>x</b> ", id="inline HTML"),
        pytest.param("", "<div>\n\nx\n\n", id="open elements"),
        pytest.param("---\na: ", "[", id="lists"),
        pytest.param("---\n", "a: b\n", id="fields"),
        pytest.param("x\n", ": y\n", id="definitions"),
        pytest.param(":::{note}\n", ":::{note}\n", id="directives with one end"),
    ],
)
def test_twice_the_hostile_text_takes_twice_the_time(head, unit, clock):
    end = f"\n{head[:3]}\n" if head[:3] in {"---", ":::"} else ""
    texts = [head + unit * (size // len(unit)) + end for size in (20_000, 40_000)]
    clock.assert_growth(3, lambda: read(texts[0]), lambda: read(texts[1]))


def test_long_strings_of_front_matter_take_time_that_grows_with_them(clock):
    texts = ["+++\n" + 'a = """x\ny"""\n' * count + "+++\nend" for count in (10_000, 20_000)]
    clock.assert_growth(3, lambda: split_front_matter(texts[0]), lambda: split_front_matter(texts[1]))
    assert [field.line for field in split_front_matter(texts[0])[0][:3]] == [2, 4, 6]
