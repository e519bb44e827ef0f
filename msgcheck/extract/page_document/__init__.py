"""PDF documents: their text, what is hidden in them, and what hangs on them."""

from msgcheck.extract.page_document.document import extract_page_document

__all__ = ["extract_page_document"]
