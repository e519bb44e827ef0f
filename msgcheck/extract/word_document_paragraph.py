"""Text of one paragraph of a word-processor document: what is seen, what is hidden, what hangs on it."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from msgcheck.extract.drawing_text import MATH_TEXT
from msgcheck.extract.word_document_styles import VALUE, Styles, W, is_switched_on

_RUN, _RUN_PROPERTIES = W + "r", W + "rPr"
_INLINE_WRAPPERS = frozenset(W + name for name in ("hyperlink", "fldSimple", "bdo", "dir"))
_DELETIONS = frozenset({W + "del", W + "moveFrom"})
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""Elements around runs, paragraphs, rows or cells that are read as if they were not there. A content control that
still shows its prompt is among them: Word prints the prompt.
"""
_MATH = tuple("{http://schemas.openxmlformats.org/officeDocument/2006/math}" + name for name in ("oMath", "oMathPara"))
_GRAPHICS = frozenset({W + "drawing", W + "pict", W + "object"})
_FIXED_TEXTS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_SYMBOL_FONT_AREA = range(0xF000, 0xF100)

DELETED, HIDDEN = "deleted", "hidden"


class Fields:
    """Where a story stands in its fields: what lies between begin and separator is instruction, not text.

    Fields run over paragraphs (a table of contents) and nest, so one value serves a whole story.
    """

    def __init__(self) -> None:
        self._open: list[bool] = []

    @property
    def is_instruction(self) -> bool:
        """Tell whether the present position belongs to the instruction of any open field."""
        return any(self._open)

    def meet(self, character: etree._Element) -> None:
        """Take note of a ``w:fldChar``."""
        kind = character.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(True)
        elif self._open:
            if kind == "separate":
                self._open[-1] = False
            elif kind == "end":
                self._open.pop()


class ParagraphText:
    """The text of one ``w:p``: ``text`` as seen, ``hidden`` as (kind, text) stretches, ``graphics`` as elements."""

    def __init__(self, paragraph: etree._Element, styles: Styles, fields: Fields, *, is_hidden: bool) -> None:
        self.graphics: list[etree._Element] = []
        self._styles = styles
        self._fields = fields
        self._is_hidden = is_hidden
        self._pieces: list[str] = []
        self._hidden: list[tuple[str, list[str]]] = []
        self._kind = ""
        self._readers: dict[str, Callable[[etree._Element, str], None]] = {
            _RUN: self._read_run,
            **dict.fromkeys((*WRAPPERS, *_INLINE_WRAPPERS), self._read),
            **dict.fromkeys(_DELETIONS, self._read_deleted),
            **dict.fromkeys(_MATH, self._read_math),
        }
        self._read(paragraph, "")
        self.text = "".join(self._pieces)
        self.hidden = [(kind, "".join(pieces)) for kind, pieces in self._hidden]

    def _read(self, element: etree._Element, kind: str) -> None:
        """Read the runs below an element; ``kind`` is empty for seen text, else why it is not seen."""
        for child in element:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child, kind)

    def _read_deleted(self, element: etree._Element, kind: str) -> None:
        del kind
        self._read(element, DELETED)

    def _read_math(self, element: etree._Element, kind: str) -> None:
        self._add("".join(text.text or "" for text in element.iter(MATH_TEXT)), kind)

    def _read_run(self, run: etree._Element, kind: str) -> None:
        kind = kind or (HIDDEN if self._is_run_hidden(run) else "")
        for element in run:
            tag = element.tag
            if tag in (W + "t", W + "delText"):
                self._add(element.text or "", kind)
            elif tag in _FIXED_TEXTS:
                self._add(_FIXED_TEXTS[tag], kind)
            elif tag == W + "fldChar":
                self._fields.meet(element)
            elif tag in _GRAPHICS:
                self.graphics.append(element)
            elif tag == W + "sym":
                self._add(_symbol(element), kind)
            elif tag == W + "ruby":
                for base in element.iterchildren(W + "rubyBase"):
                    self._read(base, kind)

    def _is_run_hidden(self, run: etree._Element) -> bool:
        """Ask the run, then its style, then the paragraph's style."""
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            return self._is_hidden
        own = is_switched_on(properties.find(W + "vanish"))
        if own is None:
            style = properties.find(W + "rStyle")
            own = None if style is None else self._styles.get(style.get(VALUE)).is_hidden
        return self._is_hidden if own is None else own

    def _add(self, text: str, kind: str) -> None:
        if not text or self._fields.is_instruction:
            return
        if not kind:
            self._pieces.append(text)
        elif self._kind == kind and self._hidden:
            self._hidden[-1][1].append(text)
        else:
            self._hidden.append((kind, [text]))
        self._kind = kind


def _symbol(element: etree._Element) -> str:
    """Return the character of a ``w:sym``; pictures of symbol fonts (bullets, arrows) have no text."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    is_text = code <= 0x10FFFF and code not in _SYMBOL_FONT_AREA and not 0xD800 <= code <= 0xDFFF and code >= 0x20
    return chr(code) if is_text else ""
