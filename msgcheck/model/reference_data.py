"""What assets are measured against, whole: the platform, the glossary and the rule packs of a workspace."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from msgcheck.model.message import Platform
from msgcheck.model.term import Glossary, RulePack
from msgcheck.values import dataclass

if TYPE_CHECKING:
    from msgcheck.model.vale_rule import ValeStyle


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data of a workspace."""

    platform: Platform
    glossary: Glossary = field(default_factory=Glossary)
    packs: tuple[RulePack, ...] = ()
    styles: tuple[ValeStyle, ...] = ()
