"""How the sample decks and documents are made: text from ``corpora/source``, looks from here."""
