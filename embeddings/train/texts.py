"""The training texts: read, folded as the tokenizer folds them, and split into what is learnt from and what is held out."""

import gzip
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

WORD = re.compile(r"[^\W_]+")
# The news were crawled without the line feed between paragraphs: "... jeudi.Le gouvernement ..."
LOST_LINE_FEED = re.compile(r'(?<=[a-zé0-9»"][.!?»"])(?=[A-ZÀÉÈÊ«"])')
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀÉÈÊ«\"])")


def fold(text):
    """Lower case without accents: character for character what the normalizers in tokenizer.json do."""
    text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "oe").lower()
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def is_held_out(key, one_in):
    """Whether a record is kept for measuring. By its content, so that no order of reading changes it."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % one_in == 0


def records(name):
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@dataclass
class Texts:
    """`*_pairs`: (short side, long side, source). `held_*`: the same, never trained on."""

    news: list = field(default_factory=list)
    french_pairs: list = field(default_factory=list)
    parallel: list = field(default_factory=list)
    held_news: list = field(default_factory=list)
    held_pairs: list = field(default_factory=list)
    held_parallel: list = field(default_factory=list)

    def french(self):
        """Every French text, for counting."""
        for title, heading, paragraphs in self.news:
            yield title
            yield heading
            yield from paragraphs
        for short, long, _ in self.french_pairs:
            yield short
            yield long
        for _, french, _ in self.parallel:
            yield french

    def english(self):
        for english, _, _ in self.parallel:
            yield english


def read_texts():
    """Everything in ../shared/data but PIAF, NTREX and STS, which are for measuring only."""
    texts = Texts()
    for record in records("news-fr"):
        paragraphs = [part.strip() for part in LOST_LINE_FEED.split(record["article"])]
        article = (record["title"], record["heading"], [part for part in paragraphs if len(part) > 20])
        held = is_held_out(f"news {record['id']}", 25)
        (texts.held_news if held else texts.news).append(article)
    for record in records("query-passage-fr"):
        held = is_held_out(record["p"], 25)
        (texts.held_pairs if held else texts.french_pairs).append((record["q"], record["p"], record["s"]))
    for record in records("parallel-en-fr-news"):
        held = is_held_out(record["en"], 20)
        (texts.held_parallel if held else texts.parallel).append((record["en"], record["fr"], record["s"]))
    texts.parallel += [(record["en"], record["fr"], record["s"]) for record in records("parallel-en-fr")]
    return texts
