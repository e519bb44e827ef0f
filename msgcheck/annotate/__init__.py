"""Findings written back into the files they were found in: put right, or as comments.

The readers keep no positions, and need none: to learn where a passage stands in its file, the words concerned are
replaced by marks, the marked copy is read once more by the same reader, and each passage shows which words it is made
of (:mod:`msgcheck.annotate.marks`). Only those places are changed; every other byte stays as it is.
"""
