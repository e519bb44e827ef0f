"""Word documents (.docx, .docm, .dotx) become passages.

The body comes first, then footnotes and endnotes, headers and footers (each once, however many pages show them),
comments, building blocks, what the file keeps for itself, and document properties. What was deleted under tracked
changes and what is formatted as hidden is in the file for everybody to find: layer ``hidden``.
"""

from msgcheck.extract.word_document.document import extract_word_document

__all__ = ["extract_word_document"]
