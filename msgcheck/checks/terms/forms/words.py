"""Where a form stands as a word of prose: its edges, and the addresses, paths and names that are no prose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgcheck.analysis.inflection import is_word
from msgcheck.analysis.lexicon import FUNCTION_WORDS, word_set
from msgcheck.late_pattern import late_pattern

# Extensions that stand in capitals; in lower case anything after a dot makes a domain or a file name.
_EXTENSION = r"(?:[a-z]\w*|(?:PDF|DOCX?|PPTX?|XLSX?|CSV|MD|TXT|HTML?|JSON|XML|ZIP|PNG|JPE?G|SVG)\b)"
# Every alternative starts at the edge of a token and never gives back what it took: time is linear in the text.
_TECHNICAL = late_pattern(
    rf"""
      (?<![\w.+-]) [\w.+-]*+ @\w [\w.-]*                            # e-mail address, @handle
    | (?<![\w+.-]) (?: [A-Za-z][A-Za-z0-9+.-]*+ :// | mailto: | www\. ) \S+   # URL
    | (?<![\w./-]) (?: [\w-]++ / )++ [\w-]++ (?: \.[\w-]++ )*? \.{_EXTENSION} # folder/file.ext
    | (?<![\w.-])  [\w-]++ (?: \.[\w-]++ )*? \.{_EXTENSION} (?: \.[\w-]++ )*+ (?: [/:?#] \S* )? # domain, file.ext
    | (?<![\w.~/:-]) (?: ~ | \.\.? )? / [\w.-]++ / [\w./-]*+        # /absolute/path, ./relative/path
    | (?<![\w./-]) [\w.-]++ (?: / [\w.-]++ )++ / (?! \w )           # folder/folder/
    | (?<! \S ) [^\s\\]*+ \\ \S+                                    # C:\path
    | (?<![\w&#]) \# \w [\w-]*                                      # hashtag
    | (?<![\w.-]) [^\W_] [^\W_.-]*+ (?: [.-]+[^\W_]++ )*+ _ [\w.-]+ # snake_case-slug
    | (?<! \S ) -- [a-z] [\w-]*                                     # command-line option
    """,
    re.VERBOSE,
)
_TECHNICAL_SIGN = late_pattern(r"[@/\\#_]|\.\w|--|-[a-z]++-")
_SLUG = late_pattern(
    r"""
      (?<![\w./-]) (?P<owner> [a-z][a-z\d]*+ (?: [.-][a-z\d]++ )*+ ) / (?P<name> \w++ (?: [.-]\w++ )*+ ) (?! / )
    | (?<![\w./-]) (?P<chain> [a-z]++ (?: -[a-z]++ ){2,}+ ) (?! [\w/-] )
    """,
    re.VERBOSE,
)
"""What a repository may be called: ``acme/scip-java``, ``acme-scipdata-showcase``; so is "free/open-source" written."""
_PATH_BEFORE = late_pattern(r"[\w./-]+\Z")
_PATH_AFTER = late_pattern(r"[\w./-]+")
_PIECE = late_pattern(r"(?<![^\W_])[a-z]+(?![^\W_])")
_SHORTEST_PIECE = 3
_STRANGE_IN_CHAIN = 2
"""Pieces of a chain without a slash that are no English: one alone may be the very form that is looked for."""
_LONG_CHAIN = 4
"""Pieces of a chain that no compound of prose has without a small word: "state-of-the-art" has two."""

_JOINED_BEFORE = late_pattern(r"([^\W\d_]+)[-\u2010\u2011]\Z")
_LONGEST_WORD = 40
_PREFIXES = word_set("anti ex mid non post pre pro")
"""Before a hyphen they leave the word after it what it is."""

_HOLE = late_pattern(r"(?<=\S) {3,}(?=\S)")

_OPEN_EDGE = frozenset(" \n,;:!?()[]{}<>\"'-/")
"""Neighbours that end a word on either side, without a second look."""


def is_word_character(character: str) -> bool:
    """Tell letters, decimal digits, underscore and marks from the rest.

    Footnote marks (``²``) are no part of a word, nor are the scripts of East Asia, which write no spaces:
    a Latin term stands alone between kana.
    """
    if character >= "\u2e80":
        return False
    return (
        character.isalpha()
        or character.isdecimal()
        or character == "_"
        or (character > "\u02ff" and unicodedata.category(character)[0] == "M")
    )


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is whole words: ``OSS`` in ``(OSS)``, not in ``loss``; no ``SG`` in ``SG&A``."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in _OPEN_EDGE and after in _OPEN_EDGE:
        return True
    return _starts_word(text, start, before) and _ends_word(text, end, after)


def _starts_word(text: str, start: int, before: str) -> bool:
    first = text[start]
    if not is_word_character(first):
        return not (first in ".#@" and is_word_character(before))
    if is_word_character(before):
        return False
    further = text[start - 2] if start > 1 else " "
    match before:
        case "&":
            return not is_word_character(further)
        case "." if not further.isdecimal():
            # ".NET" and "ASP.NET" are names of their own; "end.Next" and "...next" are sentences.
            return further == "." or (is_word_character(further) and not (further.isupper() and first.isupper()))
        case "." | ",":
            return not (first.isdecimal() and further.isdecimal())
    return True


def _ends_word(text: str, end: int, after: str) -> bool:
    last = text[end - 1]
    if not is_word_character(last):
        return True
    if is_word_character(after):
        return False
    following = text[end + 1] if end + 1 < len(text) else " "
    if after == "&":
        return not is_word_character(following)
    if after in ".,":
        return not (last.isdecimal() and following.isdecimal())
    return not (after == "#" or (after == "+" and following == "+"))


def is_parted(text: str, start: int, end: int) -> bool:
    """Tell whether three spaces stand within ``text[start:end]``: there was code, a picture or an address of Markdown
    ("a single   node"), or columns are lined up. What stands on either side is no phrase.
    """
    return _HOLE.search(text, start, end) is not None


def is_part_of_compound(text: str, start: int) -> bool:
    """Tell whether a hyphen joins what starts at ``start`` to another word: "self-managed", not "non-FOSS"."""
    joined = _JOINED_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    return joined is not None and joined[1].lower() not in _PREFIXES


def is_in_path(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is a piece of what may be a path, all in lower case: of "acme/flow", of "a/b".

    It may be prose as well ("free/libre"), and nobody can see which; but a name is no slip there for its case alone.
    Behind an owner with capitals a slug of several words is one: "AcmeLabs/mcp-acme".
    """
    before = _PATH_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    after = _PATH_AFTER.match(text, end, end + _LONGEST_WORD)
    first, last = before.start() if before else start, after.end() if after else end
    path = text[first:last]
    pieces = path.split("/")
    if len(pieces) < 2 or not all(pieces):
        return False
    is_slug = "/" in text[first:start] and "/" not in text[end:last] and "-" in pieces[-1] and pieces[-1].islower()
    return is_slug or (path.islower() and FUNCTION_WORDS.isdisjoint(pieces))


def technical_fence(text: str) -> bytearray | None:
    """Return the :func:`fence` of the addresses, paths, file names, handles and identifiers in ``text``."""
    if not _TECHNICAL_SIGN.search(text):
        return None
    return fence(len(text), (*(found.span() for found in _TECHNICAL.finditer(text)), *_slugs(text)))


def _slugs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of repositories stand.

    They have hyphens, and pieces that are no English words, or many pieces, or three and nothing beside them.
    """
    for found in _SLUG.finditer(text):
        pieces = _PIECE.findall(found[0])
        strange = [piece for piece in pieces if len(piece) >= _SHORTEST_PIECE and not is_word(piece)]
        if found["chain"]:
            is_alone = found[0] == text.strip()
            is_long = is_alone or len(pieces) >= _LONG_CHAIN or len(strange) >= _STRANGE_IN_CHAIN
            is_name = is_long and FUNCTION_WORDS.isdisjoint(pieces)
        else:
            is_name = "-" in found[0] and bool(strange)
        if is_name:
            yield found.span()


def fence(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Mark the offsets strictly inside ``spans`` of a text of ``length`` characters.

    A span whose start or end is marked lies in one of them or cuts into it; one that covers it does neither.
    """
    marks = bytearray(length + 1)
    for start, end in spans:
        marks[start + 1 : end] = b"\x01" * (end - start - 1)
    return marks
