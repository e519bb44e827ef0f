"""What a reviewer types: a key, and behind it a note."""

from __future__ import annotations

import click

from msgcheck.config.written_file import is_printable
from msgcheck.model.review_mark import ReviewMark
from msgcheck.values import dataclass

KEYS = "[r]ight  [w]rong  [a]ccepted change  [s]kip  [q]uit  [?]"
HELP = f"""\
  r   {ReviewMark.RIGHT.meaning}
  w   {ReviewMark.WRONG.meaning}
  a   {ReviewMark.ACCEPTED.meaning}
  s   ask another time
  q   stop; what was answered is kept
Words behind the key are a note:  w quoted from a customer"""

WHY_HELP = f"""\
  f      {ReviewMark.ALIGNED.meaning}
  u      {ReviewMark.UNRELATED.meaning}
  Enter  wrong for another reason
  q      stop, and leave this one for another time"""

_MARKS = {"r": ReviewMark.RIGHT, "w": ReviewMark.WRONG, "a": ReviewMark.ACCEPTED}
_WORDS = {"right": "r", "wrong": "w", "accepted": "a", "skip": "s", "quit": "q"}
_WHY_WRONG = {"f": ReviewMark.ALIGNED, "u": ReviewMark.UNRELATED, "": ReviewMark.WRONG}


@dataclass(frozen=True, slots=True)
class Answer:
    """``mark`` is ``None`` for a finding that is skipped; ``is_last`` ends the asking."""

    mark: ReviewMark | None = None
    note: str = ""
    is_last: bool = False


def parse_answer(typed: str) -> Answer | None:
    """Return what ``typed`` says, ``None`` where it says nothing known."""
    key, _, note = typed.strip().partition(" ")
    key = _WORDS.get(key.lower(), key.lower())
    if key in _MARKS and is_printable(note):
        return Answer(_MARKS[key], note.strip())
    if key in {"s", "q"} and not note:
        return Answer(is_last=key == "q")
    return None


def ask_answer() -> Answer:
    """Ask until an answer is understood; an end of the input is the answer ``q``. Raises ``click.Abort`` at Ctrl-C."""
    while True:
        typed = click.prompt(KEYS, prompt_suffix=" > ", default="", show_default=False)
        answer = parse_answer(typed)
        if answer is not None:
            return answer
        click.echo(HELP)


def ask_why_wrong() -> ReviewMark:
    """Ask why a finding that was judged is wrong: only with the reason it teaches the judge something.

    Raises ``click.Abort`` at q: the finding is not marked.
    """
    while True:
        typed = click.prompt(
            "Wrong, since the words are [f]ine as they are, [u]nrelated to the message, or Enter for neither",
            prompt_suffix=" > ", default="", show_default=False,
        )  # fmt: skip
        key = typed.strip().lower()
        if key[:1] in _WHY_WRONG:
            return _WHY_WRONG[key[:1]]
        if _WORDS.get(key, key) == "q":
            raise click.Abort
        click.echo(WHY_HELP)
