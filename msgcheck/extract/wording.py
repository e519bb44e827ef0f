"""Which values of data and of components are wording, and which are for programs: addresses, dates, keys, switches."""

from __future__ import annotations

from msgcheck.late_pattern import late_pattern

COMPONENT_ATTRIBUTE = late_pattern(
    r"(?i)(?:^name$|(?:^|[a-z_-])(?:title|heading|headline|subtitle|subheading|label|text|description|caption|message|"
    r"summary|tagline|eyebrow|quote|question|answer|body|author|content|copy|excerpt|blurb|note|tooltip|tip|hint|placeholder|"
    r"alt|lead|cta))$"
)
"""Attributes by which the components of a page are given their wording: ``headline``, ``button-text``, ``ctaLabel``."""

_LETTER = late_pattern(r"[^\W\d_]")
_WHITE_SPACE = late_pattern(r"\s")
_LONG = 300
"""Characters; wording of this length has white space, an address or a key has none."""

_PROGRAM = late_pattern(
    r"(?i)(?:[a-z][a-z0-9+.-]*:)?//\S*|(?:mailto|tel|data|urn|javascript|did):\S+|"
    r"\.{0,2}/\S*|\S+@\S+\.\S+|www\.\S+|"  # addresses
    r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d\S*)?)?(?: ?[+-]\d{4}| UTC)?|P(?:\d+\w)*T?[\dHMS.]*|"  # dates and durations
    r"true|false|yes|no|on|off|null|none|#[0-9a-f]{3,8}|"
    r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|ico|pdf|html?|css|m?jsx?|tsx?|json|mdx?|mp4|webm|woff2?)(?:\?\S*)?|"
    r"[0-9a-f]{16,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=\S*\d)(?=\S*[a-z])[\w+/=.-]{32,}"  # keys
)


def is_wording(value: str) -> bool:
    """Tell whether a value may be read by people: it has letters, and is no address, date, switch or key."""
    text = value.strip()
    if len(text) > _LONG:
        return _LETTER.search(text) is not None and _WHITE_SPACE.search(text, 0, _LONG) is not None
    return _LETTER.search(text) is not None and _PROGRAM.fullmatch(text) is None
