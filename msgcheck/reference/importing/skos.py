"""Concepts of a SKOS vocabulary (W3C, 2009) in Turtle, N-Triples or RDF/XML. The door to rdflib."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.written_file import WrittenFile
from msgcheck.config.xml_file import parse_xml_file
from msgcheck.errors import Position, ReferenceDataError
from msgcheck.model.loss import ImportedTerms
from msgcheck.model.term import Term
from msgcheck.reference.importing.naming import id_of
from msgcheck.reference.importing.terms import TermList, in_language
from msgcheck.reference.importing.written_data import read_text_file

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SYNTAXES = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".xml": "xml", ".skos": "xml", ".owl": "xml"}
"""JSON-LD is not among them: its context may be an address, and none is opened."""
SUFFIXES = frozenset(_SYNTAXES)
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS = {"prefLabel": "preferred", "altLabel": "admitted", "hiddenLabel": "forbidden"}
_NOTES = ("scopeNote", "note", "editorialNote")
_HELD = frozenset({*_LABELS, "definition", *_NOTES})


def import_skos(path: Path, language: str) -> ImportedTerms:
    """Return the concepts of ``path`` that have a preferred label in ``language``.

    Alternative labels are admitted; hidden labels, which SKOS has for misspellings, are forbidden. Raises
    ``ReferenceDataError`` where the file cannot be read.
    """
    file = read_text_file(path)
    graph = _graph(file)
    found = TermList()
    from rdflib import URIRef

    concepts = {*graph.subjects(URIRef(_TYPE), URIRef(_SKOS + "Concept")), *graph.subjects(URIRef(_SKOS + "prefLabel"))}
    for concept in sorted(concepts, key=str):
        _add_concept(graph, concept, language, found)
    return found.imported()


def _graph(file: WrittenFile) -> Graph:
    from rdflib import Graph

    mistakes = Mistakes()
    syntax = _SYNTAXES.get(file.path.suffix.lower(), "turtle")
    # rdflib's reader of XML knows no bounds and declares entities: what is refused here never comes to it
    if syntax == "xml" and parse_xml_file(file, mistakes) is None:
        return mistakes.checked(None, ReferenceDataError)
    graph = Graph()
    try:
        graph.parse(data=file.text, format=syntax, publicID="urn:x:")
    except RecursionError:
        mistakes.add(Position(file.path, 1, 1), "It is nested too deeply.", "Save it as N-Triples.")
    except Exception as error:  # noqa: BLE001 - its parsers raise what they like; the file is what is wrong
        line = int(getattr(error, "lines", 0) or 0) + 1
        words = " ".join(str(error).split())[:200]
        mistakes.add(Position(file.path, line, 1), f"This is no {syntax}: {words}.", "Export it again as Turtle.")
    return mistakes.checked(graph, ReferenceDataError)


def _add_concept(graph: Graph, concept: Node, language: str, found: TermList) -> None:
    labels, others = _labels(graph, concept, language)
    name = str(concept).rpartition("#" if "#" in str(concept) else "/")[2]
    if not labels["preferred"]:
        where = f", only in {', '.join(sorted(others))}" if others else ""
        found.lose(name, "not imported", f"it has no preferred label in '{language}'{where}")
        return
    preferred = labels["preferred"][0]
    label = quoted(preferred)
    if others:
        found.lose(label, f"its labels in {', '.join(sorted(others))}", f"a glossary is in one language, '{language}'")
    definitions = _values(graph, concept, "definition", language)
    if len(definitions) > 1:
        found.lose(label, "its further definitions", "a term has one")
    _note_rest(graph, concept, label, found)
    notes = [text for each in _NOTES for text in _values(graph, concept, each, language)]
    found.add(
        Term(
            id=id_of(name or preferred),
            preferred=preferred,
            admitted=(*labels["preferred"][1:], *labels["admitted"]),
            forbidden=tuple(labels["forbidden"]),
            definition=next(iter(definitions), None),
            note="\n".join(notes) or None,
        )
    )


def _labels(graph: Graph, concept: Node, language: str) -> tuple[dict[str, list[str]], set[str]]:
    """Return the labels in ``language`` by what they are here, and the other languages that have some."""
    labels: dict[str, list[str]] = {name: [] for name in _LABELS.values()}
    others: set[str] = set()
    for key, name in _LABELS.items():
        for literal in _literals(graph, concept, key):
            tag = str(literal.language or "")
            if in_language(tag, language):
                labels[name].append(" ".join(str(literal).split()))
            else:
                others.add(tag)
        labels[name] = sorted(set(filter(None, labels[name])))
    return labels, others


def _literals(graph: Graph, concept: Node, key: str) -> list[Any]:
    """Return the literals of a property, those of its SKOS-XL twin too."""
    from rdflib import Literal, URIRef

    direct = list(graph.objects(concept, URIRef(_SKOS + key)))
    for label in graph.objects(concept, URIRef(_SKOS_XL + key)):
        direct += graph.objects(label, URIRef(_SKOS_XL + "literalForm"))
    return [value for value in direct if isinstance(value, Literal)]


def _values(graph: Graph, concept: Node, key: str, language: str) -> list[str]:
    literals = (value for value in _literals(graph, concept, key) if in_language(str(value.language or ""), language))
    return sorted({str(value).strip() for value in literals if str(value).strip()})


def _note_rest(graph: Graph, concept: Node, label: str, found: TermList) -> None:
    names = (str(predicate) for predicate in graph.predicates(concept))
    counts = Counter(
        name.rpartition("#" if "#" in name else "/")[2]
        for name in names
        if name != _TYPE and name.removeprefix(_SKOS).removeprefix(_SKOS_XL) not in _HELD
    )
    if counts:
        listed = ", ".join(name if count == 1 else f"{name} ({count} times)" for name, count in sorted(counts.items()))
        found.lose(label, listed, "a term has no place for it")
