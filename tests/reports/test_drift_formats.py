"""Every format is opened late, and one whose library is missing says what to install."""

import re
import subprocess
import sys

import pytest

from msgcheck.errors import UsageError
from msgcheck.reports.drift.formats import DRIFT_FORMATS


@pytest.mark.parametrize(("name", "opening"), [("pptx", b"PK"), ("xlsx", b"PK"), ("markdown", b"# "), ("json", b"{")])
def test_each_format_is_written(made_drift, name, opening):
    data = DRIFT_FORMATS[name].load()(made_drift.drift_report(), None)
    assert data.startswith(opening)


@pytest.mark.parametrize(("name", "module"), [("pptx", "msgcheck.reports.drift.deck.deck"), ("xlsx", "xlsxwriter")])
def test_a_missing_library_is_named_with_the_way_out(made_drift, monkeypatch, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=re.escape("pip install ")):
        DRIFT_FORMATS[name].load()(made_drift.drift_report(), None)


def test_markdown_and_json_open_no_library_of_another_format():
    names = "('pptx', 'xlsxwriter', 'altair', 'weasyprint')"
    code = (
        "import sys; from msgcheck.reports.drift.formats import DRIFT_FORMATS as formats; "
        f"formats['markdown'].load(); formats['json'].load(); sys.exit(any(name in sys.modules for name in {names}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
