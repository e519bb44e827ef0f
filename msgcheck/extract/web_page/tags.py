"""What the elements of a web page are to its text: part of a line, a block, a text of their own, or no text."""

from __future__ import annotations

from enum import IntEnum, auto

from lxml import etree

from msgcheck.model.passage import Role


class Kind(IntEnum):
    """How the text of an element stands to the text around it."""

    INLINE = auto()
    """It is part of the line it stands in."""

    BOX = auto()
    """It is part of the line, as a box: words on its sides do not fuse."""

    LINE = auto()
    """It is part of the text around it, on a line of its own: words on its sides do not fuse with its own."""

    ASIDE = auto()
    """It has a text of its own that may stand in the middle of a sentence."""

    GLOSS = auto()
    """It has a text of its own beside the line, a reading or the mark of a note: what is on its sides is one."""

    BLOCK = auto()
    """Its text begins and ends with it."""

    CUSTOM = auto()
    """An element that HTML does not know, such as one the page defines: a block, unless it stands within a word."""

    VOID = auto()
    """It has no content; what the parser puts into it stands beside it."""

    BREAK = auto()
    """A line end."""

    CODE = auto()
    """Script, style, code, or brackets for browsers that cannot set ruby: not read."""

    CODE_BOX = auto()
    """Code in a line: not read, and the words on its sides do not fuse."""

    CODE_BLOCK = auto()
    """Code between blocks: not read."""

    MARKUP = auto()
    """Its text is markup that the parser left as it is: what is shown where a page in the page is not."""

    META = auto()
    """It says something about the page."""

    COMMENT = auto()
    """A comment in the source."""


def names_in(names: str) -> frozenset[str]:
    """Return the names in a text, parted by spaces."""
    return frozenset(names.split())


_KINDS = {
    Kind.INLINE: "a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd mark nobr q rb ruby s "
    "small span strike strong sub sup time tt u var math semantics mrow mi mn mo ms mtext mstyle mpadded msub msup "
    "msubsup mover munder munderover merror slot noscript template",
    Kind.BOX: "img image input object canvas audio video tspan textpath progress meter picture area map "
    "mfrac msqrt mroot mspace mtable mtr mtd mphantom annotation annotation-xml",
    Kind.ASIDE: "button label select svg datalist output textarea",
    Kind.GLOSS: "rt rtc",
    Kind.BLOCK: "html head body address article aside blockquote caption center colgroup dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main "
    "marquee menu nav ol optgroup option p plaintext search section summary table tbody td tfoot th thead tr ul "
    "text defs symbol g foreignobject",
    Kind.VOID: "source track wbr embed bgsound keygen",
    Kind.BREAK: "br",
    Kind.CODE: "script style base param rp",
    Kind.CODE_BOX: "code samp",
    Kind.CODE_BLOCK: "pre xmp listing col w:worddocument w:latentstyles o:officedocumentsettings x:excelworkbook",
    Kind.MARKUP: "iframe noembed noframes",
    Kind.META: "meta link title desc metadata",
}
KINDS: dict[object, Kind] = {name: kind for kind, names in _KINDS.items() for name in names.split()}
KINDS |= {etree.Comment: Kind.COMMENT, etree.ProcessingInstruction: Kind.CODE, etree.Entity: Kind.CODE}

FALLBACK_TAGS = names_in(
    "template dialog noscript noembed noframes iframe object audio video canvas progress meter symbol defs annotation "
    "annotation-xml mphantom"
)
"""Elements whose content is shown only where something else cannot be, or only once a script asks for it."""

PLACING = names_in("x y dx dy")
"""Attributes that move a piece of a text in a drawing; a ``tspan`` without them goes on where the text before ends."""

TAG_ROLES = {
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    **dict.fromkeys(("li", "dt", "dd"), Role.BULLET),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    **dict.fromkeys(
        ("label", "legend", "option", "optgroup", "summary", "text", "textarea", "output", "rt", "rtc"), Role.LABEL
    ),
    **dict.fromkeys(("ul", "ol", "dl", "table", "section", "article", "main"), Role.PARAGRAPH),
    "blockquote": Role.QUOTE,
    "button": Role.LINK,
}
"""What the text of an element is; in other elements it is what it is in the element around them."""

ARIA_ROLES = {
    "heading": Role.HEADING,
    "listitem": Role.BULLET,
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), Role.CELL),
    **dict.fromkeys(("button", "link"), Role.LINK),
    **dict.fromkeys(("option", "menuitem", "tab"), Role.LABEL),
    **dict.fromkeys(("caption", "figcaption"), Role.CAPTION),
    **dict.fromkeys(("note", "doc-footnote", "doc-endnote"), Role.NOTE),
    "blockquote": Role.QUOTE,
    "doc-subtitle": Role.SUBTITLE,
}
"""The same by the ``role`` attribute."""


def kind_of(tag: object) -> Kind:
    """Return the kind of an element by its tag; those of other vocabularies (``o:p``) are part of the line."""
    return KINDS.get(tag) or (Kind.INLINE if ":" in str(tag) else Kind.CUSTOM)
