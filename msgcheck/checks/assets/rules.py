"""The pages of the rules about assets."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

RULES: tuple[CheckRule, ...] = (
    CheckRule(
        id="asset.unreadable",
        severity=Severity.SUGGESTION,
        title="An asset that could not be read",
        why="A damaged deck, or one behind a password, has no findings because nobody read it, not as it is right.",
        example="emea.pptx: The file is damaged: its part ppt/presentation.xml cannot be read.",
        counter_example="A picture, a video or an archive beside the decks: msgcheck reads no file of that kind.",
        options='`[rules."asset.unreadable"]`, `severity = "error"` in msgcheck.toml keeps the gate shut for it. As a '
        "suggestion it changes no exit code of a gate that fails on errors or warnings; `--strict` gives 3 for it, "
        'unless a finding gives 1. A waiver or a baseline accepts it; `severity = "off"` leaves it among what was '
        "skipped.",
        limits="A link, or a file that is named and not read, counts where its name promises a format that is read. "
        "The report for leadership counts these assets among those not read, not among the findings.",
    ),
    CheckRule(
        id="asset.no-text",
        severity=Severity.WARNING,
        title="An asset or a page without text to check",
        why="A scanned PDF or a page of pictures has no findings because nothing was read, not because it is right.",
        example="A page that holds one picture and no words.",
        counter_example="A page that holds one picture and a caption.",
        options="Add the layer in which the text stands to `layers` of the asset kind in msgcheck.toml, or switch the "
        'rule off: `[rules."asset.no-text"]`, `severity = "off"`.',
        limits="Fires once for an asset in which nothing was read, otherwise once for each page of a PDF that shows a "
        "picture or a drawing and no text. It cannot tell a photograph from a picture of words.",
    ),
    CheckRule(
        id="asset.unread-part",
        severity=Severity.SUGGESTION,
        title="A part of an asset that was not read",
        why="A clean result means little when the workbook behind a chart, a damaged slide or a box of text was not "
        "read. What a file holds is counted by a second way through all of it, and compared with what was read.",
        example="ppt/charts/chart3.xml: 4 texts not read: “Plan 2019…”",
        counter_example="Prompts of empty placeholders, slide numbers, names of fonts and styles: no texts at all.",
        options='Repair or remove the part in the file, or switch the rule off: `[rules."asset.unread-part"]`, '
        '`severity = "off"`. `msgcheck inspect FILE` shows everything that was read and what was not.',
        limits="A text that stands twice in a file counts as read when one of the two was read. Words within pictures "
        "and videos are not seen.",
    ),
)
