"""Comments in documents: around the words, in the body only, once; people's stay."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from msgcheck.annotate.comment import Comment
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.annotate.word_comments import annotate_word_document
from msgcheck.annotate.word_comments import annotating as word_annotating
from msgcheck.extract.limits import Limits
from msgcheck.extract.word_document import extract_word_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
WORD = "FOSS"
BOX = "<w:txbxContent><w:p><w:r><w:t>Boxed FOSS</w:t></w:r></w:p></w:txbxContent>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


RAISED = '<w:vertAlign w:val="superscript"/>'
BODIES = {
    "in one run": (f"<w:p>{run('We like FOSS and more', '<w:b/>')}</w:p>", ["FOSS"]),
    "a whole run": (f"<w:p>{run('We ')}{run('FOSS')}{run(' it')}</w:p>", ["FOSS"]),
    "over runs": (f"<w:p>{run('We FO', '<w:b/>')}{run('S')}{run('S it', '<w:i/>')}</w:p>", ["FOSS"]),
    "twice in one run": (f"<w:p>{run('FOSS is FOSS')}</w:p>", ["FOSS", "FOSS"]),
    "in a link": (f'<w:p><w:hyperlink w:anchor="a">{run("see FOSS here")}</w:hyperlink></w:p>', ["FOSS"]),
    "in a table": (f"<w:tbl><w:tr><w:tc><w:p>{run('a FOSS')}</w:p></w:tc></w:tr></w:tbl>", ["FOSS"]),
    "in an insertion": (f'<w:p><w:ins w:id="7" w:author="A">{run("new FOSS")}</w:ins></w:p>', ["FOSS"]),
    "in a control": (f"<w:p><w:sdt><w:sdtContent>{run('a FOSS b')}</w:sdtContent></w:sdt></w:p>", ["FOSS"]),
    "beside a break": ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b FOSS c</w:t><w:tab/><w:t>d</w:t></w:r></w:p>", ["FOSS"]),
    "without space kept": ("<w:p><w:r><w:t>the FOSS way</w:t></w:r></w:p>", ["FOSS"]),
    "with references": (f"<w:p>{run('R&amp;D &lt;FOSS&gt;')}</w:p>", ["FOSS"]),
    "in a text box": (
        f"<w:p>{run('before ')}<w:r><mc:AlternateContent {NAMESPACES}>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run(' after')}</w:p>",
        ["Boxed FOSSBoxed FOSS"],
    ),
}


def document(body, change=lambda found: found):
    """Return a document with ``body`` before an empty paragraph."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    found = parts(stream.getvalue())
    xml = found["word/document.xml"].decode()
    found["word/document.xml"] = re.sub("<w:body>", f"<w:body>{body}", xml, count=1).encode()
    return packed(change(found))


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def packed(found):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in found.items():
            package.writestr(name, content)
    return stream.getvalue()


def comments_on(data, words=WORD):
    passages = extract_word_document(io.BytesIO(data), Limits()).passages
    spans = [
        (each, match)
        for each in passages
        for match in re.finditer(words, each.text)
        if each.layer not in ("comment", "metadata")
    ]
    return [
        Comment(
            fingerprint=f"v1:{number:04}", place=each.place, layer=each.layer, passage=each.text,
            start=match.start(), end=match.end(), text=f"Warning: a\nSay it\nv1:{number:04}", title="Warning: a",
        )
        for number, (each, match) in enumerate(spans)
    ]  # fmt: skip


def ranges(data):
    """Return the text within the range of each comment, by its id, in the order of their ends."""
    found, open_ranges = {}, {}
    for element in etree.fromstring(parts(data)["word/document.xml"]).iter():
        if element.tag == W + "commentRangeStart":
            open_ranges[element.get(W + "id")] = ""
        elif element.tag == W + "commentRangeEnd":
            found[element.get(W + "id")] = open_ranges.pop(element.get(W + "id"))
        elif element.tag == W + "t":
            open_ranges = {key: text + (element.text or "") for key, text in open_ranges.items()}
    assert not open_ranges
    return found


def read(data, *, layer="comment"):
    passages = extract_word_document(io.BytesIO(data), Limits()).passages
    return [(each.context, each.text) for each in passages if each.layer == layer]


def rest_of(data):
    return [each for each in extract_word_document(io.BytesIO(data), Limits()).passages if each.layer != "comment"]


@pytest.mark.parametrize(("body", "texts"), BODIES.values(), ids=BODIES)
def test_a_range_is_around_the_words(body, texts):
    data = document(body)
    comments = comments_on(data)
    done = annotate_word_document(data, comments)
    assert (len(done.placed), done.elsewhere, done.failed) == (len(comments), (), ())
    assert sorted(ranges(done.data).values()) == sorted(texts)
    assert rest_of(done.data) == rest_of(data)
    found = list(docx.Document(io.BytesIO(done.data)).comments)
    assert [(each.author, each.initials, each.text) for each in found] == [
        ("msgcheck", "mc", each.text) for each in comments
    ]
    references = re.findall(rb'commentReference w:id="(\d+)"', parts(done.data)["word/document.xml"])
    assert sorted(map(int, references)) == [each.comment_id for each in found]


def test_a_range_is_around_words_with_a_raised_figure():
    data = document(f"<w:p>{run('over 9,000')}{run('2', RAISED)}{run(' fans')}</w:p>")
    comments = comments_on(data, r"9,000² fans")
    done = annotate_word_document(data, comments)
    assert (len(done.placed), done.elsewhere) == (1, ())
    assert list(ranges(done.data).values()) == ["9,0002 fans"]


