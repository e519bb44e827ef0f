"""Write the trained judge as one ONNX file: `python -m training.export_judge TRAINED --output FOLDER`.

As the encoder (`training/export_encoder.py`): by hand in fused operators, weights in fp16, computed in fp32, no
padding and no mask, so that a pair has the same probabilities in every batch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from msgcheck.analysis.network import LABELS, MAX_TOKENS, OUTPUTS
from training.export_encoder import EPSILON, FUSED, LAYERS, Graph, Weights, _encode_layer

OUTPUT = Path(__file__).parents[1] / "msgcheck" / "data" / "models" / "judge"


def export(state: dict[str, NDArray[np.float32]]) -> bytes:
    """Return the ONNX file: `input_ids`, `token_types` int64 [pairs, length] in, `logits` [pairs, OUTPUTS] out."""
    weights = {name.removeprefix("encoder."): values for name, values in state.items() if not name.startswith("head.")}
    graph = Graph()
    hidden = _embed(graph, weights)
    for layer in range(LAYERS):
        hidden = _encode_layer(graph, weights, layer, hidden)
    _head(graph, hidden, state["head.weight"], state["head.bias"])
    shape = ["pairs", "length"]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "msgcheck judge",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "token_types")],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", OUTPUTS])],
            graph.initializers,
        ),
        producer_name="msgcheck training/export_judge.py",
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)],
        ir_version=8,
    )
    return model.SerializeToString(deterministic=True)


def _embed(graph: Graph, weights: Weights) -> str:
    """Word, position and token type; only the rows in use are ever cast to fp32."""
    words = graph.constant("words.fp16", weights["embeddings.word_embeddings.weight"].astype(np.float16))
    word = graph.add("Cast", "word", graph.add("Gather", "word.fp16", words, "input_ids"), to=TensorProto.FLOAT)
    kinds = graph.weight("types", weights["embeddings.token_type_embeddings.weight"])
    kind = graph.add("Gather", "type", kinds, "token_types")
    table = graph.weight("positions", weights["embeddings.position_embeddings.weight"][:MAX_TOKENS])
    zero = graph.constant("zero", np.array([0], np.int64))
    length = graph.add("Shape", "length", "input_ids", start=1, end=2)
    position = graph.add("Slice", "position", table, zero, length, zero)
    total = graph.add("Add", "total", graph.add("Add", "word_and_type", word, kind), position)
    scale = graph.constant("embeddings.scale", weights["embeddings.LayerNorm.weight"])
    shift = graph.constant("embeddings.shift", weights["embeddings.LayerNorm.bias"])
    return graph.add("LayerNormalization", "embedded", total, scale, shift, axis=-1, epsilon=EPSILON)


def _head(graph: Graph, hidden: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
    """First token, mean of each text, their difference and product, then one linear layer."""
    two = graph.constant("two", np.array(2, np.int64))
    second = graph.add("Cast", "second", graph.add("Mod", "text", "token_types", two), to=TensorProto.FLOAT)
    first = graph.add("Sub", "first", graph.constant("one", np.array(1.0, np.float32)), second)
    message, passage = _mean(graph, "message", hidden, first), _mean(graph, "passage", hidden, second)
    at = graph.constant("start.at", np.array([0], np.int64))
    axis = graph.constant("start.axis", np.array([1], np.int64))
    start = graph.add("Squeeze", "start", graph.add("Gather", "start.3d", hidden, at, axis=1), axis)
    apart = graph.add("Abs", "apart", graph.add("Sub", "difference", message, passage))
    product = graph.add("Mul", "product", message, passage)
    joined = graph.add("Concat", "joined", start, message, passage, apart, product, axis=1)
    matrix = graph.constant("head.weight", np.ascontiguousarray(weight.T))
    graph.add("Add", "logits", graph.add("MatMul", "scores", joined, matrix), graph.constant("head.bias", bias))


def _mean(graph: Graph, name: str, hidden: str, chosen: str) -> str:
    """Mean of the tokens that ``chosen`` (0 or 1) marks."""
    axis = graph.constant(f"{name}.axis", np.array([1], np.int64))
    count = graph.add("ReduceSum", f"{name}.count", chosen, axis, keepdims=1)
    share = graph.add("Unsqueeze", f"{name}.share.3d", graph.add("Div", f"{name}.share", chosen, count), axis)
    return graph.add("Squeeze", name, graph.add("MatMul", f"{name}.3d", share, hidden), axis)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the trained judge as ONNX.")
    parser.add_argument("trained", type=Path, help="folder that train_judge wrote")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    source = arguments.trained / "judge.safetensors"
    content = export(load_file(source))
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "model.onnx").write_bytes(content)
    record = {
        "labels": LABELS,
        "max_tokens": MAX_TOKENS,
        "sha256": {"model.onnx": hashlib.sha256(content).hexdigest()},
        "source_sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "training": json.loads((arguments.trained / "training.json").read_text(encoding="utf-8")),
    }
    (arguments.output / "judge-model.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"{record['sha256']['model.onnx']}  {len(content):,} bytes")


if __name__ == "__main__":
    main()
