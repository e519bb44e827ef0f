"""The glossary as TBX-Basic (ISO 30042:2019), in the style DCA or DCT."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

from msgcheck.config.mistakes import quoted
from msgcheck.model.loss import Loss
from msgcheck.model.term import Glossary, Term
from msgcheck.reference.importing.tbx import ADMITTED, DEPRECATED, PREFERRED, SUPERSEDED

_PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})
"""What the dialect Basic allows."""
_SPACES = {
    "partOfSpeech": "min",
    "administrativeStatus": "min",
    "termType": "basic",
    "definition": "basic",
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<tbx type="TBX-Basic" style="{style}" xml:lang={language} xmlns="urn:iso:std:iso:30042:ed-2"{spaces}>\n'
    "  <tbxHeader><fileDesc><sourceDesc><p>A glossary of msgcheck</p></sourceDesc></fileDesc></tbxHeader>\n"
    "  <text><body>\n"
)
_FOOT = "  </body></text>\n</tbx>\n"
_DCT_SPACES = ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'


class TbxStyle(StrEnum):
    """How data categories are written: as attributes of elements (DCA), or as elements of their own (DCT)."""

    DCA = "dca"
    DCT = "dct"


def glossary_tbx(glossary: Glossary, language: str, style: TbxStyle = TbxStyle.DCA) -> tuple[str, tuple[Loss, ...]]:
    """Return the glossary as one TBX file in ``language``, and what of it TBX-Basic cannot hold."""
    head = _HEAD.format(style=style, language=quoteattr(language), spaces=_DCT_SPACES if style is TbxStyle.DCT else "")
    concepts = "".join(_concept(term, language, style) for term in glossary.terms)
    return head + concepts + _FOOT, tuple(loss for term in glossary.terms for loss in _losses(term))


def _concept(term: Term, language: str, style: TbxStyle) -> str:
    identifier = term.id if term.id[:1].isalpha() else f"_{term.id}"  # an id of XML begins with no digit
    lines = (term.note or "").split("\n")
    note = "".join(f"      <note>{escape(line)}</note>\n" for line in lines if line.strip())
    definition = f"        {_category('descrip', 'definition', term.definition, style)}\n" if term.definition else ""
    names = "".join(_name(*name, style=style) for name in _names(term))
    return (
        f'    <conceptEntry id="{identifier}">\n{note}      <langSec xml:lang={quoteattr(language)}>\n'
        f"{definition}{names}      </langSec>\n    </conceptEntry>\n"
    )


def _names(term: Term) -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, status, part of speech, type of term) of each name of a term."""
    part = _part_of_speech(term)
    yield term.preferred, PREFERRED, part, "fullForm" if term.abbreviation else ""
    if term.abbreviation:
        yield term.abbreviation, ADMITTED, part, "abbreviation"
    for status, forms in ((ADMITTED, term.admitted), (SUPERSEDED, term.deprecated), (DEPRECATED, term.forbidden)):
        yield from ((form, status, part, "") for form in forms)


def _name(form: str, status: str, part: str, kind: str, *, style: TbxStyle) -> str:
    notes = (("partOfSpeech", part), ("administrativeStatus", status), ("termType", kind))
    lines = [
        f"<term>{escape(form)}</term>",
        *(_category("termNote", key, value, style) for key, value in notes if value),
    ]
    return "        <termSec>\n" + "".join(f"          {line}\n" for line in lines) + "        </termSec>\n"


def _category(element: str, name: str, value: str, style: TbxStyle) -> str:
    if style is TbxStyle.DCA:
        return f'<{element} type="{name}">{escape(value)}</{element}>'
    return f"<{_SPACES[name]}:{name}>{escape(value)}</{_SPACES[name]}:{name}>"


def _part_of_speech(term: Term) -> str:
    part = (term.part_of_speech or "").strip()
    if not part or part in _PARTS_OF_SPEECH:
        return part
    return "noun" if part.endswith("noun") or part == "name" else "other"


def _losses(term: Term) -> Iterator[Loss]:
    entry = quoted(term.preferred)
    if term.exceptions:
        yield Loss(entry, f"exceptions: {', '.join(term.exceptions)}", "TBX-Basic has no place for them", term.position)
    if term.case_sensitive:
        yield Loss(entry, "case_sensitive", "TBX-Basic has no place for it", term.position)
    if _part_of_speech(term) != (term.part_of_speech or ""):
        what = f"part_of_speech {quoted(term.part_of_speech or '')}"
        yield Loss(entry, what, f"TBX-Basic knows {', '.join(sorted(_PARTS_OF_SPEECH))}", term.position)
    single = ("preferred", "abbreviation", "definition")
    texts: dict[str, tuple[str, ...]] = {name: (getattr(term, name) or "",) for name in single}
    texts |= {"note": tuple((term.note or "").split("\n")) if term.note else ()}
    texts |= {name: getattr(term, name) for name in ("admitted", "deprecated", "forbidden")}
    for name, pieces in texts.items():
        if any(" ".join(piece.split()) != piece for piece in pieces) or (name == "note" and "" in pieces):
            yield Loss(entry, f"the line breaks and spaces of its {name}", "XML holds them as one space", term.position)
