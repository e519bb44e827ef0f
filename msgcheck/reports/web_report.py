"""A run as one web page that needs nothing else: no network, no server, and no script to be read."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from msgcheck.model.run import Run
from msgcheck.reports import wording
from msgcheck.reports.plain_text import excerpt_of, one_line, plain
from msgcheck.reports.web_view import VERDICT_SYMBOLS, page_of

_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched, and no style or script runs but the two of the page, whatever a deck smuggles in."""


_BREAKS = re.compile(r"([/_-])")


def run_as_html(run: Run) -> str:
    """Return ``run`` as one self-contained HTML page.

    Every finding is in the markup, so the page is whole without script; the script only filters. All text is
    escaped and freed of control characters and direction overrides. 8,000 findings make some 5 MB.
    """
    environment = _environment()
    style, script = _source("report.css"), _source("report.js")
    return environment.get_template("report.html").render(
        page=page_of(run),
        run=run,
        style=Markup(style),  # noqa: S704 - a file of the package
        script=Markup(script),  # noqa: S704 - a file of the package
        policy=_POLICY.format(style=_sha256(style), script=_sha256(script)),
        symbols=VERDICT_SYMBOLS,
        verdict_words=wording.VERDICT_WORDS,
        score_meaning=wording.SCORE_MEANING,
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
        "excerpt": excerpt_of,
        "counted": wording.counted,
        "places": wording.places_in_words,
        "how_sure": wording.confidence_in_words,
        "certainty": wording.certainty_in_words,
        "evidence": wording.evidence_in_words,
        "approved": wording.approved_wording,
        "trend": wording.trend_in_words,
        "time": wording.time_in_words,
        "counts": wording.counts_in_words,
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


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
