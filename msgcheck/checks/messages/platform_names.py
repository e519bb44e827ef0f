"""What the platform gives names to: the company and its products, their categories, the people it speaks to."""

from __future__ import annotations

from msgcheck.checks.messages.category.names import Categories, categories_of
from msgcheck.checks.messages.own_names import own_names
from msgcheck.model.message import Message, Persona, Platform
from msgcheck.values import dataclass


@dataclass(frozen=True, slots=True)
class PlatformNames:
    """The names that checks look for in passages, collected once in a run.

    ``own`` are those of the company and its products; see :func:`msgcheck.checks.messages.own_names.own_names`.
    """

    own: tuple[str, ...]
    categories: Categories
    personas: tuple[Persona, ...]


def platform_names(messages: tuple[Message, ...], platform: Platform, workspace_name: str) -> PlatformNames:
    """Collect the names; ``messages`` are those of ``platform`` that assets are held to today."""
    return PlatformNames(
        own_names(workspace_name, platform), categories_of(messages, platform, workspace_name), platform.personas
    )
