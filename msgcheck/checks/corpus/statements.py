"""Which sentences of an asset state a fact that another asset may tell otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgcheck.analysis.claims.quantities.grammar import find_quantities
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.checks.corpus.statement import MOST_STATEMENTS, Statement
from msgcheck.checks.corpus.topic import stated_values, topic_of
from msgcheck.late_pattern import late_pattern
from msgcheck.model.passage import HEADING_ROLES, Layer, Passage, Role
from msgcheck.model.place import PagePlace

_LAYERS = frozenset({Layer.BODY, Layer.NOTES, Layer.ALT, Layer.DIAGRAM, Layer.HIDDEN})
"""Headers and footers hold dates and page numbers, charts their scales, comments are about the text."""
_ROLES = HEADING_ROLES | {Role.PARAGRAPH, Role.BULLET, Role.NOTE}
"""A cell says with its row what it is about, a quotation is somebody else's, labels and links state nothing."""

_SHORTEST, _LONGEST = 12, 600
"""Characters of a sentence: what is shorter is a number with its unit, what is longer a list."""

_HAS_VALUE = late_pattern(
    r"\d|\b(?:one in|one-?third|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|twice|double|triple)",
    re.IGNORECASE,
)
_BREAK = late_pattern(r"(?<=[.!?])\s++(?=\W{0,3}[A-Z\d])|\n[^\S\n]*+\n\s*+")
"""Between two sentences. Where a full stop ends none ("U.S. Army"), copies are cut alike: it need not be sure, so that
no grammar is loaded for it."""
_NOT_STATED = late_pattern(
    r"https?://|www\.|\S@\S|\bfor (?:example|instance)\b|\be\.g\.|\bexamples?\b|"
    r"\b(?:imagine|suppose|assum(?:e|ing)|let[’']s|if you|hypothetical)\b|\?\s*$|…|\.{3}|"
    r"\(\d{1,2} ?/ ?\d{1,2}\)\s*$",
    re.IGNORECASE,
)
"""Addresses, examples, suppositions, questions and titles that count their slides, "Results (1/3)": they state no fact
of the company."""
_AS_OF_WRITING = late_pattern(
    r"\b(?!\w+\sday\b|next\snight\b)(?:last|past|previous|next|this)\s(?:(?:few|couple\sof|several|\d{1,3}|two|three|four|six|twelve)\s)?"
    r"(?:day|night|week|fortnight|month|quarter|year)s?\b(?!\sof\b)|\b(?:yesterday|tomorrow|tonight)\b",
    re.IGNORECASE,
)
"""A time counted from the day of writing: "56 orders came in last week" is true in each of two newsletters. "The next
day" counts from another day, as does "the last week of a quarter"."""
_QUOTED = late_pattern(r"^\W*[“„«\"]|“[^”]{25,}|\"[^\"]{25,}\"")
_OF_ITS_TIME = late_pattern(
    r"\b(?:agenda|timeline|history|changelog|change log|release notes|what[’']s new|version history|revision|roadmap|"
    r"milestones|schedule|events?|examples?|sample|exercise|lab|test data|demo|scenario|case stud(?:y|ies)|"
    r"(?:customer|success) stor(?:y|ies)|testimonials?|quotes?|minutes|"
    r"(?:annual|yearly|quarterly|monthly|financial) (?:reports?|reviews?|results|statements?|accounts))\b|"
    r"^\W*references?\W*$",
    re.IGNORECASE,
)
"""Titles under which a sentence tells of one time, one case or one customer."""
_SECTION = late_pattern(r"\s*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z][a-z])(?!(?:Thousand|Million|Billion|Trillion)\b)")
"""The number of a section: "4.2 Rates of pay" counts no rates."""
_NOTE_MARK = late_pattern(r"\s*\d{1,2}\s*(?=(?P<next>[A-Z]\w*)[^\n]*\b[a-z]{2})")
"""A number before a sentence that begins with a capital: on a page of a PDF the mark of a note, which is not raised
there any more."""


def statements_of(
    passages: Sequence[Passage], layers: Collection[str], title: str = "", names: Sequence[str] = ()
) -> tuple[Statement, ...]:
    """Return the statements of an asset in reading order, each topic and wording once, where it stands first.

    Looked at are the passages of ``layers``, but no cells, labels, links, quotations, headers or footers. An asset
    whose ``title`` says that it tells of one time or one customer (release notes, a case study) states nothing, and
    neither does what stands under such a heading. ``names``
    are those of the company and its products. At most ``MOST_STATEMENTS`` are kept, the first ones.
    """
    if _OF_ITS_TIME.search(title):
        return ()
    found: dict[tuple[str, str], Statement] = {}
    for index, passage in enumerate(passages):
        if passage.layer in layers and passage.layer in _LAYERS and passage.role in _ROLES:
            for statement in _statements(index, passage, title, names):
                found.setdefault((statement.topic, statement.text), statement)
                if len(found) >= MOST_STATEMENTS:
                    return tuple(found.values())
    return tuple(found.values())


def _statements(index: int, passage: Passage, title: str, names: Sequence[str]) -> Iterator[Statement]:
    text = passage.text
    if not _HAS_VALUE.search(text) or _OF_ITS_TIME.search(passage.context):
        return
    first = _after_number(passage)
    for start, end in pairwise((first, *(cut.end() for cut in _BREAK.finditer(text, first)), len(text))):
        sentence = text[start:end].rstrip()
        if not _SHORTEST <= len(sentence) <= _LONGEST or not _HAS_VALUE.search(sentence):
            continue
        if any(pattern.search(sentence) for pattern in (_NOT_STATED, _AS_OF_WRITING, _QUOTED)):
            continue
        stated = stated_values(sentence)
        topic = topic_of(stated, passage.context, names, title) if stated else None
        if topic is not None:
            yield Statement(index, passage, start, start + len(sentence), topic)


def _after_number(passage: Passage) -> int:
    """Return where a passage begins behind the number of its section or of its note.

    "3 German plants" counts plants and "30 Day trial" days; "3 Plants are certified" is the third note.
    """
    if passage.role in HEADING_ROLES:
        number = _SECTION.match(passage.text)
        return number.end() if number else 0
    is_on_page = isinstance(passage.place, PagePlace) and passage.role in (Role.PARAGRAPH, Role.NOTE)
    mark = _NOTE_MARK.match(passage.text) if is_on_page else None
    if mark is None or PartOfSpeech.ADJECTIVE in parts_of_speech(mark["next"].lower()):
        return 0
    is_measure = any(each.start < mark.end() < each.end for each in find_quantities(passage.text[:_LONGEST]))
    return 0 if is_measure else mark.end()
