"""Comments in PDF: over the very words, whatever way the page lies; notes for the rest; nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, RectangleObject, TextStringObject
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from msgcheck import api
from msgcheck.annotate import guarded, pdf_highlights
from msgcheck.annotate.comment import Comment
from msgcheck.annotate.pdf_annotations import quad
from msgcheck.annotate.pdf_highlights import annotate_pdf
from msgcheck.extract.page_document.span_boxes import LineBox

TEXT = "We use FOSS in all products. Every team may choose FOSS, and the free software that our community office ships."
SIZE = (320, 240)


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Annotate in this process, where a worker is not what a test is about."""

    def annotated_here(limits, annotate, data, comments):
        return guarded._carry_out(guarded._Order(annotate, data, tuple(comments)))

    monkeypatch.setattr(pdf_highlights, "annotated_within", annotated_here)


@pytest.fixture
def annotate(comments_about):
    def about(data, word="FOSS"):
        return annotate_pdf(data, comments_about(data, "pdf", word))

    return about


def pdf(text=TEXT, title="", draw=None):
    """Return two pages, each with a paragraph of a few lines."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=SIZE)
    canvas.setTitle(title or "A plan")
    for _ in range(2):
        paragraph = Paragraph(text, ParagraphStyle("p", fontSize=12, leading=15))
        _, height = paragraph.wrap(180, 200)
        paragraph.drawOn(canvas, 60, 180 - height)
        if draw:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def changed(data, change):
    """Return a PDF after ``change`` of its writer."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def each_page(change):
    return lambda writer: [change(page) for page in writer.pages]


def moved(page):
    page.mediabox = RectangleObject((-100, -50, 400, 400))
    page.cropbox = RectangleObject((20, 30, 300, 220))
    page.rotate(90)


PAGES = [
    pytest.param(lambda page: None, id="plain"),
    *(pytest.param(lambda page, turn=turn: page.rotate(turn), id=f"rotated {turn}") for turn in (90, 180, 270)),
    pytest.param(moved, id="cropped, moved and rotated"),
]


@pytest.mark.parametrize("change", PAGES)
def test_highlights_cover_the_very_words(annotate, change):
    data = changed(pdf(), each_page(change))
    done = annotate(data)
    assert words_under(done.data) == Counter({"FOSS": 4})
    assert len(done.placed) == 4
    assert not done.elsewhere
    assert not done.failed


@pytest.mark.parametrize("change", PAGES)
def test_a_span_of_several_lines_has_a_box_a_line(annotate, change):
    quote = "Every team may choose FOSS, and the free software"
    done = annotate(changed(pdf(), each_page(change)), quote)
    (annotation, _) = ours(done.data)
    assert len(annotation["/QuadPoints"]) == 8 * 2
    assert words_under(done.data) == Counter({quote.replace(" ", ""): 2})


def with_ligature(data):
    """Return a PDF whose tilde stands for the ligature of ffi."""
    mapping = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <7e> <fb03> endbfchar"
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for font in document.pages[0].Resources.Font.values():
            font.ToUnicode = document.make_stream(mapping)
        document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(("word", "lines"), [("bureaux and offices", 1), ("offices", 1), ("multinational", 2)])
def test_ligatures_and_words_cut_at_the_end_of_a_line_are_found(annotate, word, lines):
    def draw(canvas):
        canvas.drawString(60, 60, "Our bureaux and o~ces are all multi-")
        canvas.drawString(60, 45, "national and the same.")

    done = annotate(with_ligature(pdf(draw=draw)), word)
    assert len(done.placed) == 2
    assert all(len(each["/QuadPoints"]) == 8 * lines for each in ours(done.data))


def test_text_that_runs_up_the_page_is_covered_as_it_runs(annotate):
    def draw(canvas):
        canvas.saveState()
        canvas.translate(30, 40)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Sold as freeware today")
        canvas.restoreState()

    done = annotate(pdf(draw=draw), "freeware")
    assert words_under(done.data) == Counter({"freeware": 2})
    x0, y0, x1, y1, *_ = (float(each) for each in ours(done.data)[0]["/QuadPoints"])
    assert x0 == x1
    assert y0 < y1


QUADS = [
    (0, (0, 2, 4, 2, 0, 0, 4, 0)),
    (1, (4, 2, 4, 0, 0, 2, 0, 0)),
    (2, (4, 0, 0, 0, 4, 2, 0, 2)),
    (3, (0, 0, 0, 2, 4, 0, 4, 2)),
]


