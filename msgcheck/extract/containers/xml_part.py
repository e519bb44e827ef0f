"""XML of office files, parsed one way: no entities, no network, no huge trees, no document type.

``mc:AlternateContent`` is resolved here too, so that no reader meets a text twice.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from msgcheck.extract.containers.archive import PartUnreadableError

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE_CONTENT = _MC + "AlternateContent"
_BRANCHES = (_MC + "Choice", _MC + "Fallback")

_TEXT_ENDS = ("}t", "}delText")
_TEXT_ATTRIBUTES = ("descr", "title", "string")
_GRAPHICS = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
"""Elements that lead to a part with text."""

_TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAYS_UTF_16 = re.compile(r"""\A(<\?xml[^>]{0,200}?)\sencoding\s{0,9}=\s{0,9}["'][^"'>]{0,40}["']""")

_COUNTED_BYTES = 4 * 2**20
_MAX_NODES = 3_000_000
"""Tags and attributes of one part above 4 MiB; a tree costs up to 125 bytes for each (measured), so 375 MB here.
The largest of 27,949 real and test parts, a document of 12.6 MB, has 1,000,000.
"""

_STRICT_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", _TRANSITIONAL + b"extended-properties"),
    (b"http://purl.oclc.org/ooxml/officeDocument/customProperties", _TRANSITIONAL + b"custom-properties"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", _TRANSITIONAL),
    (b"http://purl.oclc.org/ooxml/presentationml/", b"http://schemas.openxmlformats.org/presentationml/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""ISO/IEC 29500 strict names -> the transitional names that the readers know."""

_WORKBOOK = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ESCAPING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}>)?\s{0,9}<(?:\w{1,20}:)?(?:chartSpace|coreProperties|Properties)[\s>]"
)
"""How the other parts begin whose texts are escaped so: charts, which take theirs from workbooks, and properties."""

_ESCAPE = re.compile(rb"_x000[dD]_(?=\n|\r|&#10;|&#x0?[aA];|_x000[aA]_)|_x([0-9A-Fa-f]{4})_")
"""Characters of such texts (ISO/IEC 29500-1, 22.9.2.19); a return before a line feed is part of it."""

_RICH_TEXT = re.compile(rb"(<a:t>[^<]*+)")
"""What charts write in rich text is written as it is."""

_CARRIAGE_RETURN = 0xD


_CHARACTER_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")


class _NoResolver(etree.Resolver):
    """Answers every address that a part names with nothing, so that none is opened.

    ``resolve_empty`` would be the word for it, but opens the address all the same (lxml 6.1 with libxml2 2.14).
    """

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # noqa: ANN401, ARG002
        return self.resolve_string("", context)  # type: ignore[call-arg]  # its stubs ask for more than lxml does


class _RecoveringParser(etree.XMLParser):
    """Reads what is not well-formed as far as it can."""


def make_parser(*, recover: bool = False) -> etree.XMLParser:
    """Return the one parser of this package; ``recover`` only for a second try at a part that is not well-formed.

    ``collect_ids=False`` saves a fifth of the time: nothing here looks elements up by id. But with it libxml2 loads an
    external document type whatever ``load_dtd`` says, from any local path (2.14): hence the resolver without answers.
    """
    parser = (_RecoveringParser if recover else etree.XMLParser)(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=recover,
    )
    parser.resolvers.add(_NoResolver())
    return parser


def parse_xml(data: bytes, part: str, parser: etree.XMLParser) -> etree._Element:
    """Return the root of one part, with ``mc:AlternateContent`` resolved to one branch. Errors: :func:`parse_whole`."""
    root = parse_whole(data, part, parser)
    if may_have_alternates(data):
        resolve_alternates(root)
    return root


def _in_utf8(data: bytes) -> bytes:
    """Return a part in UTF-16 as UTF-8, in which names are replaced; what cannot be decoded as it is."""
    if not data.startswith(_UTF_16_MARKS):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        return data
    return _SAYS_UTF_16.sub(r"\1", text, count=1).encode()


