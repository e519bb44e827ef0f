"""Fields of a word-processor document: what is their instruction, what is their text, and where they lead.

A field is written as begin, instruction, separator, result, end. The result is text. The instruction is none, but it
holds addresses, and some kinds of field show or keep a text of the author in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from msgcheck.extract.word_document.attachment import Attachment
from msgcheck.extract.word_document.styles import VALUE, W
from msgcheck.model.passage import Layer, Role

_KIND = W + "fldCharType"
_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\\\S)|(\S+)', re.DOTALL)
_INSTRUCTION_LENGTH = 20_000
"""Characters of an instruction that are looked at; a long condition has hundreds."""

_ESCAPE = re.compile(r'\\(["\\])')
_WORDS_AFTER_NAME = re.compile(r"\s*\S+\s+\S+\s+(.*)", re.DOTALL)
_EQUATION_SWITCH = re.compile(r"\\[a-z]+|[(),;]", re.IGNORECASE)
_ADDRESS_POSITION = {
    "HYPERLINK": 0,
    "INCLUDEPICTURE": 0,
    "INCLUDETEXT": 0,
    "INCLUDE": 0,
    "IMPORT": 0,
    "RD": 0,
    "LINK": 1,
}
"""Field -> which of its arguments is an address."""

_AROUND = ("\\b", "\\f", "\\e")
"""Switches of merged fields that come with a text of the author."""

_FORM_TEXTS = tuple(W + name for name in ("default", "listEntry"))
_FORM_HINTS = tuple(W + name for name in ("helpText", "statusText"))
_ON_OFF = frozenset({"", "0", "1", "true", "false", "on", "off"})


@dataclass(slots=True)
class _Field:
    """One open field: where it begins, is the position within its instruction, and what that says so far."""

    begin: etree._Element
    is_instruction: bool = True
    pieces: list[str] = field(default_factory=list)


class Fields:
    """Where a story stands in its fields.

    Fields run over paragraphs (a table of contents) and nest, so one value serves a whole story.
    ``is_instruction`` tells whether the present position belongs to the instruction of any open field. Fields that
    begin at one of the elements ``ignored`` are none: they have no end.
    """

    def __init__(self, ignored: Iterable[etree._Element] = ()) -> None:
        self.is_instruction = False
        self._ignored = frozenset(ignored)
        self._open: list[_Field] = []
        self._instructions: list[_Field] = []  # those of the open fields that have no separator yet

    @property
    def open(self) -> list[etree._Element]:
        """Where the fields begin that have not ended yet."""
        return [each.begin for each in self._open]

    def meet(self, character: etree._Element) -> list[Attachment]:
        """Take note of a ``w:fldChar``; returns what the instruction that ends here holds, and the form that begins."""
        kind = character.get(_KIND)
        found: list[Attachment] = []
        if kind == "begin":
            found = form_attachments(character)
            if character not in self._ignored:
                self._open.append(_Field(character))
                self._instructions.append(self._open[-1])
        elif self._open:
            if self._open[-1].is_instruction:
                self._open[-1].is_instruction = False
                found = instruction_attachments("".join(self._instructions.pop().pieces))
            if kind == "end":
                self._open.pop()
        self.is_instruction = bool(self._instructions)
        return found

    def note(self, text: str) -> None:
        """Add a text within an instruction to it."""
        if self._instructions:
            self._instructions[-1].pieces.append(text)


def form_attachments(character: etree._Element) -> list[Attachment]:
    """Return what a form field of the old kind (``w:ffData``) holds: its default or entries, then its hints."""
    entries = [Attachment("entry", text, None, Role.LABEL) for text in _values(character, _FORM_TEXTS)]
    return entries + [Attachment("hint", text, Layer.ALT, Role.CAPTION) for text in _values(character, _FORM_HINTS)]


def _values(character: etree._Element, tags: tuple[str, ...]) -> Iterator[str]:
    if len(character):
        for element in character.iter(*tags):
            value = element.get(VALUE, "")
            if value not in _ON_OFF:  # the default of a check box
                yield value


def instruction_attachments(instruction: str) -> list[Attachment]:
    """Return the address, the hint and the texts of the author that the instruction of a field holds."""
    instruction = instruction[:_INSTRUCTION_LENGTH]
    name, *arguments = _arguments(instruction) or [("", "")]
    kind = name[1].upper()
    if kind in _ADDRESS_POSITION:
        return list(_address(arguments, _ADDRESS_POSITION[kind]))
    reader = _TEXTS.get(kind)
    return [] if reader is None else list(reader(instruction, arguments))


_Arguments = list[tuple[str, str]]


def _arguments(instruction: str) -> _Arguments:
    r"""Return the words of an instruction as (switch, text): ``\o "tip"`` is ``("\o", "tip")``."""
    found: _Arguments = []
    switch = ""
    for quoted, is_switch, word in _ARGUMENT.findall(instruction):
        if is_switch:
            found += [(switch, "")] if switch else []
            switch = is_switch.lower()
        else:
            found.append((switch, _ESCAPE.sub(r"\1", quoted or word)))
            switch = ""
    return found


def _address(arguments: _Arguments, position: int) -> Iterator[Attachment]:
    plain = [text for switch, text in arguments if not switch]
    if position < len(plain) and plain[position]:
        yield Attachment("link", plain[position], Layer.METADATA, Role.LINK)
    for switch, text in arguments:
        if switch == "\\o" and text:
            yield Attachment("hint", text, Layer.ALT, Role.CAPTION)


def _kept(instruction: str, arguments: _Arguments) -> Iterator[Attachment]:
    """Yield every text in quotes: an entry of an index or of a table of contents, a condition, a question."""
    del arguments
    for quoted, _, _ in _ARGUMENT.findall(instruction):
        if quoted:
            yield Attachment("field", _ESCAPE.sub(r"\1", quoted), Layer.HIDDEN, Role.PARAGRAPH)


def _button(instruction: str, arguments: _Arguments) -> Iterator[Attachment]:
    """Yield the text that ``MACROBUTTON name text`` shows: all that follows the name."""
    del arguments
    match = _WORDS_AFTER_NAME.match(instruction)
    if match:
        yield Attachment("field", match[1].strip(), None, Role.LABEL)


def _equation(instruction: str, arguments: _Arguments) -> Iterator[Attachment]:
    r"""Yield the texts of an ``EQ`` field, which is shown and has no result: ``EQ \f(1,2)`` is "1 2"."""
    del arguments
    words = _EQUATION_SWITCH.sub(" ", instruction.strip()[2:]).split()
    yield Attachment("field", " ".join(words), None, Role.PARAGRAPH)


def _around(instruction: str, arguments: _Arguments) -> Iterator[Attachment]:
    r"""Yield what stands before and after the value of a merged letter (``\b``, ``\f``), or in place of none (``\e``).

    The rest is names of columns and, in a greeting, patterns of names (``<<_TITLE0_ >>``).
    """
    del instruction
    for switch, text in arguments:
        if switch in _AROUND and text and "<<" not in text:
            yield Attachment("field", text, Layer.HIDDEN, Role.PARAGRAPH)


_TEXTS: dict[str, Callable[[str, _Arguments], Iterator[Attachment]]] = {
    **dict.fromkeys(("XE", "TC", "TA", "IF", "SET", "FILLIN", "ASK", "AUTOTEXTLIST"), _kept),
    **dict.fromkeys(("MERGEFIELD", "GREETINGLINE"), _around),
    **dict.fromkeys(("MACROBUTTON", "GOTOBUTTON"), _button),
    "EQ": _equation,
}
"""Field -> how to find the texts of the author in its instruction."""
