"""What a page says about itself: ``meta`` elements and titled links, as search engines and link previews show it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgcheck.extract.wording import is_wording

_TECHNICAL = re.compile(
    r"(?i)viewport|robots|\w*bot(?:-\w+)?|theme-color|color-scheme|format-detection|referrer|generator|rating|revisit-after|"
    r"distribution|language|handheldfriendly|mobileoptimized|csrf-\w+|csp-nonce|.*(?:verif|validat|nonce|token|-id|_id|:id).*|"
    r"(?:og|twitter|article|fb|al|product):(?:.*:)?(?:url|type|locale(?::.*)?|card|site|creator|domain|width|height|"
    r"secure_url|determiner|app_id|admins|pages|updated_time|published_time|modified_time|expiration_time|publisher|"
    r"app_store_id|package|amount|currency|availability|retailer_item_id|condition|player)|og:image|og:video|twitter:image|"
    r"(?:apple-)?mobile-web-app-(?:capable|status-bar-style)|apple-touch-fullscreen|apple-itunes-app|google|"
    r"msapplication-(?!tooltip|task)\w.*|browserconfig|next-head-count|shopify-.*|ahrefs.*|pinterest.*|renderer|hreflang|"
    r"dc(?:terms)?[.:](?:format|type|language|identifier|date|created|modified|issued)|geo\..*|icbm|content-\w+"
)
"""Names of ``meta`` elements that are for programs."""

_FOR_PEOPLE = re.compile(
    r"(?i)(?:.*[:._-])?(?:title|description|keywords?|author|site_?name|name|subject|abstract|summary|copyright|tooltip|alt|"
    r"section|tags?|category|topic|classification|headline|slogan|creator|publisher|contributor|rights|brand|label\d?|data\d?)"
)
"""Names of those for people, with any prefix (``og:title``, ``DC.description``); what others hold is read if it is more
than one word."""


_NAME_LENGTH = 200


def meta_name(attributes: Mapping[str, str]) -> tuple[str, str]:
    """Return the attribute by which a ``meta`` element is named, and its name as written; both empty where none."""
    for attribute in ("name", "property", "itemprop"):
        if attributes.get(attribute, "").strip():
            return attribute, attributes[attribute].strip()[:_NAME_LENGTH]
    return "", ""


def meta_text(attributes: Mapping[str, str]) -> str:
    """Return the wording of a ``meta`` element, or nothing where it holds none."""
    content = attributes.get("content", "")
    name = meta_name(attributes)[1]
    if not name or _TECHNICAL.fullmatch(name) or not is_wording(content):
        return ""
    return content if _FOR_PEOPLE.fullmatch(name) or " " in content.strip() else ""


def meta_css(attributes: Mapping[str, str]) -> str:
    """Return the last step of the path to a ``meta`` element."""
    attribute, name = meta_name(attributes)
    quoted = re.sub(r'[\\"\s]', ".", name)[:60]
    return f'meta[{attribute}="{quoted}"]'
