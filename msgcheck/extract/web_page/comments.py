"""Comments in the source of a page: what they say, without what programs wrote there for programs."""

from __future__ import annotations

import re

_CONDITION = re.compile(
    r"(?i)\A\[if\b[^\]\n]{0,200}\](?:\Z|>(?:<!-->|-->|<!)?)|<!\[endif\](?:--)?\Z|\A\[endif\](?:--)?\Z"
)
_OF_PROGRAMS = re.compile(
    r"#(?:include|echo|set|if|elif|else|endif|config|exec|flastmod|fsize|printenv)\b|"
    r"/?wp:\w|/?ko(?: \w+:|\Z)|/?react-\w|(?:end )?ng[A-Z-]\w*:|bindings=\{|"
    r"(?:v-if|v-for|ssr-outlet|teleport (?:start|end)|/?noindex|more|nextpage|truncate|/?toc|tocstop|esi)\Z|"
    r"(?:vale (?:on|off)|prettier-ignore(?:-start|-end)?)\Z|vale [\w.-]+ = (?:YES|NO)\Z|markdownlint-\w|eslint-\w"
)
"""Server side includes, marks of WordPress, Knockout, React, Angular and Vue, switches of checkers and formatters."""

_LETTER = re.compile(r"[^\W\d_]")


def comment_text(comment: str) -> str:
    """Return the wording of a comment, or nothing; it may hold markup, such as parts of the page taken out.

    A condition for old browsers is left out, not what stands under it. Processing instructions, which HTML takes for
    comments, are code.
    """
    text = _CONDITION.sub("", comment.strip()).strip()
    text = text.removeprefix("[CDATA[").removesuffix("]]")
    is_code = comment.startswith("?") or _OF_PROGRAMS.match(text) is not None
    return "" if is_code or not _LETTER.search(text) else text
