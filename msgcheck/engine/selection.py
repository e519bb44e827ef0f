"""Which rules run: ``--select`` and ``--ignore`` by id or group, severities from the settings."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgcheck.config.mistakes import Mistakes, quoted
from msgcheck.config.settings import Settings
from msgcheck.errors import SettingsError, UsageError, did_you_mean
from msgcheck.model.check_rule import CheckRule
from msgcheck.model.severity import Severity
from msgcheck.values import dataclass

LEAKS = "leak"
"""The group of the rules that look at assets of some kinds only, unless they are asked for."""

_PLATFORM = "platform"
"""The group of the rules that look at no asset: a scan has none of them."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The severity of every rule that runs; a rule that is not in it does not run.

    ``switched_off`` are the ids of those that somebody ignores or has set to off, ``known`` those of all there are.
    """

    severities: tuple[tuple[str, Severity], ...]
    switched_off: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @property
    def rule_ids(self) -> frozenset[str]:
        """Ids of the rules that run."""
        return frozenset(rule_id for rule_id, _ in self.severities)

    def has_group(self, group: str) -> bool:
        """Return whether any rule of ``group`` runs."""
        return any(is_named(rule_id, group) for rule_id, _ in self.severities)


def select_rules(
    rules: Iterable[CheckRule],
    configured: Iterable[tuple[str, Severity]] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Selection:
    """Choose among ``rules``. ``configured`` severities apply in order, so that an id may follow its group.

    A rule that is off by itself runs where ``configured`` or ``select`` has its own id.

    Raises ``UsageError`` for a name of ``select`` or ``ignore`` that is neither a rule nor a group; those of
    ``configured`` are looked at by :func:`require_configured_rules`.
    """
    severities, off = {}, set()
    for rule in rules:
        severities[rule.id] = rule.severity
        off |= set() if rule.on else {rule.id}
    select, ignore, configured = tuple(select), tuple(ignore), tuple(configured)
    _require_known((*select, *ignore), severities)
    off -= {*select, *(name for name, _ in configured)}
    for name, severity in configured:
        severities |= {rule_id: severity for rule_id in severities if is_named(rule_id, name)}
    return Selection(
        tuple(
            (rule_id, severity)
            for rule_id, severity in sorted(severities.items())
            if severity is not Severity.OFF
            and rule_id not in off
            and (not select or any(is_named(rule_id, name) for name in select))
            and not any(is_named(rule_id, name) for name in ignore)
        ),
        frozenset(rule_id for rule_id in severities if is_switched_off(rule_id, configured, ignore)),
        frozenset(severities),
    )


def is_switched_off(rule_id: str, configured: Iterable[tuple[str, Severity]], ignore: Iterable[str]) -> bool:
    """Tell whether ``rule_id`` is ignored or has severity off; that others were selected does not switch it off."""
    severities = [severity for name, severity in configured if is_named(rule_id, name)]
    return severities[-1:] == [Severity.OFF] or any(is_named(rule_id, name) for name in ignore)


def with_leaks(select: tuple[str, ...], *, leaks: bool) -> tuple[str, ...]:
    """Return the names to select, the leak rules among them where ``leaks`` asks for them beside others."""
    return (*select, LEAKS) if leaks and select else select


def asks_for_leaks(select: Iterable[str], *, leaks: bool) -> bool:
    """Tell whether leaks are asked for, by ``leaks`` or by naming one of their rules or their group."""
    return leaks or any(is_named(name, LEAKS) for name in select)


def is_named(rule_id: str, name: str) -> bool:
    """Tell whether ``name`` is the rule or a group it belongs to."""
    return rule_id == name or rule_id.startswith(name + ".")


def require_configured_rules(settings: Settings, rules: Iterable[CheckRule]) -> None:
    """Raise ``SettingsError`` for each ``[rules.NAME]`` of ``settings`` that names neither a rule nor a group."""
    known = _names(rule.id for rule in rules)
    mistakes = Mistakes()
    for (name, _), position in zip(settings.severities, settings.severity_positions, strict=False):
        if name not in known:
            mistakes.add(position, f"There is no rule or group {quoted(name)}.", _way_out(name, known))
    mistakes.checked(settings, SettingsError)


def _names(rule_ids: Iterable[str]) -> set[str]:
    return {part for rule_id in rule_ids for part in (rule_id, rule_id.rpartition(".")[0])}


def _require_known(names: Iterable[str], rule_ids: Iterable[str]) -> None:
    known = _names(rule_ids)
    unknown = dict.fromkeys(name for name in names if name not in known)
    if unknown:
        raise UsageError("\n".join(f"There is no rule or group '{name}'. {_way_out(name, known)}" for name in unknown))


def _way_out(name: str, known: Collection[str]) -> str:
    if is_named(name, _PLATFORM) and _PLATFORM not in known:
        return "Rules about the platform itself are looked at by `msgcheck platform validate`."
    return did_you_mean(name, known, otherwise="`msgcheck explain` lists all rules.")
