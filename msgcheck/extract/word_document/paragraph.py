"""Text of one paragraph of a word-processor document: what is seen, what is not, what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy

from lxml import etree

from msgcheck.extract.drawing.equation import M, linear_text
from msgcheck.extract.drawing.text import MATH_TEXT, R
from msgcheck.extract.raised import may_be_raised, raised
from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.characters import EMOJI, FIXED_TEXTS, symbol
from msgcheck.extract.word_document.control import CONTENT, CONTROL, control_attachments, shows_prompt
from msgcheck.extract.word_document.fields import Fields, form_attachments, instruction_attachments
from msgcheck.extract.word_document.ground import Ground
from msgcheck.extract.word_document.paragraph_text import Graphic, ParagraphText
from msgcheck.extract.word_document.raised_run import is_raised_run
from msgcheck.extract.word_document.styles import RUN_STYLE, VALUE, VANISH, Style, Styles, W, is_switched_on
from msgcheck.model.passage import Layer, Role

RUN = W + "r"
EQUATIONS = frozenset({M + "oMath", M + "oMathPara"})
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DELETIONS = frozenset({W + "del", W + "moveFrom", _W14 + "conflictDel"})
DELETED, HIDDEN, IN_FIELD, PROMPT = "deleted", "hidden", "in field", "prompt"
"""Why a text is not seen; the empty text stands for what is seen. A prompt is no text at all."""

_TEXT = W + "t"
_TEXTS = frozenset({_TEXT, W + "delText"})
_RUN_PROPERTIES = W + "rPr"
_PROPERTIES = frozenset(W + name for name in ("pPr", "rPr", "smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"))
_GRAPHICS = frozenset(W + name for name in ("drawing", "pict", "object", "contentPart"))


class ParagraphReader:
    """Reads the paragraphs of one story, one after the other.

    ``prompts`` are those of content controls, by name. Without ``can_hide`` and ``ground`` no run is asked whether it
    is hidden, which takes a third of the time. ``can_hide`` must be true where any style or any run of the story hides
    text; ``ground`` must be given where any may be of the colour of what it stands on.
    """

    def __init__(self, styles: Styles, prompts: Mapping[str, str], ground: Ground | None, *, can_hide: bool) -> None:
        self.fields = Fields()
        self._styles = styles
        self._prompts = prompts
        self._ground = ground
        self._can_hide = can_hide or ground is not None
        self._style = styles.default
        self._pieces: list[str] = []
        self._hidden: list[tuple[str, list[str]]] = []
        self._last_kind = ""
        self._found = ParagraphText()

    def read(self, paragraph: etree._Element, kind: str, style: Style) -> ParagraphText:
        """Read a ``w:p`` of a ``style``, or what stands for one; ``kind`` is why nothing of it is seen."""
        self._found = found = ParagraphText()
        self._pieces = []
        self._hidden = []
        self._last_kind = ""
        self._style = style
        reader = _READERS.get(paragraph.tag)
        if reader is None:
            self._read(paragraph, kind)
        else:
            reader(self, paragraph, kind)
        found.text = "".join(self._pieces)
        found.hidden = [(why, "".join(pieces)) for why, pieces in self._hidden]
        return found

    def _read(self, parent: etree._Element, kind: str) -> None:
        """Read what stands below an element; wrappers that nobody knows are read through."""
        for element in parent:
            tag = element.tag
            if tag == RUN:  # compared before it is looked up: nine in ten are runs
                self.read_run(element, kind)
                continue
            reader = _READERS.get(tag)
            if reader is not None:
                reader(self, element, kind)
            elif len(element):
                self._read(element, kind)

    def read_run(self, run: etree._Element, kind: str) -> None:
        """Read the text of a run, one after the other what stands in it."""
        if self._can_hide and not kind and self._is_unseen(run):
            kind = HIDDEN
        for element in run:
            tag = element.tag
            if tag == _TEXT:
                if kind or self.fields.is_instruction:
                    self._add(element.text, kind)
                elif text := element.text:  # what nearly every text is: a tenth of the time saved
                    before = self._pieces[-1] if self._pieces else ""
                    is_figure = not text[0].isalpha() and may_be_raised(text, before)
                    self._pieces.append(raised(text) if is_figure and is_raised_run(run, self._styles) else text)
                    self._last_kind = kind
            elif tag != _RUN_PROPERTIES:
                reader = _READERS.get(tag)
                if reader is not None:
                    reader(self, element, kind)
                elif len(element):
                    self._read(element, kind)

    def _is_unseen(self, run: etree._Element) -> bool:
        properties = run.find(_RUN_PROPERTIES)
        if self._is_run_hidden(properties):
            return True
        return self._ground is not None and self._ground.hides(run, properties, self._style)

    def _is_run_hidden(self, properties: etree._Element | None) -> bool:
        """Ask the run; if it says nothing, its style, which turns round what the paragraph's style says.

        Hidden is a toggle property (ISO/IEC 29500-1, 17.7.3): two styles that switch it on switch it off.
        """
        if properties is None:
            return bool(self._style.is_hidden)
        own = is_switched_on(properties.find(VANISH))
        if own is not None:
            return own
        style = properties.find(RUN_STYLE)
        by_style = style is not None and bool(self._styles.get(style.get(VALUE)).is_hidden)
        return bool(self._style.is_hidden) != by_style

    def _add(self, text: str | None, kind: str) -> None:
        if not text:
            return
        if self.fields.is_instruction:
            self.fields.note(text)
            kind = kind or IN_FIELD
        if not kind:
            self._pieces.append(text)
        elif kind != PROMPT:
            if self._hidden and kind == self._last_kind:
                self._hidden[-1][1].append(text)
            else:
                self._hidden.append((kind, [text]))
        self._last_kind = kind

    def read_text(self, element: etree._Element, kind: str) -> None:
        """Read a text, which may be marked as deleted."""
        self._add(element.text, kind)

    def read_fixed_text(self, element: etree._Element, kind: str) -> None:
        """Read what stands for one character."""
        self._add(FIXED_TEXTS[element.tag], kind)

    def read_symbol(self, element: etree._Element, kind: str) -> None:
        """Read a character of a named font."""
        self._add(symbol(element.get(W + "char", "")), kind)

    def read_emoji(self, element: etree._Element, kind: str) -> None:
        """Read a character of a colour font."""
        self._add(symbol(element.get(EMOJI + "char", "")), kind)

    def read_deleted(self, element: etree._Element, kind: str) -> None:
        """Read what was deleted or moved away under tracked changes."""
        del kind
        self._read(element, DELETED)

    def read_equation(self, element: etree._Element, kind: str) -> None:
        """Read an equation in a line, what was deleted in it apart."""
        if next(element.iter(*DELETIONS), None) is None:
            self._add(linear_text(element), kind)
            return
        element = deepcopy(element)
        for deletion in list(element.iter(*DELETIONS)):
            self._add("".join(text.text or "" for text in deletion.iter(*_TEXTS, MATH_TEXT)), DELETED)
            deletion.clear()
        self._add(linear_text(element), kind)

    def read_graphic(self, element: etree._Element, kind: str) -> None:
        """Keep a graphic for later: it may hold paragraphs."""
        self._found.graphics.append(Graphic(element, kind))

    def read_ruby(self, element: etree._Element, kind: str) -> None:
        """Read the base; how it is pronounced stands above it and is a text of its own."""
        for base in element.iterchildren(W + "rubyBase"):
            self._read(base, kind)
        reading = "".join(text.text or "" for text in element.iterfind(f"{W}rt//{W}t"))
        self._attach([Attachment("ruby", reading, None, Role.LABEL)], kind)

    def read_control(self, control: etree._Element, kind: str) -> None:
        """Read a content control within a paragraph."""
        self._attach(control_attachments(control), kind)
        for content in control.iterchildren(CONTENT):
            self._read(content, kind or (PROMPT if shows_prompt(control, self._prompts) else ""))

    def read_hyperlink(self, link: etree._Element, kind: str) -> None:
        """Read the text of a hyperlink, its hint, and remember where it leads."""
        key, hint = link.get(R + "id"), link.get(W + "tooltip")
        if key:
            self._found.links.append(key)
        if hint:
            self._attach([Attachment("hint", hint, Layer.ALT, Role.CAPTION)], kind)
        self._read(link, kind)

    def read_simple_field(self, field: etree._Element, kind: str) -> None:
        """Read a field that is written as one element."""
        self._attach([*instruction_attachments(field.get(W + "instr", "")), *form_attachments(field)], kind)
        self._read(field, kind)

    def read_field_character(self, character: etree._Element, kind: str) -> None:
        """Take note of where a field begins, has its separator or ends."""
        self._attach(self.fields.meet(character), kind)

    def read_instruction(self, element: etree._Element, kind: str) -> None:
        """Take note of the instruction of a field."""
        del kind
        self.fields.note(element.text or "")

    def pass_over(self, element: etree._Element, kind: str) -> None:
        """Read nothing: properties say how their parent looks."""

    def _attach(self, attachments: Iterable[Attachment], kind: str) -> None:
        """Keep what hangs on the paragraph; what hangs on hidden text is hidden with it."""
        hides = kind in (DELETED, HIDDEN)
        for each in attachments:
            is_shown = each.layer is not Layer.METADATA
            self._found.attachments.append(each._replace(layer=Layer.HIDDEN) if hides and is_shown else each)


_READERS: dict[str, Callable[[ParagraphReader, etree._Element, str], None]] = {
    RUN: ParagraphReader.read_run,
    CONTROL: ParagraphReader.read_control,
    W + "hyperlink": ParagraphReader.read_hyperlink,
    W + "fldSimple": ParagraphReader.read_simple_field,
    W + "fldChar": ParagraphReader.read_field_character,
    W + "instrText": ParagraphReader.read_instruction,
    W + "ruby": ParagraphReader.read_ruby,
    W + "sym": ParagraphReader.read_symbol,
    EMOJI + "symEx": ParagraphReader.read_emoji,
    **dict.fromkeys(_TEXTS, ParagraphReader.read_text),
    **dict.fromkeys(FIXED_TEXTS, ParagraphReader.read_fixed_text),
    **dict.fromkeys(_GRAPHICS, ParagraphReader.read_graphic),
    **dict.fromkeys(DELETIONS, ParagraphReader.read_deleted),
    **dict.fromkeys(EQUATIONS, ParagraphReader.read_equation),
    **dict.fromkeys(_PROPERTIES, ParagraphReader.pass_over),
}
"""What is done with each element below a paragraph, given why it is not seen; others are read through."""
