"""The values of a rule that are more than a text: swaps, groups of variants, sequences, patterns, whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.config.fields import Fields, read_table
from msgcheck.config.located import Items, Node, Scalar
from msgcheck.config.mistakes import quoted
from msgcheck.config.node_values import described, items_of, number_of, text_of
from msgcheck.errors import Position
from msgcheck.model.term import PARTS_OF_SPEECH, PackRule, SequenceToken
from msgcheck.reference.rule_pattern import compile_rule_pattern, group_numbers

_PATTERN_KEYS = ("tokens", "trigger", "required")
_LONGEST_GAP = 20
"""Words that one token of a sequence may stand for at most."""


def read_swap(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Return (form, what to say instead) of a table."""
    swap = tuple((form, fields.required_text(form)) for form in fields.names())
    for form, preferred in swap:
        if not form.strip():
            fields.mistakes.add(
                fields.key_position(form), f"{fields.label} has an empty form.", "Write the form, or remove the line."
            )
        elif form == preferred:
            fields.mistake(form, f"{fields.label} replaces {quoted(form)} with itself.", "Write what to say instead.")
    return swap


def whole_number(fields: Fields, key: str, *, least: int, most: int = 1_000_000) -> int | None:
    """Return a whole number from ``least`` to ``most``, ``None`` where it is missing or wrong."""
    node = fields.node(key)
    number = None if node is None else number_of(node, f"'{key}'", fields.mistakes)
    if node is None or number is None:
        return None
    if not least <= number <= most or number != int(number):
        fields.mistake(key, f"'{key}' cannot be {described(node)}.", f"Write a whole number from {least} to {most}.")
        return None
    return int(number)


def read_variants(fields: Fields) -> tuple[tuple[str, ...], ...]:
    """Return the groups of ``variants``, each of two wordings or more."""
    groups = []
    for item in fields.items("variants"):
        named = "An item of 'variants'"
        texts = [text_of(each, named, fields.mistakes) for each in items_of(item, named, fields.mistakes)]
        if isinstance(item, Items) and len(texts) < 2:
            fields.mistakes.add(item.position, f"{named} has no second wording.", "Write [one, another].")
        groups.append(tuple(text for text in texts if text is not None))
    return tuple(groups)


def read_sequence(fields: Fields) -> tuple[SequenceToken, ...]:
    """Return the tokens of ``sequence``; a text stands for each of its words."""
    count = fields.mistakes.count
    tokens = tuple(token for item in fields.items("sequence") for token in _tokens(item, fields))
    has_wording = any(token.words and not token.is_not and not token.is_optional for token in tokens)
    if tokens and not has_wording and fields.mistakes.count == count:
        what = f"'sequence' in {fields.label} names no word that must be there."
        fields.mistake("sequence", what, "Add one: without it every text would have to be taken apart.")
    return tokens


def _tokens(item: Node, fields: Fields) -> Iterator[SequenceToken]:
    if isinstance(item, Scalar):
        text = text_of(item, "An item of 'sequence'", fields.mistakes) or ""
        yield from (SequenceToken(words=(word,)) for word in text.split())
    elif token := read_table(item, "this item of 'sequence'", fields.mistakes, _token):
        yield token


def _token(fields: Fields) -> SequenceToken:
    words = fields.located_texts("words")
    for word, position in words:
        if len(word.split()) > 1:
            what = f"{quoted(word)} in 'words' is more than one word."
            fields.mistakes.add(position, what, "Write each word as an item of 'sequence'.")
    token = SequenceToken(
        words=tuple(word for word, _ in words),
        parts_of_speech=fields.choices("part_of_speech", PARTS_OF_SPEECH),
        is_not=fields.flag("not", False),
        is_optional=fields.flag("optional", False),
        most=whole_number(fields, "most", least=1, most=_LONGEST_GAP) or 1,
    )
    if token.is_not and not (token.words or token.parts_of_speech):
        fields.mistake("not", "'not' excludes every word.", "Add 'words' or 'part_of_speech'.")
    return token


def check_patterns(rule: PackRule, fields: Fields) -> None:
    """Note each regular expression that cannot be used, and each replacement with a group that its pattern has not."""
    for text, position in _written(fields, _PATTERN_KEYS):
        _check_pattern(text, position, rule, fields)
    swap = dict(rule.swap)
    for text, position in _swap_forms(fields):
        groups = _check_pattern(text, position, rule, fields)
        missing = [number for number in group_numbers(swap.get(text, "")) if groups is not None and number > groups]
        if missing:
            what = f"{quoted(swap[text])} names group {missing[0]}, which the pattern {quoted(text)} has not."
            fields.mistakes.add(position, what, "Put ( ) around that part of the pattern.")


def _check_pattern(text: str, position: Position, rule: PackRule, fields: Fields) -> int | None:
    """Return how many groups a pattern has; note where it cannot be used."""
    try:
        return int(compile_rule_pattern(text, case_sensitive=rule.case_sensitive).groups)
    except ValueError as error:
        fields.mistakes.add(position, f"The pattern {quoted(text)} cannot be used: {error}.", "Correct it.")
        return None


def check_signs(fields: Fields) -> None:
    """Note forms without a letter or digit that would be read as other signs: every dash is read as a hyphen."""
    for text, position in (*_written(fields, _PATTERN_KEYS), *_swap_forms(fields)):
        if text and not any(character.isalnum() for character in text) and (text == "-" or not text.isascii()):
            what = f"{quoted(text)} is a sign, and signs that look alike are read as one."
            fields.mistakes.add(position, what, "Write pattern: true to have it taken literally.")


def _written(fields: Fields, keys: tuple[str, ...]) -> Iterator[tuple[str, Position]]:
    """Yield the texts of lists that were read before, so that no mistake is noted twice."""
    for key in keys:
        node = fields.node(key)
        for item in node.items if isinstance(node, Items) else ():
            if isinstance(item, Scalar):
                yield item.text.strip(), item.position


def _swap_forms(fields: Fields) -> Iterator[tuple[str, Position]]:
    node = fields.node("swap")
    for entry in getattr(node, "entries", ()):
        yield entry.key, entry.position
