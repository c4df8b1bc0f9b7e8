"""The third training of the reader: near misses. What a passage says of another, or does not say, is no answer.

Wrong passages come from the whole archive; of a question whose name or year was swapped, and of one that was written to
have no answer, from its own article, for another one may answer it.
"""

import random
import re
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer

import examples
from joint import loss
from network import Reader, encode
from optimizer import optimize
from swapped import swapped

SEED, RATE, TOKENS, TOGETHER, FROZEN, STEPS = 3, 4e-5, 224, 32, 4, 480
# The archive's paragraphs follow each other without a space.
GLUED, PARAGRAPH = re.compile(r"(?<=[.!?»\"])(?=[A-ZÀ-Ý«])"), "\n"
ANSWERED, SWAPPED, PIAF, SQUAD, SQUAD_NONE = 3600, 2400, 500, 300, 500


def train_on_near_misses(
    reader: Reader, tokenizer: Tokenizer, data: Path, held_out: set[str], work: Path, steps: int | None
) -> None:
    """Some 7,500 of 10,200 questions with one to three passages each. `steps`: only so many, to try it."""
    chance = random.Random(SEED)
    groups = [*news(data, held_out, chance), *examples.grouped(examples.piaf(data), PIAF, 0, 3, chance)]
    groups += examples.grouped(examples.squad_english(data), SQUAD, SQUAD_NONE, 2, chance)
    chance.shuffle(groups)
    read = [[encode(tokenizer, *row[:4], TOKENS) for row in group] for group in groups]
    whole = [group for group in read if group and None not in group]
    batches, batch = [], []
    for group in whole:
        batch.append(group)
        if sum(map(len, batch)) >= TOGETHER:
            batches.append(batch)
            batch = []
    print(f"{len(whole)} questions, {sum(map(len, whole))} passages, {len(batches)} steps", file=sys.stderr)
    # the lowest layers stay: a fifth of the time saved
    for layer in reader.enc.layers[:FROZEN]:
        layer.requires_grad_(False)
    reader.enc.n.requires_grad_(False)
    optimize(reader, batches[: steps or STEPS], lambda one: loss(reader, one), RATE, True, work / "near-misses.pt")


def news(data: Path, held_out: set[str], chance: random.Random) -> list[list[examples.Example]]:
    source = examples.without(examples.news(data), held_out)
    texts = {article: text for article, (_, text) in source.articles.items()}
    for row in examples.lines(data / "news-fr.jsonl.gz"):
        if str(row["id"]) not in held_out:
            text = f"{row['heading']}\n{GLUED.sub(PARAGRAPH, row['article'])}"
            source.articles.setdefault(str(row["id"]), (row["title"], text))
    cut = examples.Passages(source)
    answered = [one for one in source.questions if one.answer is not None and cut.holding(one)]
    none = [one for one in source.questions if one.answer is None]
    found = []
    chosen = chance.sample(answered, ANSWERED)
    for question, hits in zip(chosen, cut.like(chosen, 16)):
        good = cut.holding(question)
        wrong = [at for at in hits if at not in good and not cut.mentions(at, question)]
        own = [at for at in wrong if cut.all[at][0] == question.article] or [
            at for at in cut.own[question.article] if at not in good and not cut.mentions(at, question)
        ]
        far = [at for at in wrong if cut.all[at][0] != question.article][:8]
        group = [cut.example(question, chance.choice(good), True)]
        group += [cut.example(question, at, False) for at in own[:1]]
        group += [cut.example(question, chance.choice(far), False)] if far else []
        found.append(group)
    others = swapped(answered, texts, chance)
    others = chance.sample(others, min(SWAPPED, len(others)))
    for most, asked in ((2, none), (1, others)):
        for question, hits in zip(asked, cut.like(asked, 40)):
            own = [at for at in hits if cut.all[at][0] == question.article] or cut.own[question.article]
            found.append([cut.example(question, at, False) for at in own[:most]])
    return found