def parse_whole(data: bytes, part: str, parser: etree.XMLParser) -> etree._Element:
    """Return the root of one part as it is written, every branch of ``mc:AlternateContent`` in its place.

    Raises ``PartUnreadableError``: ``bad-xml`` when it is not well-formed, ``document-type`` when it declares one
    (entities live there), ``too-large`` when it has more nodes than fit in memory. A parser that recovers reads such a
    part without its entities.
    """
    if len(data) > _COUNTED_BYTES and data.count(b"<") + data.count(b"=") > _MAX_NODES:
        raise PartUnreadableError("too-large", f"The part {part} has more elements than msgcheck reads.")
    data = _in_known_words(_in_utf8(data))
    recovers = isinstance(parser, _RecoveringParser)
    try:
        root = etree.fromstring(_CHARACTER_REFERENCE.sub(_known_character, data) if recovers else data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise PartUnreadableError("bad-xml", f"The part {part} is not well-formed XML ({error}).") from error
    if root is None or (recovers and not _is_text(root)):
        raise PartUnreadableError("bad-xml", f"The part {part} holds no XML.")
    if recovers:  # readers take references to entities for elements; there can be some without a document type too
        etree.strip_elements(root, etree.Entity, with_tail=False)
    elif root.getroottree().docinfo.internalDTD is not None:
        detail = f"The part {part} declares a document type; no office file does."
        raise PartUnreadableError("document-type", detail)
    return root


def _in_known_words(data: bytes) -> bytes:
    """Return a part with the names that the readers know, and without the escapes of workbooks, charts, properties."""
    if data.find(b"http://purl.oclc.org/ooxml/", 0, 4096) >= 0:
        for strict, transitional in _STRICT_NAMESPACES:
            data = data.replace(strict, transitional)
    is_escaping = data.find(_WORKBOOK, 0, 4096) >= 0 or _ESCAPING.match(data) is not None
    if not is_escaping or b"_x" not in data:
        return data
    pieces = _RICH_TEXT.split(data)
    pieces[::2] = [_ESCAPE.sub(_escaped_character, piece) for piece in pieces[::2]]
    return b"".join(pieces)


def _escaped_character(escape: re.Match[bytes]) -> bytes:
    """Return the character that a workbook writes as ``_xHHHH_``; one that XML does not know as a space."""
    if escape[1] is None:
        return b""
    number = int(escape[1], 16)
    if number == _CARRIAGE_RETURN:
        return b"\n"
    is_known = number in (0x9, 0xA) or 0x20 <= number < 0xD800 or 0xDFFF < number < 0xFFFE
    return b"&#%d;" % number if is_known else b" "


def _known_character(reference: re.Match[bytes]) -> bytes:
    """Return a reference as it is, or one to U+FFFD: libxml2 recovers half a surrogate as bytes that are no text."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    is_known = number < 0xD800 or 0xDFFF < number < 0x110000
    return reference[0] if is_known else b"&#xFFFD;"


def _is_text(root: etree._Element) -> bool:
    """Tell whether all that was recovered is Unicode."""
    try:
        etree.tostring(root, encoding="utf-8").decode()
    except UnicodeDecodeError:
        return False
    return True


def may_have_alternates(data: bytes) -> bool:
    """Tell by the bytes of a part whether there may be ``mc:AlternateContent`` in it: most parts have none."""
    return b"AlternateContent" in data or data.startswith(_UTF_16_MARKS)


def resolve_alternates(root: etree._Element) -> None:
    """Put the children of one branch in the place of each alternate: of the first branch in which a text can stand.

    The first ``Choice``, the newest form of the content, is preferred although msgcheck may not know its namespace: a
    ``Fallback`` repeats it or says that the program is too old. But where a choice is a drawing by pen or a model in
    space, the text is the alternative text of the picture that falls back for it.
    """
    for alternate in list(root.iter(_ALTERNATE_CONTENT)):
        parent = alternate.getparent()
        if parent is None:
            continue
        branches = list(alternate.iterchildren(*_BRANCHES))
        for child in list(next(filter(_has_text, branches), branches[0] if branches else ())):
            alternate.addprevious(child)
        parent.remove(alternate)


def _has_text(branch: etree._Element) -> bool:
    """Tell whether a branch holds text, an alternative text, or leads to a chart or diagram."""
    for element in branch.iter(etree.Element):
        tag = element.tag
        if tag in _GRAPHICS or (tag.endswith(_TEXT_ENDS) and element.text and not element.text.isspace()):
            return True
        if any(element.get(name) for name in _TEXT_ATTRIBUTES):
            return True
    return False
