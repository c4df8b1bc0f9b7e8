"""Writes the model as `@xenova/transformers` reads it."""

import hashlib
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from vocabulary import SPECIAL

MODEL_ID = "verbatim-static-fr-en-2"


def quantised(vectors):
    """int8 rows and the float32 scale of each."""
    scale = np.abs(vectors).max(1, keepdims=True) / 127 + 1e-12
    return np.round(vectors / scale).astype(np.int8), scale.astype(np.float32)


def restored(vectors, weights, classes):
    """The token vectors that the written model gives: float32 [tokens, dimensions]."""
    rows, scale = quantised(vectors)
    return rows[classes] * (scale[classes] * weights[:, None])


def _network(vectors, weights, classes):
    rows, scale = quantised(vectors)
    constants = {
        "class_of": classes.astype(np.int32),
        "rows": rows,
        "scale": (scale[classes] * weights[:, None]).astype(np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["class_of", "input_ids"], ["classes"]),
        helper.make_node("Gather", ["rows", "classes"], ["whole"]),
        helper.make_node("Cast", ["whole"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scale", "input_ids"], ["scales"]),
        helper.make_node("Mul", ["numbers", "scales"], ["last_hidden_state"]),
    ]
    graph = helper.make_graph(
        nodes,
        "static",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", vectors.shape[1]])],
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


def write_model(folder, tokens, vectors, weights, classes):
    """`vectors` float32 [classes, dimensions]; `weights` float32 and `classes` int [tokens]."""
    network = _network(vectors, weights, classes)
    dimensions = vectors.shape[1]
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
            "pooling": "mean",
        },
    }
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / "onnx/model_quantized.onnx").write_bytes(network)
    for name, content in files.items():
        indent = None if name == "tokenizer.json" else 2
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")
