"""A digest as Markdown, as a web page and as a mail that nobody has sent yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP

from msgcheck.reports.digest_view import DigestView
from msgcheck.reports.markdown_text import as_markdown
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.web_template import render

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


def digest_as_markdown(view: DigestView) -> bytes:
    """Return ``view`` as Markdown; every text of an asset shows as it is."""
    return "".join(f"{line}\n" for line in _markdown(view)).encode()


def _markdown(view: DigestView) -> Iterator[str]:
    yield from (f"# {as_markdown(view.title)}", "", as_markdown(view.lede))
    for section in view.sections:
        yield from ("", f"## {section.title}", "")
        for item in section.items:
            yield f"- {as_markdown(item.head)}"
            yield from (f"  - {as_markdown(line)}" for line in item.lines)
        if not section.items:
            yield as_markdown(section.empty)
    yield from ("", as_markdown(f"Made by msgcheck on {view.made_on}."))


def digest_as_html(view: DigestView) -> bytes:
    """Return ``view`` as one page that needs nothing else; all text is escaped."""
    return render("digest.html", {"view": view}, {}, styles=("report.css", "digest.css")).encode()


def digest_as_mail(view: DigestView) -> bytes:
    """Return ``view`` as a mail to open, address and send: as text and as HTML.

    ``To`` is set where the owner is an address. Equal digests give equal bytes.
    """
    text, page = _plain(view), digest_as_html(view).decode()
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(view.title, 200)
    if _ADDRESS.fullmatch(view.to):
        mail["To"] = view.to
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    mail.set_content(text, cte="base64")
    mail.add_alternative(page, subtype="html", cte="base64")
    mail.set_boundary(f"msgcheck-{hashlib.sha256((text + page).encode()).hexdigest()[:32]}")
    return mail.as_bytes()


def _plain(view: DigestView) -> str:
    lines = [one_line(view.title), "", one_line(view.lede)]
    for section in view.sections:
        lines += ["", section.title.upper(), ""]
        for item in section.items:
            lines += [f"* {one_line(item.head)}", *(f"    {one_line(line)}" for line in item.lines)]
        if not section.items:
            lines.append(one_line(section.empty))
    return "\n".join([*lines, "", f"Made by msgcheck on {view.made_on}.", ""])


DIGEST_FORMATS: dict[str, tuple[str, Callable[[DigestView], bytes]]] = {
    "markdown": (".md", digest_as_markdown),
    "html": (".html", digest_as_html),
    "eml": (".eml", digest_as_mail),
}
"""Every format by the name that ``--format`` takes: the suffix of its files, and what makes it."""
