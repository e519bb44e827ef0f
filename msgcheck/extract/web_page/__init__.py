"""Reader of web pages.

Nothing is imported here: Markdown without HTML opens no HTML parser.
"""
