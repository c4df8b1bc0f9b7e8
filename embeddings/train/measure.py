"""Compares the networks in 7 bits with those in float, and says how often the marked words are the answer's.

The questions are of held-out articles alone. One text a run: the scales of 7 bits depend on what runs together.
"""

import random
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

import examples
from network import Input, encode

SEED, EACH, TOKENS, LONGEST_SPAN = 3, 100, 288, 30


class Network:
    def __init__(self, path: Path):
        self.session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    def run(self, ids: list[int]) -> np.ndarray:
        row = np.array([ids], dtype=np.int64)
        return self.session.run(None, {"input_ids": row, "attention_mask": np.ones_like(row)})[0][0]


def best_span(scores: np.ndarray, one: Input) -> tuple[int, int, float]:
    """The best first and last token, and by how much their score exceeds that of none."""
    inside = scores[one.passage : len(one.ids) - 1]
    sums = inside[:, None, 0] + inside[None, :, 1]
    allowed = np.triu(np.ones_like(sums)) - np.triu(np.ones_like(sums), LONGEST_SPAN)
    start, end = divmod(int(np.where(allowed > 0, sums, -np.inf).argmax()), len(inside))
    return start + one.passage, end + one.passage, float(sums[start, end] - scores[0].sum())


def overlap(a: tuple, b: tuple) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def sample(data: Path, held_out: set[str], language: str) -> list[examples.Example]:
    """Questions that their article answers, each with a passage that holds the answer."""
    chance = random.Random(SEED)
    source = examples.only(examples.news(data), held_out)
    cut = examples.Passages(source)
    asked = [one for one in source.questions if one.group == f"news/{language}" and cut.holding(one)]
    chosen = chance.sample(asked, min(EACH, len(asked)))
    return [cut.example(one, chance.choice(cut.holding(one)), True) for one in chosen]


def measure(tokenizer: Tokenizer, data: Path, held_out: set[str], floats: Path, shipped: Path) -> dict:
    """`floats`: a folder with embedder.onnx and reader.onnx; `shipped`: one with the folders embedder and reader."""
    pairs = {
        name: (Network(floats / f"{name}.onnx"), Network(shipped / name / "onnx/model_quantized.onnx"))
        for name in ("embedder", "reader")
    }
    cosines, same, near, moved, figures = [], [], [], [], {}
    for language in ("fr", "en"):
        rows = sample(data, held_out, language)
        right = ([], [])
        for at, row in enumerate(rows):
            for text in (f"query: {row.question}", f"passage: {row.title}. {row.passage}"):
                a, b = (network.run(tokenizer.encode(text).ids[:512]).mean(0) for network in pairs["embedder"])
                cosines.append(float(a @ b / np.linalg.norm(a) / np.linalg.norm(b)))
            one = encode(tokenizer, row.question, row.title, row.passage, row.answer, TOKENS)
            if one is None:
                continue
            exact, rough = (best_span(network.run(one.ids), one) for network in pairs["reader"])
            same.append(exact[:2] == rough[:2])
            near.append(overlap(exact, rough))
            moved.append(abs(exact[2] - rough[2]))
            for marks, found in zip(right, (exact, rough)):
                marks.append(overlap(found, (one.start, one.end)))
            if at % 20 == 19:
                print(f"{language}: {at + 1} of {len(rows)} questions", file=sys.stderr)
        figures[f"marked words overlap the answer, {language}"] = {
            "questions": len(right[0]),
            "float": mean(right[0]),
            "7 bits": mean(right[1]),
        }
    return {
        "cosine of embeddings, 7 bits to float": {"mean": mean(cosines), "least": round(min(cosines), 3)},
        "best span, 7 bits and float": {"same": mean(same), "overlapping": mean(near)},
        "score against none, mean difference": mean(moved),
        **figures,
    }


def mean(values: list) -> float:
    return round(float(np.mean(values)), 3)