def test_formatting_stays_on_both_sides_of_an_edge():
    data = document(*BODIES["in one run"][:1])
    root = etree.fromstring(parts(annotate_word_document(data, comments_on(data)).data)["word/document.xml"])
    runs = [each for each in root.iter(W + "r") if each.find(W + "t") is not None]
    assert [(each.findtext(W + "t"), each.find(f"{W}rPr/{W}b") is not None) for each in runs] == [
        ("We like ", True),
        ("FOSS", True),
        (" and more", True),
    ]


@pytest.mark.parametrize("body", [body for body, _ in BODIES.values()], ids=BODIES)
def test_again_gives_the_same_once_and_none_takes_all_away(body):
    data = document(body)
    comments = comments_on(data)
    first = annotate_word_document(data, comments)
    second = annotate_word_document(first.data, comments)
    assert (ranges(second.data), read(second.data)) == (ranges(first.data), read(first.data))
    bare = annotate_word_document(second.data, ()).data
    assert set(parts(bare)) == set(parts(data))
    assert rest_of(bare) == rest_of(data)
    assert b"comment" not in parts(bare)["word/document.xml"]
    assert annotate_word_document(bare, ()).data is None


def with_comment(body, author, text):
    stream = io.BytesIO(document(body))
    found = docx.Document(stream)
    found.add_comment(found.paragraphs[0].runs[0], text=text, author=author, initials="A")
    stream = io.BytesIO()
    found.save(stream)
    return stream.getvalue()


def test_comments_of_people_stay_and_ids_do_not_clash():
    data = with_comment(BODIES["in one run"][0], "Ann", "Nice")
    comments = comments_on(data)
    done = annotate_word_document(annotate_word_document(data, comments).data, comments)
    assert [context for context, _ in read(done.data)].count("Comment by Ann") == 1
    assert sorted(ranges(done.data).values()) == ["FOSS", "We like FOSS and more"]
    bare = annotate_word_document(done.data, ()).data
    assert {context for context, _ in read(bare)} == {"Comment by Ann"}
    assert list(ranges(bare).values()) == ["We like FOSS and more"]


def test_a_comment_of_ours_that_somebody_answered_stays():
    data = document(BODIES["in one run"][0])
    comments = comments_on(data)
    found = parts(annotate_word_document(data, comments).data)
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    answer = f'<w:comment w:id="9" w:author="Ann"><w:p {w14} w14:paraId="B"><w:r><w:t>OK</w:t></w:r></w:p></w:comment>'
    listed = found["word/comments.xml"].decode().replace("<w:p>", f'<w:p {w14} w14:paraId="A">')
    found["word/comments.xml"] = listed.replace("</w:comments>", f"{answer}</w:comments>").encode()
    found["word/commentsExtended.xml"] = (
        b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="A"/><w15:commentEx w15:paraId="B" w15:paraIdParent="A"/></w15:commentsEx>'
    )
    found["word/_rels/document.xml.rels"] = found["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        b'Target="commentsExtended.xml"/></Relationships>',
    )
    answered = packed(found)
    done = annotate_word_document(answered, comments)
    assert (done.data, done.placed) == (None, (comments[0].fingerprint,))
    assert read(answered)[-1][1] == "OK"


def test_headers_and_notes_go_to_the_body_with_the_reason():
    stream = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("First paragraph")
    made.add_paragraph("Second")
    made.sections[0].header.paragraphs[0].text = "Header FOSS"
    made.save(stream)
    data = stream.getvalue()
    done = annotate_word_document(data, comments_on(data))
    ((_, reason),) = done.elsewhere
    assert reason.startswith("It stands in a header or footer")
    assert list(ranges(done.data).values()) == ["First paragraph"]
    assert any("Header ⟦FOSS⟧" in text for _, text in read(done.data))


def test_deleted_words_go_to_their_paragraph():
    body = (
        f'<w:p>{run("One")}</w:p><w:p>{run("Two")}<w:del w:id="3"><w:r><w:delText>FOSS</w:delText></w:r></w:del></w:p>'
    )
    data = document(body)
    done = annotate_word_document(data, comments_on(data))
    assert [reason for _, reason in done.elsewhere] == [word_annotating.BESIDE]
    assert list(ranges(done.data).values()) == ["Two"]


def test_more_comments_than_word_opens_are_told(monkeypatch):
    monkeypatch.setattr(word_annotating, "MOST", 1)
    data = document(BODIES["twice in one run"][0])
    done = annotate_word_document(data, comments_on(data))
    assert (len(done.placed), [reason for _, reason in done.failed]) == (1, [word_annotating.TOO_MANY])


STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
REFUSED = [
    (lambda xml: xml.replace(W[1:-1].encode(), STRICT), "Strict Open XML"),
    (lambda xml: xml.replace(b"FOSS", "FOSS \U000f0000".encode()), "private planes"),
]


@pytest.mark.parametrize(("change", "reason"), REFUSED)
def test_files_that_cannot_be_written_safely_are_refused(change, reason):
    data = document(BODIES["in one run"][0])
    comments = comments_on(data)
    found = parts(data)
    found["word/document.xml"] = change(found["word/document.xml"])
    with pytest.raises(UnfixableError, match=reason):
        annotate_word_document(packed(found), comments)
