"""The outcome of the gate on the console: what is new in full, what is waived in a line, what is known as a count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgcheck.model.finding import Finding
from msgcheck.model.place import place_in_words
from msgcheck.model.run import Run
from msgcheck.reports.console_line import put
from msgcheck.reports.plain_text import one_line
from msgcheck.reports.run.console import print_run
from msgcheck.reports.run.finding_words import state_of, states_in_words

if TYPE_CHECKING:
    from msgcheck.reports.console_line import Output

_ROWS = 25


def print_gate(run: Run, console: Output, *, is_open: bool, quiet: bool = False) -> None:
    """Print what is new in ``run``, then what was waived and why, then the gate's answer."""
    new = tuple(each for each in run.findings if state_of(each) == "new")
    waived = [each for each in run.findings if each.waiver is not None]
    print_run(replace(run, findings=new, comparison=None), console, quiet=quiet, none="no new findings")
    if not quiet:
        for each in new[:_ROWS]:
            put(console, ("To waive: ", "dim"), (f"msgcheck waive {each.fingerprint}  {_named(each)}", "dim"))
    for each in waived[:_ROWS]:
        put(console, ("Waived: ", "bold"), f"{_named(each)}: {one_line(each.waiver or '', 200)}")
    if len(waived) > _ROWS:
        put(console, ("Waived: ", "bold"), f"and {len(waived) - _ROWS:,} more, see --format json")
    answer = "The gate is open" if is_open else "The gate is shut"
    put(console, (f"{answer}: {states_in_words(run.findings)}.", "bold"))


def _named(finding: Finding) -> str:
    where = f"{one_line(finding.asset)}, {one_line(place_in_words(finding.place), 120)}"
    quote = f" “{one_line(finding.quote, 60)}”" if finding.quote else ""
    return f"{finding.rule}{quote} in {where}"
