"""The first training of the reader: where in one passage the answer is, or that it is not there."""

import random
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

import examples
from network import MASKED, Input, Reader, collate, encode
from optimizer import optimize

SEED, RATE, BATCH, TOKENS = 1, 1e-4, 32, 288
SORTED_TOGETHER = 50  # batches whose examples are put side by side by length


def train(reader: Reader, tokenizer: Tokenizer, data: Path, held_out: set[str], work: Path, steps: int | None) -> None:
    """One epoch, no dropout. `steps`: only so many, to try it."""
    chance = random.Random(SEED)
    sources = [examples.without(examples.news(data), held_out), examples.piaf(data), examples.squad_english(data)]
    rows = [row for source in sources for row in examples.single(source, chance)]
    chance.shuffle(rows)
    inputs = [encode(tokenizer, row.question, row.title, row.passage, row.answer, TOKENS) for row in rows]
    batches = by_length([one for one in inputs if one is not None], chance)
    print(f"{len(rows)} examples, {len(batches)} steps", file=sys.stderr)
    optimize(reader, batches[:steps], lambda batch: loss(reader, batch).mean(), RATE, False, work / "train.pt")


def by_length(inputs: list[Input], chance: random.Random) -> list[list[Input]]:
    batches = []
    for first in range(0, len(inputs), BATCH * SORTED_TOGETHER):
        near = sorted(inputs[first : first + BATCH * SORTED_TOGETHER], key=lambda one: len(one.ids))
        cut = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        chance.shuffle(cut)
        batches += cut
    return batches


def loss(reader: Reader, batch: list[Input]) -> torch.Tensor:
    ids, mask, inside = collate(batch)
    return passage_loss(reader(ids, mask), inside, batch)


def passage_loss(scores: torch.Tensor, inside: torch.Tensor, batch: list[Input]) -> torch.Tensor:
    """Of each passage: cross entropy of first and last token among the passage's tokens and token 0, which is none."""
    allowed = inside.clone()
    allowed[:, 0] = True
    scores = scores.masked_fill(~allowed[:, :, None], MASKED)
    start, end = (torch.tensor([getattr(one, edge) for one in batch]) for edge in ("start", "end"))
    return (
        functional.cross_entropy(scores[:, :, 0], start, reduction="none")
        + functional.cross_entropy(scores[:, :, 1], end, reduction="none")
    ) / 2
