"""The data folder's questions and articles -> what a reader learns from: passages with the answer's place, or with none.

Refuses to learn from a held-out article: neither as a question's own nor as another's wrong passage.
"""

import gzip
import json
import logging
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import bm25s

logging.getLogger("bm25s").setLevel(logging.WARNING)
PASSAGE_WORDS = 90
SEARCHED = 40
WORD = re.compile(r"\w{3,}")
# Between sentences: after a closing sign where a capital or a digit follows, and at a line's end.
BETWEEN = re.compile(r"""(?<=[.!?…])["»”)]*\s+(?=["«“(—–-]?\s*[A-ZÀ-Ý0-9])|\n+""")


class Question(NamedTuple):
    text: str
    article: str
    answer: range | None  # in the article's text; null: the article does not answer
    group: str


@dataclass
class Source:
    """Articles by id, as title and text, and the questions put to them."""

    articles: dict[str, tuple[str, str]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)


class Example(NamedTuple):
    question: str
    title: str
    passage: str
    answer: range | None
    group: str


def news(data: Path) -> Source:
    articles = {row["id"]: (row["title"], row["text"]) for row in lines(data / "qa-news-articles.jsonl.gz")}
    questions = [
        Question(row["question"], row["article"], span(row.get("start"), row.get("answer")), f"news/{row['lang']}")
        for row in lines(data / "qa-news.jsonl.gz")
    ]
    return Source(articles, questions)


def squad(path: Path, group: str) -> Source:
    """PIAF and SQuAD: each paragraph stands for an article."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        content = json.load(file)["data"]
    source = Source()
    for number, page in enumerate(content):
        for place, paragraph in enumerate(page["paragraphs"]):
            article = f"{number}-{place}"
            source.articles[article] = (page.get("title", "").replace("_", " "), paragraph["context"])
            for asked in paragraph["qas"]:
                first = asked["answers"][0] if asked["answers"] else {}
                answer = span(first.get("answer_start"), first.get("text"))
                source.questions.append(Question(asked["question"], article, answer, group))
    return source


def piaf(data: Path) -> Source:
    return squad(data / "piaf-dev.json", "piaf/fr")


def squad_english(data: Path) -> Source:
    return squad(data / "squad-dev-en.json.gz", "squad/en")


def without(source: Source, articles: set[str]) -> Source:
    kept = {key: value for key, value in source.articles.items() if key not in articles}
    return Source(kept, [question for question in source.questions if question.article in kept])


def only(source: Source, articles: set[str]) -> Source:
    return without(source, set(source.articles) - articles)


def lines(path: Path):
    with gzip.open(path, "rt") as file:
        yield from map(json.loads, file)


def span(start: int | None, answer: str | None) -> range | None:
    return None if start is None or not answer else range(start, start + len(answer))


def sentences(text: str) -> list[range]:
    edges = [0, *(edge for found in BETWEEN.finditer(text) for edge in found.span()), len(text)]
    ranges = [range(a, b) for a, b in zip(edges[::2], edges[1::2])]
    return [one for one in ranges if text[one.start : one.stop].strip()]


def passages(text: str) -> list[range]:
    """Whole sentences, about 90 words; each begins with the last sentence of the one before."""
    parts, found, first = sentences(text), [], 0
    sizes = [len(text[part.start : part.stop].split()) for part in parts]
    while first < len(parts):
        last, size = first, sizes[first]
        while last + 1 < len(parts) and size + sizes[last + 1] <= PASSAGE_WORDS:
            last += 1
            size += sizes[last]
        found.append(range(parts[first].start, parts[last].stop))
        if last + 1 == len(parts):
            break
        first = max(first + 1, last)
    return found


def stems(text: str) -> list[str]:
    return [word[:6] for word in WORD.findall(text.lower())]


class Passages:
    """The passages of a source, and BM25 over them with their titles."""

    def __init__(self, source: Source):
        self.source = source
        self.all = [(article, one) for article, (_, text) in source.articles.items() for one in passages(text)]
        self.own: dict[str, list[int]] = {}
        for at, (article, _) in enumerate(self.all):
            self.own.setdefault(article, []).append(at)
        self.index = bm25s.BM25(k1=1.2, b=0.75)
        titled = [stems(f"{source.articles[article][0]} {self.text(at)}") for at, (article, _) in enumerate(self.all)]
        self.index.index(titled, show_progress=False)

    def text(self, at: int) -> str:
        article, one = self.all[at]
        return self.source.articles[article][1][one.start : one.stop]

    def like(self, questions: list[Question], most: int) -> list[list[int]]:
        """Of each question the passages that share most with it, best first."""
        asked = [stems(question.text) for question in questions]
        found, scores = self.index.retrieve(asked, k=min(most, len(self.all)), show_progress=False, n_threads=2)
        return [[int(at) for at, score in zip(*row) if score > 0] for row in zip(found, scores)]

    def holding(self, question: Question) -> list[int]:
        """The passages of its article with the whole answer."""
        answer = question.answer
        if answer is None:
            return []
        places = self.own[question.article]
        return [at for at in places if self.all[at][1].start <= answer.start and answer.stop <= self.all[at][1].stop]

    def mentions(self, at: int, question: Question) -> bool:
        """Whether a passage holds the answer's words."""
        answer = question.answer
        text = self.source.articles[question.article][1]
        return answer is not None and text[answer.start : answer.stop] in self.text(at)

    def example(self, question: Question, at: int, answering: bool) -> Example:
        article, one = self.all[at]
        answer = question.answer if answering else None
        moved = None if answer is None else range(answer.start - one.start, answer.stop - one.start)
        return Example(question.text, self.source.articles[article][0], self.text(at), moved, question.group)


def single(source: Source, chance: random.Random) -> list[Example]:
    """For `train.py`: a passage with the answer, the likest of its article without it, one of the likest of others."""
    cut, found = Passages(source), []
    for question, hits in zip(source.questions, cut.like(source.questions, SEARCHED)):
        good = cut.holding(question)
        if question.answer is not None and not good:
            continue
        if good:
            found.append(cut.example(question, chance.choice(good), True))
        wrong = [at for at in hits if not cut.mentions(at, question)]
        unlike = [at for at in cut.own[question.article] if at not in hits and not cut.mentions(at, question)]
        near = [at for at in wrong if cut.all[at][0] == question.article and at not in good] + unlike
        far = [at for at in wrong if cut.all[at][0] != question.article][:6]
        chosen = near[: 1 if good else 2] + ([chance.choice(far)] if far else [])
        found += [cut.example(question, at, False) for at in chosen]
    return found


def grouped(source: Source, answered: int, unanswered: int, each: int, chance: random.Random) -> list[list[Example]]:
    """For `joint.py`: several passages of one question: one with the answer, the likest without it, one less like."""
    cut = Passages(source)
    questions = chance.sample(source.questions, len(source.questions))
    chosen = [question for question in questions if question.answer is not None][:answered]
    chosen += [question for question in questions if question.answer is None][:unanswered]
    found = []
    for question, hits in zip(chosen, cut.like(chosen, 12)):
        good = cut.holding(question)
        if question.answer is not None and not good:
            continue
        wrong = [at for at in hits if at not in good and not cut.mentions(at, question)]
        wrong = wrong or [at for at in cut.own[question.article] if at not in good]
        likest = each - len(good[:1]) - 1
        others = wrong[:likest] + ([chance.choice(wrong[likest:])] if len(wrong) > likest else [])
        group = [cut.example(question, chance.choice(good), True)] if good else []
        found.append(group + [cut.example(question, at, False) for at in others])
    return found
