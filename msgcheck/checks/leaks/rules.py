"""The pages of the rules about what leaves the house unseen."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

_OPTIONS = (
    "Off by default. `leaks = true` under `[assets.KIND]` in msgcheck.toml looks at every asset of that kind, "
    "`msgcheck scan --leaks` at all assets of one scan. The layers that the kind checks make no difference."
)

NOTES = CheckRule(
    id="leak.notes",
    severity=Severity.WARNING,
    title="Speaker notes in a file that leaves the house",
    why="Whoever gets the file reads what the speaker was told to say: prices, names, what to avoid, what is late.",
    example="The notes of slide 4: Do not mention the outage in March unless they ask.",
    counter_example="A slide without notes, or with notes that hold no word.",
    options=_OPTIONS,
    limits="Finds every note with a word in it, once a slide; whether it may be read by others is for a person to say.",
)

HIDDEN = CheckRule(
    id="leak.hidden",
    severity=Severity.WARNING,
    title="Hidden text, a hidden slide or a file within the file",
    why=(
        "A hidden slide is one click away, deleted text of tracked changes stands in the file, and the workbook behind "
        "a chart holds every row, not only those that the chart shows."
    ),
    example="Hidden slide 9: Walk-away price 35 percent below list.",
    counter_example="Slide 9, shown: Prices from 19 euros.",
    options=_OPTIONS,
    limits=(
        "Finds what is hidden by a setting of the file, white or off the page. What stands behind a picture or "
        "under a crop is not known to be covered. Hidden text all of which is shown elsewhere in the asset, and "
        "the number of a page, give nothing away."
    ),
)

COMMENT = CheckRule(
    id="leak.comment",
    severity=Severity.WARNING,
    title="A comment that is still in the file",
    why="Comments hold the doubts of the people who made the deck, with their names.",
    example="Comment by Dana: is the 45 percent approved by legal?",
    counter_example="A deck whose comments were answered and deleted.",
    options=_OPTIONS,
    limits="One finding a thread where the file tells which replies belong together, else one a comment.",
)

METADATA = CheckRule(
    id="leak.metadata",
    severity=Severity.SUGGESTION,
    title="A property that tells about people, the house or the machine",
    why=(
        "Author, last editor, company, manager, template, custom fields and paths on a disk go with the file; nobody "
        "sees them on a slide, anybody sees them in the file's properties."
    ),
    example="Last modified by: Dana Hollis.",
    counter_example="Title: PowerPoint Presentation.",
    options=_OPTIONS,
    limits=(
        "Titles, keywords, dates, counts and names that programs write by themselves are left alone, unless a path on "
        "a disk stands in them. The data of pictures (a camera's place and time) is not looked at."
    ),
)

RULES = (NOTES, HIDDEN, COMMENT, METADATA)
"""Every rule about leaks, what tells most first."""