@pytest.mark.parametrize(("turns", "corners"), QUADS)
def test_corners_stand_in_the_order_of_the_text(turns, corners):
    assert quad(LineBox(1, (0, 0, 4, 2), turns)) == corners


def test_an_annotation_says_what_it_is_of(annotate):
    annotation = ours(annotate(pdf()).data)[0]
    assert annotation["/Subtype"] == "/Highlight"
    assert annotation["/Contents"] == "Use 'open source'."
    assert annotation["/Subj"] == "warning: term.deprecated"
    assert annotation["/NM"] == "v1:0"
    assert annotation["/M"].startswith("D:20")
    assert annotation["/F"] == 4


def test_what_has_no_words_on_a_page_is_a_closed_note_on_the_first(annotate, comments_about):
    data = pdf("Nothing of it here.", title="Our FOSS plan")
    whole = replace(comments_about(data, "pdf", "FOSS")[0], fingerprint="v1:w", place=None, layer=None)
    done = annotate_pdf(data, [*comments_about(data, "pdf", "FOSS"), whole])
    assert [reason.split(":")[0] for _, reason in done.elsewhere] == [
        "It stands in properties/title, which no page shows",
        "It is about the document as a whole",
    ]
    assert [each["/Subtype"] for each in ours(done.data)] == ["/Text", "/Text"]
    assert not any(each["/Open"].value for each in ours(done.data))
    first, second = (each["/Rect"] for each in ours(done.data))
    assert first[0] < second[0]
    assert (first[0], first[3]) == (12, SIZE[1] - 12)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_note_stands_at_the_top_left_of_the_page_as_shown(comments_about, turn):
    data = changed(pdf(), each_page(lambda page: page.rotate(turn)))
    (first, *_) = comments_about(data, "pdf", "FOSS")
    (note,) = ours(annotate_pdf(data, [replace(first, place=None, layer=None)]).data)
    middle = [(float(note["/Rect"][at]) + float(note["/Rect"][at + 2])) / 2 for at in (0, 1)]
    width, height = SIZE
    corner = {0: (0, height), 90: (0, 0), 180: (width, 0), 270: (width, height)}[turn]
    assert all(abs(side - edge) < 30 for side, edge in zip(middle, corner, strict=True))


def test_hidden_words_and_words_of_comments_get_notes(annotate):
    def draw(canvas):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 40, "FOSS in white")

    data = pdf("Words.", draw=draw)
    data = changed(data, lambda writer: writer.add_annotation(1, Text(rect=(50, 50, 70, 70), text="More FOSS")))
    done = annotate(data)
    reasons = [reason.split(":")[0] for _, reason in done.elsewhere]
    assert sorted(reasons) == ["Nobody sees these words on the page"] * 2 + [
        "These words are no text of the page itself"
    ]
    (beside,) = [each for each in ours(done.data) if abs(float(each["/Rect"][0]) - 50) < 1]
    assert abs(float(beside["/Rect"][3]) - 70) < 1


def test_annotating_again_replaces_only_ours(annotate, comments_about):
    data = changed(
        pdf(), lambda writer: writer.add_annotation(0, Text(rect=(5, 5, 25, 25), text="Mine", title_bar="Ann"))
    )
    comments = comments_about(data, "pdf", "FOSS")
    first = annotate_pdf(data, comments)
    again = annotate_pdf(first.data, comments)
    assert again.placed == first.placed
    assert [signs(each) for each in ours(again.data)] == [signs(each) for each in ours(first.data)]
    fewer = annotate_pdf(first.data, comments[1:])
    assert [each["/NM"] for each in ours(fewer.data)] == ["v1:1", "v1:2", "v1:3"]
    none = annotate_pdf(first.data, [])
    assert not ours(none.data)
    assert b"Use 'open source'" not in plain(none.data)
    for each in (first, again, fewer, none):
        others = [one for one in annotations(each.data) if one["/T"] != "msgcheck"]
        assert [(one["/T"], one["/Contents"]) for one in others] == [("Ann", "Mine")]
    assert annotate_pdf(data, []).data is None


