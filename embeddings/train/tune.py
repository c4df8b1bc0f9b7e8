"""The training of the embedder: a question's passage against the others of its batch (InfoNCE, van den Oord et al. 2018).

A batch holds questions of a few articles and of those most like them, so that its wrong passages are hard ones: the same
article's, the same event's. A passage that holds the question's answer is never taken for a wrong one.
"""

import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch.nn import functional

import examples
from network import Encoder, PAD, precision
from optimizer import optimize

SEED, RATE, BATCH, TOGETHER, EXTRA = 4, 3e-5, 64, 16, 12
TEMPERATURE, QUESTION, PASSAGE = 0.02, 48, 176
PIAF, SQUAD, TITLES = 1500, 900, 1200


class Pair(NamedTuple):
    question: str
    passage: str
    wrong: str | None  # the likest passage of another article, or of its own, without the answer
    answer: str  # its words; empty for a title
    article: str


def pairs(source: examples.Source, most: int | None, chance: random.Random) -> list[list[Pair]]:
    """By clusters of `TOGETHER` questions of like articles."""
    cut = examples.Passages(source)
    answered = [q for q in source.questions if q.answer is not None and cut.holding(q)]
    if most is not None:
        answered = chance.sample(answered, min(most, len(answered)))
    by_article = defaultdict(list)
    for question, hits in zip(answered, cut.like(answered, 20)):
        right = chance.choice(cut.holding(question))
        wrong = [at for at in hits if at not in cut.holding(question) and not cut.mentions(at, question)]
        text = source.articles[question.article][1]
        by_article[question.article].append(
            Pair(
                f"query: {question.text}",
                document(source, cut, right),
                document(source, cut, wrong[0]) if wrong else None,
                text[question.answer.start : question.answer.stop],
                question.article,
            )
        )
    # articles in the order of a walk from each to the likest that is left
    left = list(by_article)
    chance.shuffle(left)
    heads = {a: examples.Question(source.articles[a][0] + " " + source.articles[a][1][:300], a, None, "") for a in left}
    alike = dict(zip(left, cut.like([heads[a] for a in left], 60)))
    rest, row = set(left), []
    at = left[0]
    while rest:
        rest.discard(at)
        row += by_article[at]
        near = [cut.all[hit][0] for hit in alike[at]]
        at = next((a for a in near if a in rest), None) or (next(a for a in left if a in rest) if rest else at)
    return [row[n : n + TOGETHER] for n in range(0, len(row), TOGETHER)]


def document(source: examples.Source, cut: examples.Passages, at: int) -> str:
    title = source.articles[cut.all[at][0]][0]
    return f"passage: {title}. {cut.text(at)}" if title else f"passage: {cut.text(at)}"


def titles(data: Path, held_out: set[str], chance: random.Random) -> list[list[Pair]]:
    """A headline and a passage of its article, read without it."""
    rows = [row for row in examples.lines(data / "news-fr.jsonl.gz") if str(row["id"]) not in held_out]
    found = []
    for row in chance.sample(rows, TITLES):
        parts = examples.passages(row["article"])
        if parts:
            one = chance.choice(parts[:4])
            text = f"passage: {row['article'][one.start:one.stop]}"
            found.append(Pair(f"query: {row['title']}", text, None, "", str(row["id"])))
    return [found[n : n + TOGETHER] for n in range(0, len(found), TOGETHER)]


def embed(encoder: Encoder, tokenizer: Tokenizer, texts: list[str], most: int) -> torch.Tensor:
    ids = [tokenizer.encode(text).ids for text in texts]
    ids = [one if len(one) <= most else [*one[: most - 1], one[-1]] for one in ids]
    # short and long ones apart: padding costs
    order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    found = [None] * len(ids)
    for first in range(0, len(order), 24):
        part = order[first : first + 24]
        longest = max(len(ids[n]) for n in part)
        rows = torch.full((len(part), longest), PAD)
        mask = torch.zeros(len(part), longest)
        for at, n in enumerate(part):
            rows[at, : len(ids[n])] = torch.tensor(ids[n])
            mask[at, : len(ids[n])] = 1
        with precision():
            hidden = encoder(rows, mask)
        mean = (hidden.float() * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        for n, one in zip(part, functional.normalize(mean, dim=-1)):
            found[n] = one
    return torch.stack(found)


def loss(encoder: Encoder, tokenizer: Tokenizer, batch: list[Pair], chance: random.Random) -> torch.Tensor:
    passages = list(dict.fromkeys(pair.passage for pair in batch))
    extra = [p.wrong for p in batch if p.wrong is not None and p.wrong not in passages]
    passages += list(dict.fromkeys(chance.sample(extra, min(EXTRA, len(extra)))))
    asked = embed(encoder, tokenizer, [pair.question for pair in batch], QUESTION)
    told = embed(encoder, tokenizer, passages, PASSAGE)
    right = torch.tensor([passages.index(pair.passage) for pair in batch])
    answers = torch.tensor(
        [
            [passage != pair.passage and pair.answer != "" and pair.answer in passage for passage in passages]
            for pair in batch
        ]
    )
    scores = (asked @ told.T / TEMPERATURE).masked_fill(answers, -1e4)
    return functional.cross_entropy(scores, right)


def tune(encoder: Encoder, tokenizer: Tokenizer, data: Path, held_out: set[str], work: Path, steps: int | None) -> None:
    chance = random.Random(SEED)
    news = examples.without(examples.news(data), held_out)
    clusters = pairs(news, None, chance) + pairs(examples.piaf(data), PIAF, chance)
    clusters += pairs(examples.squad_english(data), SQUAD, chance) + titles(data, held_out, chance)
    chance.shuffle(clusters)
    each = BATCH // TOGETHER
    batches = [sum(clusters[n : n + each], []) for n in range(0, len(clusters) - each + 1, each)]
    print(f"{sum(map(len, batches))} questions, {len(batches)} steps", file=sys.stderr)
    optimize(encoder, batches[:steps], lambda b: loss(encoder, tokenizer, b, chance), RATE, False, work / "tune.pt")
