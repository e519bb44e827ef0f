"""A company's platform as a document (DOCX, Markdown) becomes messages, personas and terms."""
