"""What figures are made with beside the history: the platform's messages, the glossary's terms, the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from urllib.parse import quote

from msgcheck.config.report_settings import ReportSettings, Team
from msgcheck.model.asset_history import ResultFact
from msgcheck.model.message import Message, Persona
from msgcheck.model.reference_data import Reference
from msgcheck.sources.folders import OTHER_KIND
from msgcheck.values import dataclass

NOBODY = "-"
"""The key of assets without an owner, and of owners without a team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``messages`` by id, ``terms`` preferred form by id, ``teams`` of each owner; ``agreed`` is what was agreed in
    the settings. With ``has_kinds`` the report is about the assets of the kinds that the settings name.
    """

    messages: Mapping[str, Message]
    personas: tuple[Persona, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agreed: ReportSettings = field(default_factory=ReportSettings)
    platform_name: str = ""
    has_kinds: bool = False

    def is_outside(self, kind: str | None) -> bool:
        """Tell whether assets of ``kind`` are none of the workspace's: somebody had a file checked, and no more."""
        return self.has_kinds and kind == OTHER_KIND.name

    def groups_of(self, result: ResultFact) -> tuple[str, ...]:
        """Return the groups that an asset belongs to, as ends of figure ids: ``kind.deck``, ``owner.sales``."""
        owner = result.owner or NOBODY
        teams = self.teams.get(owner, (NOBODY,)) if self.teams else ()
        own = (f"kind.{key_of(result.kind or NOBODY)}", f"owner.{key_of(owner)}")
        return (*own, *(f"team.{key_of(team)}" for team in teams))


def make_context(
    reference: Reference, agreed: ReportSettings, teams: tuple[Team, ...], *, has_kinds: bool = False
) -> Context:
    """Return the context of a report from reference data and settings."""
    owners: dict[str, tuple[str, ...]] = {}
    for team in teams:
        for owner in team.owners:
            owners[owner] = (*owners.get(owner, ()), team.name)
    return Context(
        messages={message.id: message for message in reference.platform.messages},
        personas=reference.platform.personas,
        terms={term.id: term.preferred for term in reference.glossary.entries},
        teams=owners,
        agreed=agreed,
        platform_name=reference.platform.name,
        has_kinds=has_kinds,
    )


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Return ``name`` as a part of a figure id: no braces or control characters, and no two names the same."""
    return quote(name, safe=" /@:+,()&", errors="surrogatepass")
