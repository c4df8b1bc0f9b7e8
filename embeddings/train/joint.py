"""The second training of the reader: the passages of one question share a softmax (shared normalization, Clark and
Gardner 2018), beside the loss of each, so that scores can be compared between passages."""

import random
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

import examples
from network import MASKED, Input, Reader, collate, encode
from optimizer import optimize
from train import passage_loss

SEED, RATE, QUESTIONS, PASSAGES, TOKENS = 2, 4e-5, 12, 4, 256
NEWS, NEWS_NONE, PIAF, SQUAD = 2700, 500, 700, 300


def train_jointly(
    reader: Reader, tokenizer: Tokenizer, data: Path, held_out: set[str], work: Path, steps: int | None
) -> None:
    """One pass over 4,200 questions with four passages each. `steps`: only so many, to try it."""
    chance = random.Random(SEED)
    news = examples.without(examples.news(data), held_out)
    groups = examples.grouped(news, NEWS, NEWS_NONE, PASSAGES, chance)
    groups += examples.grouped(examples.piaf(data), PIAF, 0, PASSAGES, chance)
    groups += examples.grouped(examples.squad_english(data), SQUAD, 0, PASSAGES, chance)
    chance.shuffle(groups)
    read = [
        [encode(tokenizer, row.question, row.title, row.passage, row.answer, TOKENS) for row in group]
        for group in groups
    ]
    whole = [group for group in read if group and None not in group]
    batches = [whole[at : at + QUESTIONS] for at in range(0, len(whole), QUESTIONS)]
    print(f"{len(whole)} questions, {len(batches)} steps", file=sys.stderr)
    optimize(reader, batches[:steps], lambda batch: loss(reader, batch), RATE, True, work / "joint.pt")


def loss(reader: Reader, batch: list[list[Input]]) -> torch.Tensor:
    inputs = [one for group in batch for one in group]
    ids, mask, inside = collate(inputs)
    scores = reader(ids, mask)
    own = passage_loss(scores, inside, inputs).mean()
    spans = scores.masked_fill(~inside[:, :, None], MASKED)
    shared, first = [], 0
    for group in batch:
        rows = spans[first : first + len(group)]
        first += len(group)
        if group[0].start:  # the passage with the answer stands first
            flat = rows.reshape(1, -1, 2)
            edges = ((flat[:, :, 0], group[0].start), (flat[:, :, 1], group[0].end))
            shared.append(sum(functional.cross_entropy(part, torch.tensor([at])) for part, at in edges) / 2)
    return own + torch.stack(shared).mean() if shared else own
