"""Glossaries and rules of other tools, read as our own values, with what of them could not be held."""
