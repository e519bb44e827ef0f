"""The web addresses of ``msgcheck.toml``: those of an asset kind, and what fetching them may cost."""

from __future__ import annotations

from dataclasses import replace

from msgcheck.config.fields import Fields
from msgcheck.config.settings import Settings
from msgcheck.errors import UsageError
from msgcheck.model.address import address_of, is_address

_PAGES = (1, 10_000)
_STAR = "0star0"
"""Stands for the star of a pattern, which no host has."""
_SECONDS = (1, 86_400)


def read_web(fields: Fields, settings: Settings) -> Settings:
    """Return ``settings`` with what the table ``[web]`` says."""
    return replace(
        settings,
        web_pages=int(fields.number_within("pages", settings.web_pages, _PAGES)),
        web_seconds=fields.number_within("seconds", settings.web_seconds, _SECONDS),
    )


def read_paths(fields: Fields) -> tuple[str, ...]:
    """Return the patterns of files of an asset kind; a web address among them is a mistake."""
    for text, position in fields.located_texts("paths"):
        if is_address(text):
            what = "This is a web address, and 'paths' names files."
            fields.mistakes.add(position, what, "Write it into a line of its own: urls = [...].")
    return fields.texts("paths")


def read_urls(fields: Fields) -> tuple[str, ...]:
    """Return the addresses and patterns of addresses of an asset kind, in the one spelling of the pages they take."""
    urls = []
    for text, position in fields.located_texts("urls"):
        try:
            urls.append(address_of(text.replace("*", _STAR)).url.replace(_STAR, "*"))
        except UsageError as error:
            fields.mistakes.add(position, "This is no address that can be fetched.", str(error).replace(_STAR, "*"))
    return tuple(dict.fromkeys(urls))
