"""The pages of the rules about assets."""

from __future__ import annotations

from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity

RULES: tuple[CheckRule, ...] = (
    CheckRule(
        id="asset.no-text",
        severity=Severity.WARNING,
        title="An asset without text to check",
        why="A scanned PDF or a page of pictures has no findings because nothing was read, not because it is right.",
        example="A page that holds one picture and no words.",
        counter_example="A page that holds one picture and a caption.",
        options="Add the layer in which the text stands to `layers` of the asset kind in msgcheck.toml, or switch the "
        'rule off: `[rules."asset.no-text"]`, `severity = "off"`.',
        limits="Looks at the asset as a whole; single pages of pictures are listed among the parts not read.",
    ),
)
