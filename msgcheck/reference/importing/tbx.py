"""Term bases in TBX (ISO 30042:2019), both styles, and in its first edition (``martif``).

In the style DCA a data category is the ``type`` of an element (``<termNote type="partOfSpeech">``), in DCT the name of
one (``<min:partOfSpeech>``). Categories are those of the dialects Core, Min and Basic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.xml_file import XML, Element, parse_xml_file
from msgcheck.errors import ReferenceDataError
from msgcheck.model.loss import ImportedTerms
from msgcheck.model.term import Term
from msgcheck.reference.importing.naming import id_of
from msgcheck.reference.importing.terms import TermList, in_language
from msgcheck.reference.importing.written_data import read_text_file

_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_TYPED = frozenset({"descrip", "termNote", "admin", "adminNote", "ref", "xref", "transac", "transacNote"})
_FRAMES = frozenset({"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp", "term", "tbx", "martif"})
_HELD = frozenset({"partOfSpeech", "administrativeStatus", "termType", "definition", "note"})

PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
SUPERSEDED, DEPRECATED = "supersededTerm-admn-sts", "deprecatedTerm-admn-sts"
"""Superseded is what was right once (our ``deprecated``), deprecated what is wrong (our ``forbidden``)."""
SHORT = frozenset({"acronym", "abbreviation", "initialism"})


def import_tbx(path: Path, language: str) -> ImportedTerms:
    """Return the concepts of ``path`` that have a term in ``language`` (``en`` takes ``en-US`` too).

    Raises ``ReferenceDataError`` where the file is no TBX.
    """
    mistakes = Mistakes()
    file = read_text_file(path)
    root = parse_xml_file(file, mistakes)
    if root is not None and root.name[1] not in {"tbx", "martif"}:
        mistakes.add(root.position, f"This is no TBX but <{root.name[1]}>.", "Export the term base as TBX.")
        root = None
    found = TermList()
    for element in mistakes.checked(root, ReferenceDataError).walk():
        if element.name[1] in _CONCEPTS:
            _add_concept(element, language, found)
    return found.imported()


def _add_concept(concept: Element, language: str, found: TermList) -> None:
    sections = [child for child in concept.children if child.name[1] in _LANGUAGES]
    ours = [section for section in sections if in_language(section.attribute("lang", XML), language)]
    terms = [_Name(element) for section in ours for element in section.children if element.name[1] in _TERMS]
    terms = [term for term in terms if term.text]
    name = concept.attribute("id") or concept.attribute("id", XML)
    others = sorted({section.attribute("lang", XML) for section in sections if section not in ours})
    if not terms:
        reason = f"it has no term in '{language}', only in {', '.join(others) or 'none'}"
        found.lose(name or "concept", "not imported", reason, concept.position)
        return
    preferred = _preferred(terms)
    label = quoted(preferred.text)
    if others:
        found.lose(label, f"its terms in {', '.join(others)}", f"a glossary is in one language, '{language}'")
    parts = (concept, *ours, *(term.element for term in terms))
    _note_rest(label, parts, found, concept)
    texts = {category: _texts(category, parts) for category in ("definition", "note")}
    if len(texts["definition"]) > 1:
        found.lose(label, "its further definitions", "a term has one", concept.position)
    found.add(
        Term(
            id=id_of(name or preferred.text),
            preferred=preferred.text,
            definition=next(iter(texts["definition"]), None),
            note="\n".join(texts["note"]) or None,
            part_of_speech=preferred.category("partOfSpeech") or None,
            position=concept.position,
            **_forms([term for term in terms if term is not preferred]),  # type: ignore[arg-type]
        )
    )


class _Name:
    """One term of a concept with its categories."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.text = next((each.text for each in element.walk() if each.name[1] == "term"), "")
        self._categories = {_category(each): each.text for each in element.walk()}

    def category(self, name: str) -> str:
        """Return the value of a data category."""
        return self._categories.get(name, "")


def _category(element: Element) -> str:
    local = element.name[1]
    return element.attribute("type") if local in _TYPED else local


def _preferred(terms: list[_Name]) -> _Name:
    """Return the term that is marked so; else the first that is neither marked otherwise nor a short form."""
    marked = [term for term in terms if term.category("administrativeStatus") == PREFERRED]
    free = [term for term in terms if term.category("administrativeStatus") in {"", ADMITTED}]
    full = [term for term in free if term.category("termType") not in SHORT]
    marked_full = [term for term in marked if term.category("termType") not in SHORT]
    return next(iter((*marked_full, *marked, *full, *free, *terms)))


def _forms(terms: Iterable[_Name]) -> dict[str, object]:
    """Return the other forms of a concept under the names that a term has for them."""
    lists: dict[str, list[str]] = {"admitted": [], "deprecated": [], "forbidden": []}
    abbreviation = None
    standing = {SUPERSEDED: "deprecated", DEPRECATED: "forbidden"}
    for term in terms:
        key = standing.get(term.category("administrativeStatus"), "admitted")
        if key == "admitted" and abbreviation is None and term.category("termType") in SHORT:
            abbreviation = term.text
        else:
            lists[key].append(term.text)
    return {"abbreviation": abbreviation, **{key: tuple(forms) for key, forms in lists.items()}}


def _texts(category: str, parts: Iterable[Element]) -> list[str]:
    texts = [each.text for part in parts for each in _own(part) if _category(each) == category and each.text]
    return list(dict.fromkeys(texts))


def _own(part: Element) -> Iterator[Element]:
    """Yield what stands in a part, without its languages and terms."""
    for child in part.children:
        if child.name[1] not in _LANGUAGES | _TERMS:
            yield from child.walk()


def _note_rest(label: str, parts: Iterable[Element], found: TermList, concept: Element) -> None:
    """Tell once a concept which categories have no place in a glossary."""
    named = (_category(each) for part in parts for each in _own(part) if each.name[1] not in _FRAMES)
    counts = Counter(name for name in named if name and name not in _HELD)
    if counts:
        names = ", ".join(name if count == 1 else f"{name} ({count} times)" for name, count in sorted(counts.items()))
        found.lose(label, names, "a term has no place for it", concept.position)
