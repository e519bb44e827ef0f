"""What is checked once it is known which messages an asset tells: for whom they are, and what is claimed besides."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgcheck.analysis.comparison import MessageProfile
from msgcheck.checks.messages.check import MessageCheck
from msgcheck.checks.messages.further.audience import wrong_audiences
from msgcheck.checks.messages.further.unapproved import unapproved_claims
from msgcheck.checks.messages.index import MessageIndex
from msgcheck.checks.messages.platform_names import PlatformNames
from msgcheck.checks.messages.units import Unit
from msgcheck.model.message import MessageStatus
from msgcheck.model.observation import Observation


def check_further(
    units: tuple[Unit, ...],
    checked: MessageCheck,
    index: MessageIndex,
    names: PlatformNames,
    *,
    told_together: Collection[int],
    closeness: Mapping[str, float],
    title: str = "",
    kind_audience: str | None = None,
) -> tuple[Observation, ...]:
    """Return the messages told to the wrong people and the claims of no message, of one asset.

    ``checked`` is what :func:`msgcheck.checks.messages.check.check_messages` says of ``units``, ``told_together`` are
    the passages (by index) of windows that tell a message, ``closeness`` is the largest cosine of each unit's text with
    any wording, ``title`` the asset's, ``kind_audience`` the persona that the settings name for its kind.
    """
    told = [(unit, index.profiles[message].message) for unit, message in checked.told]
    audiences = wrong_audiences(units, told, names.personas, title=title, kind_audience=kind_audience)
    in_windows = {at for at, unit in enumerate(units) if unit.passage in told_together}
    telling = in_windows.union(unit for unit, _ in checked.told)
    approved = [wording for profile in index.profiles if _is_approved(profile) for wording in profile.wordings]
    near = [closeness[unit.text] for unit in units]
    claims = unapproved_claims(units, near, telling, names.own, approved)
    return (*audiences, *claims)


def _is_approved(profile: MessageProfile) -> bool:
    return profile.message.status is MessageStatus.APPROVED
