"""Web pages from templates: everything a page needs is in it, every text is cleaned and escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from msgcheck.reports import wording
from msgcheck.reports.plain_text import one_line, plain

_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
"""Nothing is fetched, and no style or script runs but the two of the page, whatever a deck smuggles in."""

_BREAKS = re.compile(r"([/_-])")

Filters = Mapping[str, Callable[..., Any]]


def render(
    template: str, values: Mapping[str, object], filters: Filters, *, styles: tuple[str, ...], script: str = ""
) -> str:
    """Return the page of ``template`` with ``values``; ``styles`` and ``script`` are files beside it, written into it.

    All text is escaped and freed of control characters and direction overrides. A page without ``script`` may run none.
    """
    environment = _environment().overlay()
    environment.filters = {**environment.filters, **filters}
    style, code = "".join(map(_source, styles)), _source(script) if script else ""
    return environment.get_template(template).render(
        **values,
        style=Markup(style),  # noqa: S704 - a file of the package
        script=Markup(code),  # noqa: S704 - a file of the package
        policy=_POLICY.format(style=_source_of(style), script=_source_of(code)),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("msgcheck.reports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "one_line": one_line,
        "counted": wording.counted,
        "capitalize_first": _capitalize_first,
        "path": _path,
    }
    environment.tests["told_by"] = lambda words, message: wording.tells(message, words)
    return environment


def _finalize(value: object) -> object:
    """Clean every text that a template writes, last thing before it is escaped."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _capitalize_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _path(uri: str) -> Markup:
    """Escape a path and let it break after its folders, hyphens and underscores."""
    return Markup(_BREAKS.sub(r"\1<wbr>", str(escape(one_line(uri, 300)))))  # noqa: S704 - escaped here


@cache
def _source(name: str) -> str:
    return files("msgcheck.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _source_of(text: str) -> str:
    """Return the source that lets ``text`` through a policy, and no other; no text, no source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" if text else "'none'"
