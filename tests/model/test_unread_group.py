"""Thirty objects that nobody could read are one line."""

import pytest

from msgcheck.model.passage import UnreadPart
from msgcheck.model.unread_group import group_unread

FOLDER = "ppt/embeddings/oleObject"


def words(*unread):
    return [(group.words, group.reason) for group in group_unread(UnreadPart(*each) for each in unread)]


def test_parts_of_one_folder_and_reason_are_one_group_in_natural_order():
    unread = [(f"{FOLDER}{number}.bin", "unknown") for number in (10, 2, 1, 30)]
    assert words(*unread) == [(f"4 parts ({FOLDER}1.bin, {FOLDER}2.bin, {FOLDER}10.bin and 1 more)", "unknown")]


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        ([("a/1", "x")], ["a/1"]),
        ([("a/1", "x"), ("a/1", "x")], ["a/1"]),
        ([("a/1", "x"), ("a/2", "y")], ["a/1", "a/2"]),
        ([("a/1", "x"), ("b/1", "x")], ["a/1", "b/1"]),
        ([("page 10", "x"), ("page 9", "x")], ["2 parts (page 9, page 10)"]),
        ([("7" * 9_000, "x"), ("8", "x"), ("08", "x")], [f"3 parts (08, 8, {'7' * 9_000})"]),
    ],
)
def test_what_differs_in_folder_or_reason_is_told_apart(unread, said):
    assert [each for each, _ in words(*unread)] == said
