"""YAML as a located tree: what is written is what is read, and nothing a file says costs more than its size."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from msgcheck.config import yaml_file
from msgcheck.config.located import Entry, Form, Items, Scalar, Table
from msgcheck.config.mistakes import Mistakes
from msgcheck.config.node_values import flag_of, number_of, text_of
from msgcheck.config.written_file import MAX_BYTES, WrittenFile, read_written_file
from msgcheck.config.yaml_file import parse_yaml
from msgcheck.errors import Position, ReferenceDataError

PATH = Path("x.yaml")


def parsed(text: str, mistakes: Mistakes | None = None):
    return parse_yaml(WrittenFile(PATH, b"", text), mistakes or Mistakes())


def refused(text: str) -> str:
    mistakes = Mistakes()
    assert parsed(text, mistakes) is None
    with pytest.raises(ReferenceDataError) as raised:
        mistakes.checked(None, ReferenceDataError)
    return str(raised.value)


def test_keys_and_values_know_their_places():
    def at(line, column):
        return Position(PATH, line, column)

    assert parsed("a:\n  - ü: 'x y'\n    b: 1\n") == Table(
        at(1, 1),
        (
            Entry(
                "a",
                at(1, 1),
                Items(
                    at(2, 3),
                    (
                        Table(
                            at(2, 5),
                            (
                                Entry("ü", at(2, 5), Scalar(at(2, 8), "x y", Form.TEXT)),
                                Entry("b", at(3, 5), Scalar(at(3, 8), "1", Form.PLAIN)),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    "written",
    ["NO", "on", "yes", "2026.3", "2026.10", "1_000", "0x1F", "0o17", "12:30", "2026-07-01", "1e3", "<<", "=", ".nan"],
)
def test_plain_text_is_read_as_it_is_written(written):
    mistakes = Mistakes()
    assert text_of(parsed(written), "x", mistakes) == written
    assert mistakes.count == 0


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (">-\n  a\n  b", "a b"),
        ("|\n  a\n  b\n", "a\nb"),
        ('"caf\\u00e9"', "café"),
        ("'it''s'", "it's"),
        ("a\n  b", "a b"),
        ("! 12", "12"),
    ],
)
def test_written_forms_of_text(written, text):
    assert text_of(parsed(written), "x", Mistakes()) == text


@pytest.mark.parametrize(("written", "number"), [("1", 1.0), ("-.5", -0.5), ("1.", 1.0), ("+2e-1", 0.2), ("010", 10.0)])
def test_numbers(written, number):
    assert number_of(parsed(written), "x", Mistakes()) == number


@pytest.mark.parametrize("written", [".inf", ".nan", "1_0", "0x1F", "1:30", "'1'", "٣", "1e400"])
def test_what_is_no_number(written):
    mistakes = Mistakes()
    assert number_of(parsed(written), "x", mistakes) is None
    assert mistakes.count == 1


@pytest.mark.parametrize(("written", "flag"), [("yes", True), ("On", True), ("FALSE", False), ("no", False)])
def test_flags(written, flag):
    assert flag_of(parsed(written), "x", Mistakes()) is flag


def test_references_within_bounds_are_followed():
    tree = parsed("a: &list [x, y]\nb: *list\n")
    assert tree.entries[0].value == tree.entries[1].value


def test_references_that_explode_are_refused_at_once(clock):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    told = refused("\n".join(lines))
    clock.assert_within(1, lambda: refused("\n".join(lines)))
    assert told.startswith("x.yaml:6:40: ")
    assert "holds more than 500,000 values, references counted in full" in told


def test_a_reference_to_itself_is_refused():
    assert refused("a: &a [*a]") == (
        "x.yaml:1:8: '*a' points to nothing: YAML takes a leading * for a reference. Put the text in quotes."
    )


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_at_once(opening, clock):
    assert "nest" in refused(opening * 200_000) or opening == "? "
    clock.assert_within(2, lambda: refused(opening * 200_000))


def test_a_file_larger_than_the_bound_is_not_read(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    mistakes = Mistakes()
    assert read_written_file(path, mistakes) is None
    assert mistakes.count == 1


def test_a_pipe_is_not_waited_for(tmp_path):
    import os

    os.mkfifo(tmp_path / "x.yaml")
    assert read_written_file(tmp_path / "x.yaml", Mistakes()) is None


def test_the_parser_without_libyaml_reads_the_same(repository, monkeypatch):
    texts = [path.read_text("utf-8") for path in sorted((repository / "platform").glob("*.yaml"))]
    assert texts
    trees = [parsed(text) for text in texts]
    monkeypatch.setattr(yaml_file, "_Loader", yaml.SafeLoader)
    assert [parsed(text) for text in texts] == trees


ALPHABET = st.text(st.sampled_from("ab:#-?|>[]{},&*!%@`'\"\\\n\t ~0<=é\u2028\x85."), max_size=60)


@settings(max_examples=400)
@given(text=ALPHABET, loader=st.sampled_from([yaml_file._Loader, yaml.SafeLoader]))
def test_any_text_gives_a_tree_or_a_mistake(text, loader):
    mistakes = Mistakes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_file, "_Loader", loader)
        tree = parsed(text, mistakes)
    assert tree is not None or mistakes.count or yaml.compose(text, yaml.SafeLoader) is None
