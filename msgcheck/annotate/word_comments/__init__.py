"""Findings as comments in documents of Word, around the words they are about."""

from msgcheck.annotate.word_comments.annotating import annotate_word_document

__all__ = ["annotate_word_document"]
