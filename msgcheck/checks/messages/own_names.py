"""What the company and its products are called, as the settings and the platform say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgcheck.analysis.lexicon import FUNCTION_WORDS
from msgcheck.model.message import Message, MessageKind, Platform

_NAMING_KINDS = frozenset({MessageKind.CATEGORY, MessageKind.BOILERPLATE, MessageKind.POSITIONING})
_NAME = re.compile(
    r"(?:The |the )?(?P<name>[A-Z][\w/:+&-]{0,40}(?: (?:of )?(?:[A-Z][\w/:+&-]{0,40}|\d[\d.:/-]{0,20})){0,4})"
)
_PLATFORM_WORDS = re.compile(r"\s+(?:master\s+)?(?:message|messaging|marketing)\s+(?:platform|house|framework)$", re.I)
_SHORT_FORM = re.compile(r"(?:\s*\((?P<short>[^\W\d_][\w&-]{1,15})\))?")
_IS_SAID_OF = re.compile(r"\s(?:is|are|was|builds?|makes?|offers?|provides?|helps?)\s|\s*,\s(?:an?|the)\s")
_YEAR = re.compile(r":\d{4}$")
_FEWEST_LETTERS = 2


def own_names(workspace_name: str, platform: Platform) -> tuple[str, ...]:
    """Return the names of the company and its products, longest first.

    They are the workspace's name, the platform's name without "message platform", the subjects of its category,
    boilerplate and positioning messages ("X is a ..."), the capitalised subjects of other messages that are written as
    names inside sentences too, and the products the messages name by id ("batch-changes").
    """
    companies = company_names(workspace_name, platform)
    names = list(companies)
    for message in platform.messages:
        names.extend(_subjects(message, platform))
        names.extend(_product_name(product, companies) for product in message.products)
    return longest_first(alias for name in names if name for alias in aliases(name))


def product_names(workspace_name: str, platform: Platform) -> dict[str, frozenset[str]]:
    """Return the products, by id, behind each name of one: that in its id, and the subjects of messages on it alone.

    The company's own names are left out: what is said of the company may be said of any product.
    """
    companies = company_names(workspace_name, platform)
    found: dict[str, frozenset[str]] = {}
    for message in platform.messages:
        named = [(_product_name(product, companies), product) for product in message.products]
        if len(message.products) == 1:
            named += [(subject, message.products[0]) for subject in _subjects(message, platform)]
        for name, product in named:
            if name not in companies:
                for alias in aliases(name):
                    found[alias] = found.get(alias, frozenset()) | {product}
    return found


def company_names(workspace_name: str, platform: Platform) -> tuple[str, ...]:
    """Return what the workspace and the platform call the company; "" is left out."""
    short = _PLATFORM_WORDS.sub("", platform.name)
    names = (workspace_name.strip(), short.strip(), re.sub(r"\s+Project$", "", short.strip()))
    return tuple(dict.fromkeys(name for name in names if len(name) >= _FEWEST_LETTERS))


def subject_of(statement: str, companies: tuple[str, ...] = ()) -> str:
    """Return the name a statement opens with and says something of: "Acme Flow (AF) is ..." gives "Acme Flow".

    A name has a capital, or is one of the ``companies``, which may be written small ("loomflow is ..."). "" where it
    opens with none.
    """
    return next(iter(_subject_forms(statement, companies)), "")


def _subject_forms(statement: str, companies: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return what :func:`subject_of` does, and the short form that stands in brackets behind it."""
    match = _NAME.match(statement) or _opening_company(statement, companies)
    if match is None or match["name"].split()[0].lower() in FUNCTION_WORDS:
        return ()
    behind = _SHORT_FORM.match(statement, match.end())
    is_said_of = _IS_SAID_OF.match(statement, behind.end() if behind else match.end())
    forms = (match["name"].rstrip(":"), behind["short"] if behind else None)
    return tuple(filter(None, forms)) if is_said_of else ()


def _opening_company(statement: str, companies: tuple[str, ...]) -> re.Match[str] | None:
    """Return the first of ``companies`` that ``statement`` opens with, as ``name``."""
    patterns = (rf"(?:The |the )?(?P<name>{re.escape(company)})(?![\w-])" for company in companies)
    return next(filter(None, (re.match(pattern, statement, re.IGNORECASE) for pattern in patterns)), None)


def _subjects(message: Message, platform: Platform) -> list[str]:
    """Return the names that the wordings of a message say something of."""
    subjects = [name for wording in message.wordings for name in _subject_forms(wording)]
    is_naming = message.kind in _NAMING_KINDS
    return [name for name in subjects if is_naming or _is_used_as_name(name, platform.messages)]


def aliases(name: str) -> tuple[str, ...]:
    """Return the ways to write ``name``: a standard without its year, without the name before ISO, without the IEC."""
    forms = [name, _YEAR.sub("", name)]
    forms += [form[form.index("ISO") :] for form in forms if " ISO" in form]
    forms += [form.replace("ISO/IEC", "ISO") for form in forms if "ISO/IEC" in form]
    return tuple(dict.fromkeys(forms))


def longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Return distinct names so that a pattern of alternatives takes the longest."""
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (-len(name), name)))


def _is_used_as_name(name: str, messages: Iterable[Message]) -> bool:
    """Tell a name from a word that only opens its sentence: a name of several words, or one capitalised inside too."""
    if " " in name:
        return True
    inside = re.compile(rf"[a-z,] {re.escape(name)}\b")
    return any(inside.search(text) for message in messages for text in message.wordings)


def _product_name(product: str, companies: tuple[str, ...]) -> str:
    """Return the name behind a product's id; an id of one word needs the company before it to be a name."""
    words = " ".join(part.capitalize() for part in product.split("-"))
    return words if " " in words else next((f"{name} {words}" for name in companies[:1]), words)
