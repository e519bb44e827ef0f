"""Passages become the scopes of Vale."""

from __future__ import annotations

import pytest

from msgcheck.checks.vale.block import blocks_of, is_in_scope, text_blocks
from msgcheck.model.passage import Layer, Passage, Role
from msgcheck.model.place import LinePlace


def scopes(role, layer=Layer.BODY):
    passage = Passage("One. Two.", layer, role, LinePlace(1))
    return [(".".join(block.scope), block.text) for block in blocks_of([passage])]


def test_prose_is_looked_at_as_paragraph_sentences_and_text():
    assert scopes(Role.PARAGRAPH) == [
        ("paragraph", "One. Two."), ("sentence", "One."), ("sentence", "Two."), ("text", "One. Two."),
        ("raw", "One. Two."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.TITLE, "text.heading.h1"),
        (Role.HEADING, "text.heading"),
        (Role.BULLET, "text.list"),
        (Role.CELL, "text.table.cell"),
        (Role.QUOTE, "text.blockquote"),
        (Role.CAPTION, "text.figure.caption"),
    ],
)
def test_everything_else_is_one_block(role, scope):
    assert [name for name, _ in scopes(role)] == [scope, "raw"]


def test_alternative_texts_are_of_their_own():
    assert scopes(Role.LABEL, Layer.ALT)[0][0] == "text.attr.alt"


@pytest.mark.parametrize(
    ("scope", "selector", "matches"),
    [
        ("text.heading.h1", "text", True),
        ("text.heading.h1", "heading", True),
        ("text.heading.h2", "heading.h1", False),
        ("text.heading", "heading.h3", True),
        ("text.heading", "heading.h1", False),
        ("sentence", "text", False),
        ("sentence", "sentence", True),
        ("sentence", "~heading", True),
        ("text.heading.h1", "~heading", False),
        ("raw", "~heading", False),
        ("text.list", "text & ~list", False),
        ("text", "text & ~list", True),
        ("text.list", "heading,list", False),
        ("text", "text.md", True),
        ("raw", "text", False),
    ],
)
def test_selectors(scope, selector, matches):
    assert is_in_scope(tuple(scope.split(".")), [selector]) is matches


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the   the", "the * the"),
        ("open  .", "open *."),
        ("call ( ) now", "call (*) now"),
        ("Okay.  Next", "Okay.  Next"),
        ("two  words", "two  words"),
    ],
)
def test_what_a_reader_left_out_is_neither_word_nor_space(text, shown):
    (block,) = text_blocks(text, ("text", "list"), 0)
    assert block.text == shown
