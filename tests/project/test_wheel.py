"""What the package brings along, and what it leaves at home."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest


@pytest.fixture(scope="module")
def wheel_names(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    tracked = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True).stdout
    for name in tracked.splitlines():
        if name.split("/")[0] in {"msgcheck", "platform", "rules", "pyproject.toml", "README.md", "LICENSE", "NOTICE"}:
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((repository / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_wheel_holds_msgcheck_and_its_dist_info_only(wheel_names):
    top = {name.split("/")[0] for name in wheel_names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"msgcheck"}
    assert len(top) == 2


@pytest.mark.parametrize(
    "name",
    [
        "msgcheck/py.typed",
        "msgcheck/data/candidates.json",
        "msgcheck/data/models/judge/combination.json",
        "msgcheck/data/models/judge/judge-model.json",
        "msgcheck/data/models/judge/model.onnx",
        "msgcheck/data/models/judge/LICENSE",
        "msgcheck/data/models/judge/NOTICE",
        "msgcheck/data/models/encoder/model.onnx",
        "msgcheck/data/models/encoder/MODEL_CARD.md",
        "msgcheck/data/models/encoder/LICENSE",
        "msgcheck/data/schemas/run.schema.json",
        "msgcheck/data/schemas/report.schema.json",
        "msgcheck/data/schemas/trace.schema.json",
        "msgcheck/data/schemas/validation.schema.json",
        "msgcheck/data/schemas/platform-diff.schema.json",
        "msgcheck/data/template/msgcheck.toml",
        "msgcheck/data/template/corpora/decks/sample.pptx",
    ],
)
def test_wheel_brings_its_data(wheel_names, name):
    assert name in wheel_names