def test_what_is_answered_stays_with_its_answers(annotate, comments_about):
    first = annotate(pdf())

    def answer(writer):
        target = writer.pages[0]["/Annots"][0]
        for said in ("Done?", "Yes"):
            note = Text(rect=(5, 5, 25, 25), text=said, title_bar="Ann", in_reply_to=target)
            writer.add_annotation(0, note)

    answered = changed(first.data, answer)
    comments = comments_about(pdf(), "pdf", "FOSS")
    for said, names in (
        (comments, ["v1:0", "v1:1", "v1:2", "v1:3"]),
        (comments[1:2], ["v1:0", "v1:1"]),
        ([], ["v1:0"]),
    ):
        data = annotate_pdf(answered, said).data
        answers = [each for each in annotations(data) if each.get("/T") == "Ann"]
        assert [(each["/Contents"], each["/IRT"]["/NM"]) for each in answers] == [("Done?", "v1:0"), ("Yes", "v1:0")]
        assert sorted(each["/NM"] for each in ours(data)) == names
    assert annotate_pdf(data, []).data is None


def test_what_hangs_on_the_document_stays(annotate):
    def furnish(writer):
        writer.add_outline_item(title="Chapter", page_number=1)
        writer.add_attachment("data.csv", b"a,b")
        writer.add_metadata({"/Author": "Ann", "/Producer": "A press"})
        writer.set_page_label(0, 1, "/r")

    def form(canvas):
        canvas.acroForm.textfield(name=f"field{canvas.getPageNumber()}", x=60, y=20, width=100, height=16, value="a")

    data = changed(pdf(draw=form), furnish)
    before, after = (PdfReader(io.BytesIO(each)) for each in (data, annotate(data).data))
    assert [each.title for each in after.outline] == ["Chapter"]
    assert after.attachments == before.attachments
    assert after.metadata == before.metadata
    assert after.page_labels == before.page_labels == ["i", "ii"]
    assert after.get_form_text_fields() == before.get_form_text_fields() == {"field1": "a", "field2": "a"}


def encrypted(data, user="", **allowed):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        lock = pikepdf.Encryption(owner="owner", user=user, allow=pikepdf.Permissions(**allowed))
        document.save(target, encryption=lock)
    return target.getvalue()


def test_a_protected_document_that_allows_comments_is_written_without_protection(annotate):
    done = annotate(encrypted(pdf(), extract=False))
    assert words_under(done.data) == Counter({"FOSS": 4})
    assert not PdfReader(io.BytesIO(done.data)).is_encrypted


def signed():
    def sign(writer):
        signature = {NameObject("/Type"): NameObject("/Sig"), NameObject("/ByteRange"): ArrayObject()}
        field = {NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): DictionaryObject(signature)}
        field[NameObject("/T")] = TextStringObject("signature")
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(DictionaryObject(field))])})
        writer.root_object[NameObject("/AcroForm")] = form

    return changed(pdf(), sign)


