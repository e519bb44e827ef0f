"""What the Sourcegraph case must report for terms on its current pages.

The first figure is what msgcheck finds, the second what the case's README counts by regular expression, pages behind
the slash. The differences: forms in addresses, code and link targets are no prose; "formerly managed instances" tells
history; "self-managed instances" and "cross-repo" are other words; what stands under "No" after "Yes" is an example.
"""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.realdata

# form -> (occurrences found, pages), README's count
EXPECTED = {
    "code intelligence platform": ((41, 16), "43/16"),
    "universal code search": ((10, 7), "11/7"),
    "managed instances?": ((95, 14), "99/16"),
    "code insights": ((40, 12), "41/13"),
    "repos?": ((53, 19), "61/22"),
    "documentation": ((70, 34), "71/34"),
    "big code": ((2, 1), "2/1"),
    "codehosts?": ((7, 2), "7/2"),
    "administrators?": ((3, 1), "3/1"),
    "SG": ((2, 2), "3/3"),
}


@pytest.fixture(scope="module")
def run(scan_case):
    return scan_case("sourcegraph", "", select=("term",), uses_cache=False)


@pytest.mark.parametrize("form", EXPECTED)
def test_form_is_found_as_often_as_it_stands_in_prose(run, form):
    pattern = re.compile(rf"\b{form}\b", 0 if form == "SG" else re.IGNORECASE)
    current = [finding for finding in run.findings if "/history/" not in finding.asset]
    found = [(finding.asset, len(pattern.findall(finding.quote))) for finding in current]
    counted = (sum(count for _, count in found), len({asset for asset, count in found if count}))
    assert counted == EXPECTED[form][0]


def test_every_quote_is_what_stands_in_its_passage(run):
    assert run.findings
    assert all(finding.passage[finding.start : finding.end] == finding.quote for finding in run.findings)
