"""Writes the model as `@xenova/transformers` reads it.

The network makes a text's vector by itself. Each part (meaning, identity) is the sum of the text's token vectors, where a
class that the text names n times counts n^1/2 fold; it is scaled to length 1, so that neither part drowns the other in
long texts; the parts stand side by side. The output has one place for a text, as if it were its first token: "cls" pooling.
"""

import hashlib
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from vocabulary import SPECIAL

MODEL_ID = "verbatim-static-fr-en-3"
LEAST_LENGTH = 1e-9
LARGEST = 7
ZERO = 8


def quantised(vectors):
    """Whole numbers from -7 to 7, and the float32 scale of each row."""
    scale = np.abs(vectors).max(1, keepdims=True) / LARGEST + 1e-12
    return np.round(vectors / scale).astype(np.int8), scale.astype(np.float32)


def restored(parts, classes):
    """The parts of token vectors that the written model adds up: float32 [tokens, dimensions] each."""
    found = []
    for vectors, weights in parts.values():
        rows, scale = quantised(vectors)
        found.append(rows[classes] * (scale[classes] * weights[:, None]))
    return found


def _packed(rows):
    """Two numbers a byte: the first half of a row in the high four bits, the second half in the low four."""
    high, low = np.split((rows + ZERO).astype(np.uint8), 2, axis=1)
    return high << 4 | low


def _network(parts, classes):
    node = helper.make_node
    constants = {
        "class_of": classes.astype(np.int32),
        "second": np.array([1], np.int64),
        "third": np.array([2], np.int64),
        "four": np.array(4, np.uint8),
        "sixteen": np.array(16, np.float32),
        "zero": np.array(ZERO, np.float32),
        "least": np.array(LEAST_LENGTH, np.float32),
    }
    nodes = [
        node("Gather", ["class_of", "input_ids"], ["classes"]),
        node("Unsqueeze", ["classes", "third"], ["one"]),
        node("Unsqueeze", ["classes", "second"], ["other"]),
        node("Equal", ["one", "other"], ["same"]),
        node("Cast", ["same"], ["same_numbers"], to=TensorProto.FLOAT),
        node("ReduceSum", ["same_numbers", "third"], ["times"], keepdims=0),
        node("Sqrt", ["times"], ["root"]),
    ]
    for name, (vectors, weights) in parts.items():
        rows, scale = quantised(vectors)
        constants[f"{name}_rows"] = _packed(rows)
        constants[f"{name}_weights"] = (scale[classes, 0] * weights).astype(np.float32)
        nodes += [
            node("Gather", [f"{name}_weights", "input_ids"], [f"{name}_alone"]),
            node("Div", [f"{name}_alone", "root"], [f"{name}_shares"]),
            node("Unsqueeze", [f"{name}_shares", "second"], [f"{name}_line"]),
            node("Gather", [f"{name}_rows", "classes"], [f"{name}_pairs"]),
            node("BitShift", [f"{name}_pairs", "four"], [f"{name}_high"], direction="RIGHT"),
            node("Cast", [f"{name}_pairs"], [f"{name}_pair_numbers"], to=TensorProto.FLOAT),
            node("Cast", [f"{name}_high"], [f"{name}_high_numbers"], to=TensorProto.FLOAT),
            # A byte is 16 x high + low: its low half is taken out of the sums, once a text, not out of every byte.
            node("MatMul", [f"{name}_line", f"{name}_pair_numbers"], [f"{name}_pair_sum"]),
            node("MatMul", [f"{name}_line", f"{name}_high_numbers"], [f"{name}_high_sum"]),
            node("Mul", [f"{name}_high_sum", "sixteen"], [f"{name}_raised_sum"]),
            node("Sub", [f"{name}_pair_sum", f"{name}_raised_sum"], [f"{name}_low_sum"]),
            node("Concat", [f"{name}_high_sum", f"{name}_low_sum"], [f"{name}_above"], axis=2),
            node("ReduceSum", [f"{name}_line", "third"], [f"{name}_total"]),
            node("Mul", [f"{name}_total", "zero"], [f"{name}_shift"]),
            node("Sub", [f"{name}_above", f"{name}_shift"], [f"{name}_sum"]),
            node("ReduceL2", [f"{name}_sum"], [f"{name}_length"], axes=[2]),
            node("Max", [f"{name}_length", "least"], [f"{name}_divisor"]),
            node("Div", [f"{name}_sum", f"{name}_divisor"], [name]),
        ]
    nodes.append(node("Concat", list(parts), ["last_hidden_state"], axis=2))
    dimensions = sum(vectors.shape[1] for vectors, _ in parts.values())
    graph = helper.make_graph(
        nodes,
        "static",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", 1, dimensions])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="verbatim")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model.SerializeToString()


def _tokenizer(tokens):
    replace = lambda old, new: {"type": "Replace", "pattern": {"String": old}, "content": new}
    special = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    bert = {"clean_text": True, "handle_chinese_chars": True, "strip_accents": True, "lowercase": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": i, "content": token, **special} for i, token in enumerate(SPECIAL)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                replace("’", "'"),
                replace("œ", "oe"),
                replace("Œ", "oe"),
                {"type": "BertNormalizer", **bert},
            ],
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {token: i for i, token in enumerate(tokens)},
        },
    }


def write_model(folder, tokens, parts, classes):
    """`parts`: name -> (vectors float32 [classes, dimensions], weights float32 [tokens]); `classes` int [tokens]."""
    network = _network(parts, classes)
    dimensions = sum(vectors.shape[1] for vectors, _ in parts.values())
    files = {
        "tokenizer.json": _tokenizer(tokens),
        "tokenizer_config.json": {
            "tokenizer_class": "BertTokenizer",
            "model_max_length": 512,
            "unk_token": "[UNK]",
            "pad_token": "[PAD]",
            "do_lower_case": True,
        },
        "config.json": {
            "model_type": "bert",
            "architectures": ["BertModel"],
            "hidden_size": dimensions,
            "vocab_size": len(tokens),
        },
        "verbatim.json": {
            "id": MODEL_ID,
            "sha256": hashlib.sha256(network).hexdigest(),
            "dimensions": dimensions,
            "maxTokens": 512,
            "prefixes": {"question": "", "passage": ""},
            "pooling": "cls",
            "wordDimensions": parts["meaning"][0].shape[1],
        },
    }
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / "onnx/model_quantized.onnx").write_bytes(network)
    for name, content in files.items():
        indent = None if name == "tokenizer.json" else 2
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")