REFUSED = [
    (signed, "signed"),
    (lambda: encrypted(pdf(), modify_annotation=False), "locked it against comments"),
    (lambda: encrypted(pdf(), user="secret"), "password"),
    (lambda: b"%PDF-1.7\nno more", "damaged"),
    (lambda: b"", "empty"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_annotated_is_named_with_the_reason(comments_about, make, reason):
    comments = comments_about(pdf(), "pdf", "FOSS")
    done = annotate_pdf(make(), comments)
    assert done.data is None
    assert [fingerprint for fingerprint, _ in done.failed] == [each.fingerprint for each in comments]
    assert all(reason in each for _, each in done.failed)


def with_annotations(value):
    return lambda writer: writer.pages[0].__setitem__(NameObject("/Annots"), value(writer))


def loop(writer):
    annotations = ArrayObject()
    reference = writer._add_object(annotations)
    annotations.append(reference)
    annotation = DictionaryObject({NameObject("/Subtype"): NameObject("/Popup")})
    annotation[NameObject("/Parent")] = annotation[NameObject("/IRT")] = writer._add_object(annotation)
    annotations.append(annotation[NameObject("/Parent")])
    return reference


ODD = {
    "annotations that are loops": with_annotations(loop),
    "annotations that are a dictionary": with_annotations(lambda writer: DictionaryObject()),
    "an annotation that is a name": with_annotations(lambda writer: ArrayObject([NameObject("/Text")])),
    "a huge page": each_page(lambda page: page.__setitem__(NameObject("/MediaBox"), RectangleObject((0, 0, 1e6, 1e6)))),
    "a page without a size": each_page(lambda page: page.pop("/MediaBox")),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_documents_are_annotated_all_the_same(annotate, name):
    done = annotate(changed(pdf(), ODD[name]))
    assert len(done.placed) == 4
    assert len(ours(done.data)) == 4


def test_a_document_with_a_broken_table_of_objects_is_mended(annotate, comments_about):
    data = pdf()
    broken = data[: data.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n"
    assert words_under(annotate(broken).data) == Counter({"FOSS": 4})


def test_a_worker_does_it_within_its_limits(monkeypatch, comments_about):
    monkeypatch.setattr(pdf_highlights, "annotated_within", guarded.annotated_within)
    comments = comments_about(pdf(), "pdf", "FOSS")
    assert words_under(annotate_pdf(pdf(), comments).data) == Counter({"FOSS": 4})


@pytest.mark.realdata
def test_findings_of_real_documents_are_over_their_words(realdata, tmp_path):
    case = realdata / "cases" / "openchain"
    shutil.copytree(case / "platform", tmp_path / "platform")
    (tmp_path / "msgcheck.toml").write_text('[workspace]\nname = "O"\nplatform = "platform"\n')
    files = {each.name: each for each in (case / "assets" / "collateral").glob("*one-pager*.pdf")}
    options = api.ScanOptions(select=("term",), records=False, uses_cache=False)
    findings = api.scan([*files.values()], workspace=tmp_path, options=options).findings
    assert len(findings) > 10
    for name, file in files.items():
        own = [comment_of(each) for each in findings if each.asset.endswith(name)]
        done = annotate_pdf(file.read_bytes(), own)
        assert list(done.placed) == [each.fingerprint for each in own]
        quotes = Counter("".join(each.passage[each.start : each.end].split()) for each in own)
        assert words_under(done.data or file.read_bytes()) == quotes


def test_a_scan_of_the_annotated_document_finds_the_same(workspace, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf())
    options = api.ScanOptions(select=("term.deprecated",), records=False, uses_cache=False)
    before = api.scan([file], workspace=workspace, options=options).findings
    file.write_bytes(annotate_pdf(file.read_bytes(), [comment_of(each) for each in before]).data)
    assert len(before) == 6
    assert api.scan([file], workspace=workspace, options=options).findings == before


@pytest.mark.parametrize(("name", "data"), [("a.pdf", pdf()), ("a.html", b"<p>FOSS is our FOSS.")])
def test_the_command_annotates_the_format(workspace, tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    options = api.ScanOptions(select=("term.deprecated",), records=False)
    first = api.annotate([file], workspace=workspace, options=options).assets[0]
    assert len(first.done.placed) == len(first.findings) >= 2
    file.write_bytes(first.data)
    again = api.annotate([file], workspace=workspace, options=options).assets[0]
    assert again.done.placed == first.done.placed
    assert [each.fingerprint for each in again.findings] == [each.fingerprint for each in first.findings]


def test_poppler_draws_the_highlights(annotate, tmp_path):
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("poppler is not installed")
    file = tmp_path / "a.pdf"
    file.write_bytes(annotate(pdf()).data)
    command = [program, "-r", "72", "-f", "1", "-l", "1", str(file)]
    picture = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    pixels = picture[-SIZE[0] * SIZE[1] * 3 :]
    colours = Counter(pixels[at : at + 3] for at in range(0, len(pixels), 3))
    yellow = sum(count for (red, _, blue), count in colours.items() if red > 240 and 100 < blue < 200)
    black = sum(count for colour, count in colours.items() if max(colour) < 60)
    assert 500 < yellow < 5000
    assert black > 100


def comment_of(finding):
    names = ("fingerprint", "place", "layer", "passage", "start", "end")
    return Comment(**{name: getattr(finding, name) for name in names}, text=finding.message, title=finding.rule)


def annotations(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return [each.get_object() for page in pages for each in page.get("/Annots", [])]


def ours(data):
    return [each for each in annotations(data) if isinstance(each, DictionaryObject) and each.get("/T") == "msgcheck"]


def signs(annotation):
    return {key: str(value) for key, value in annotation.items() if key not in {"/P", "/AP"}}


def plain(data):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(target, qdf=True)
    return target.getvalue()


def words_under(data):
    """Return the letters under each highlight of ours: those whose middle is in it, as PDFium reads the page."""
    words: Counter[str] = Counter()
    with pdfium.PdfDocument(data) as document:
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
            text = document[number].get_textpage()
            for annotation in page.get("/Annots", []):
                if annotation.get_object().get("/Subtype") == "/Highlight":
                    words[letters_in(text, [float(each) for each in annotation.get_object()["/QuadPoints"]])] += 1
    return words


def letters_in(text, quads):
    found = ""
    for at in range(0, len(quads), 8):
        xs, ys = quads[at : at + 8 : 2], quads[at + 1 : at + 8 : 2]
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if min(xs) <= (left + right) / 2 <= max(xs) and min(ys) <= (bottom + top) / 2 <= max(ys):
                found += text.get_text_range(index, 1).strip()
    return found
