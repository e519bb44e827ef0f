"""What a user should know before trusting a run: parts of the plan that check nothing."""

from __future__ import annotations

from collections.abc import Iterator

from msgcheck.config.settings import Settings
from msgcheck.engine.notices.style_notes import style_notices
from msgcheck.errors import did_you_mean
from msgcheck.model.address import site_of, sites_not_listed
from msgcheck.model.message import Message, MessageStatus
from msgcheck.model.reference_data import Reference
from msgcheck.sources.folders import OTHER_KIND, Found, uris_by_pattern
from msgcheck.sources.web.kinds import is_pattern, takes_address


def plan_notices(
    settings: Settings, reference: Reference, found: Found, *, is_whole: bool, judges_messages: bool = True,
    fetches: bool = True,
) -> tuple[str, ...]:  # fmt: skip
    """Return a sentence for each part of the plan that checks nothing.

    ``is_whole`` tells that no path was given: the whole workspace is scanned. ``judges_messages`` tells that rules
    about messages run; without them their settings make no difference. Without ``fetches`` no page was asked for.
    """
    return (
        *found.notices,
        *_empty_paths(settings, found, is_whole=is_whole),
        *(_empty_urls(settings, found) if is_whole and fetches else ()),
        *_without_kind(settings, found),
        *_no_terms(reference),
        *style_notices(reference.styles),
        *_unknown_kinds(settings, reference.platform.messages if judges_messages else ()),
    )


def _empty_paths(settings: Settings, found: Found, *, is_whole: bool) -> Iterator[str]:
    if not found.assets:
        yield "No asset was found, so nothing was checked."
    if not is_whole:
        return
    if not settings.kinds:
        yield "msgcheck.toml names no assets. Add an [assets.deck] table with paths, or give paths to the command."
    filled = {asset.kind for asset in found.assets} | {skipped.kind for skipped in found.skipped}
    for kind in settings.kinds:
        idle = [pattern for pattern in kind.paths if not uris_by_pattern(found, pattern, settings.root)]
        for pattern in idle:
            yield f"[assets.{kind.name}] in msgcheck.toml: no file matches {pattern!r}."
        if not kind.paths and not kind.urls:
            yield f"[assets.{kind.name}] in msgcheck.toml has neither paths nor urls: no asset is of this kind."
        elif len(idle) < len(kind.paths) and kind.name not in filled:
            taken = "an earlier kind takes all its files, and the first kind whose paths take a file is the file's"
            yield f"[assets.{kind.name}] in msgcheck.toml: {taken}."


def _empty_urls(settings: Settings, found: Found) -> Iterator[str]:
    """Patterns of addresses that take no page; of a site whose sitemap could not be read nobody knows."""
    unknown = sites_not_listed(found.skipped)
    for kind in settings.kinds:
        for pattern in filter(is_pattern, kind.urls):
            is_met = any(takes_address(pattern, uri) for uri in found.uris)
            if not is_met and site_of(pattern) not in unknown:
                yield f"[assets.{kind.name}] in msgcheck.toml: no page of a sitemap matches {pattern!r}."


def _without_kind(settings: Settings, found: Found) -> Iterator[str]:
    """What an asset kind asks for is asked of no file outside its paths: a clean run may only mean that."""
    outside = [asset.uri for asset in found.assets if asset.kind == OTHER_KIND.name]
    if outside and settings.kinds:
        stands = f" and {len(outside) - 1:,} more stand" if len(outside) > 1 else " stands"
        yield (
            f"{outside[0]}{stands} outside the `paths` and `urls` of every asset kind in msgcheck.toml (kind 'other'): "
            "no message is required there, and leaks are looked for only with --leaks."
        )


def _no_terms(reference: Reference) -> Iterator[str]:
    if not reference.glossary.terms:
        yield "The platform folder holds no glossary.yaml with terms, so no term of a glossary was checked."


def _unknown_kinds(settings: Settings, messages: tuple[Message, ...]) -> Iterator[str]:
    """An approved message never goes missing in a kind that no asset can have; told where kinds are set up at all."""
    known = [kind.name for kind in settings.kinds]
    unknown: dict[str, list[str]] = {}
    approved = (message for message in messages if message.status is MessageStatus.APPROVED)
    for message in approved if known else ():
        for name in message.required_in:
            if name not in known:
                unknown.setdefault(name, []).append(message.id)
    for name, ids in unknown.items():
        what = f"required_in names the asset kind '{name}', which msgcheck.toml has not ({', '.join(ids)})."
        yield f"{what} {did_you_mean(name, known)}".rstrip()
