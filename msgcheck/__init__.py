"""msgcheck: does what a company says agree with what it has agreed to say?

It reads decks, documents and pages, compares them with the master message platform and shows
every drift in messages, numbers and terms. The public door is :mod:`msgcheck.api`.
"""

__version__ = "0.1.0"
