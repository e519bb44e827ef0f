"""Text units of files that are read line by line."""

import pytest

from msgcheck.extract.coverage.line_walk import line_units, markdown_units, subtitle_units, table_units


def joined(units):
    return ["|".join(piece.strip() for piece in unit) for unit in units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nText **bold**", ["# Title", "Text **bold**"]),
        ("See [the docs](https://x.example/a) now", ["See [the docs| now".replace("| ", "|")]),
        ("Run `make` now https://x.example/ or www.x.example.", ["Run|now|or"]),
        ("> - [x] Done", ["Done"]),
        ("12. Point", ["Point"]),
        ("```\ncode\n```\ntext\n\n    indented\ntext", ["text", "text"]),
        ("- a\n  ~~~~\n  ~~~\n  code\n  ~~~~\n- b", ["a", "b"]),
        ("<!-- a\nremark -->\nText <b>bold</b>\n<style>\np {}\n</style>", ["Text|bold"]),
        ("---\ntitle: Front\nslug: x\n---\nBody", ["Front", "Body"]),
        ("---\ntitle: The <root_folder> explained\n---\nBody <b>x</b>", ["The <root_folder> explained", "Body|x"]),
        ("Text ![Alt](a.png) end[^1].\n[^1]: Note", ["Text|Alt|end|.", "Note"]),
        (':::note[Title]{.a title="b"}\n!!! tip "Other"\n# Head {#id}', ["[Title]", '"Other"', "# Head"]),
        ('{{< box "A b" >}}in{{< /box >}} {% raw %}out{% endraw %}', ["A b|in|out"]),
        ('{{< figure src="/a/b.svg" alt="Bus lines" width="8" >}}', ["Bus lines"]),
        ('{{% details summary="Why now" %}}In{{% /details %}}', ["Why now|In"]),
        ('{%- include list.html exclude="old,new" -%}\nOut', ["Out"]),
        ('+++\ntitle = "Front"\nslug = "x"\n+++\nBody', ['"Front"', "Body"]),
        ('{% hint style="info" %}\nText\n{% endhint %}', ["Text"]),
        ('{% file src="../a b.pdf" %}\n{% button label="Book a bed" link="/book" class="big red" %}', ["Book a bed"]),
        ("Text <Card title={'A b'} go={`now`} /> `<a` text", ["Text|text"]),
        ("Run `make\nall` or `it` now\n```\n`a\n```\nit's `b\n\nso`", ["Run", "or|now", "it's `b", "so`"]),
        ("Use `<pre>` so.\n\n<p>In <code>/a <b>b</b></code> and</p>\n<pre>\nc\n</pre>", ["Use|so.", "In|and"]),
        ("<Code code={`a`} lang='js' />\n\nWe promise.\n\n<Code code={`b`}></Code>\n\nEnd", ["We promise.", "End"]),
        ("<pre-set/> a <code x={`y`} /> b <code\nx=1>c</code > d", ["a|b|d"]),
        ("<Pre>Alpha Beta</Pre> <Code>Gamma</Code> <SCRIPT>x</SCRIPT>", ["Alpha Beta|Gamma"]),
        ("```\n<pre>\n```\nProse\n<pre>\n<script>\nlet a\n</script>\nEnd", ["Prose", "End"]),
        ("<code>a</codes> b\n<samp>c</samp> d", ["a|b", "d"]),
        ("| a b | c <!-- d --> |\n|---|---|", ["a b|c", "---|---"]),
        ("import {\n  One,\n  Two,\n} from 'y'\n\nText\n\nimport { so\n\nends", ["Text", "ends"]),
        ('import \'../style.css\'\nimport "./more.css";\n\nimport "of" goods', ['import "of" goods']),
        ("[ref]: https://x.example\nimport X from 'y'\nText &amp; more", ["Text & more"]),
    ],
)
def test_markdown_is_prose_in_pieces(text, expected):
    assert joined(markdown_units(text)) == expected


def test_plain_lines():
    assert joined(line_units("One\n\n • Two\n 3) Three")) == ["One", "Two", "Three"]


def test_subtitles_are_what_is_shown():
    text = "WEBVTT - made by hand\n\nNOTE no\n\n1\n00:01 --> 00:02\n<v Ann>Hello\nyou\n\n00:03 --> 00:04\nBye"
    assert joined(subtitle_units(text)) == ["Hello", "you", "Bye"]


def test_cells_with_letters():
    assert joined(table_units('Name;Share\n"Europe, west",12\n')) == ["Name", "Share", "Europe", "west"]
