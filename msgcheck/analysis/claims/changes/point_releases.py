"""A release of a version is that version: 17.1.0 of version 17."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import Bound, Quantity

RELEASE_NUMBER = r"v?\d{1,4}(?:\.\d{1,4}){1,3}\+?"
"""The number of a release, as it stands behind a name: "2.1", "v17.1.0", "2.1+"."""


def is_release_of(found: Quantity, approved: Quantity) -> bool:
    """Tell whether one version is another more exactly: 17.1.0 is a version 17, and no 17.2 nor 1.7.

    A limit says something of the rest ("version 17.2 or later" leaves out what "version 17 or later" does not), and a
    section is told by its whole number.
    """
    if {found.unit, approved.unit} != {"version"} or "section" in (found.of, approved.of):
        return False
    are_exact = found.bound is approved.bound is Bound.EXACT
    return are_exact and approved.name[:1].isdigit() and found.name.startswith(f"{approved.name}.")
