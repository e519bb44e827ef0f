"""Finders of the kinds that remember what an asset said before: conditional, consistency."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgcheck.checks.vale.finding import Find, Found, exception_pattern, is_found, matches
from msgcheck.model.vale_rule import Conditional, Consistency
from msgcheck.reference.vale.dialect import IGNORE_CASE, compile_pattern, without_groups, word_pattern


def conditional_finder(rule: Conditional, accepted: tuple[str, ...]) -> Callable[[], Find]:
    """Find each ``first`` that no ``second`` has defined up to the end of its block."""
    first, second = compile_pattern(rule.first), compile_pattern(rule.second)
    exceptions = exception_pattern(rule.exceptions, accepted, vocab=rule.vocab)

    def finder() -> Find:
        defined: set[str] = set()

        def find(text: str) -> Iterator[Found]:
            for match in matches(second, text):
                defined.update(filter(None, match.groups()))
            for match in matches(first, text):
                if match[0] not in defined and not is_found(exceptions, match[0]):
                    yield Found(*match.span())

        return find

    return finder


def consistency_finder(rule: Consistency) -> Callable[[], Find]:
    """Find where the variant that a block uses last stands in it first, once the asset has used both."""
    case = IGNORE_CASE if rule.ignorecase else ""
    patterns = []
    for one, other in rule.either:
        either = f"({without_groups(one)})|({without_groups(other)})"
        patterns.append(compile_pattern(case + word_pattern(either, nonword=rule.nonword)))

    def finder() -> Find:
        seen: list[set[int | None]] = [set() for _ in patterns]

        def find(text: str) -> Iterator[Found]:
            for variants, pattern in zip(seen, patterns, strict=True):
                first: dict[int | None, Found] = {}
                last = None
                for match in matches(pattern, text):
                    last = match.lastindex
                    first.setdefault(last, Found(*match.span()))
                variants.update(first)
                if first and len(variants) == 2:
                    yield first[last]

        return find

    return finder
