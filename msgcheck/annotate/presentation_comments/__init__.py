"""Findings as comments in presentations, at the shape and in the text they are about."""

from msgcheck.annotate.presentation_comments.annotating import annotate_presentation

__all__ = ["annotate_presentation"]
