"""Writes test/fixtures/tokenizer-ids.json: what Python's `tokenizers` gives for texts that are hard to tokenize alike.

    python embeddings/train/tokenizer_ids.py

The test beside it checks that @xenova/transformers gives the same. The texts are of the seeds and of our own invention.
"""

import json
import random
import re
import unicodedata
from pathlib import Path

from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parents[2]
FROM_SEEDS = 130

WORDS = [
    "Élysée", "l’œuvre", "cœur", "aujourd’hui", "Kassym-Jomart", "Tokaïev", "Noursoultan", "3 770", "1 200,50 €",
    "25 %", "n° 7", "M. Lœb", "« Non »", "“No”", "coöperate", "naïve", "Zürich", "Łódź", "İzmir", "straße", "Œdipe",
    "Москва", "Қазақстан", "Αθήνα", "東京", "北京市", "서울", "القاهرة", "ירושלים", "नई", "👍🏽", "🇰🇿", "👩‍👩‍👧",
    "H₂O", "m²", "½", "10⁻³", "№", "™", "㎏", "Ⅷ", "ﬁn", "ﬂotte", "eﬀort", "ｆｕｌｌ", "ﾊﾝ", "ǆ", "ß", "Σ", "ς", "…", "‥",
    "https://exemple.fr/a/b?c=d&e=%C3%A9#f", "nom.prenom@exemple.org", "@compte", "#motdièse", "C++", "a_b_c", "x=1;",
    "18h30", "06.12.34.56.78", "2022-01-11", "1,234,567.89", "0x1F", "v2.17.2", "--", "—", "–", "-", "•", "*", "^", "`",
    "<s>", "</s>", "<pad>", "<unk>", "<mask>", "[CLS]", "▁", "a▁b", "\\n", "\"", "'", "''", "«", "»", "‹x›", "(", ")]",
]  # fmt: skip
ODD = {
    "no-break space": "\u00a0", "narrow no-break space": "\u202f", "thin space": "\u2009", "em space": "\u2003",
    "figure space": "\u2007", "ideographic space": "\u3000", "ogham space": "\u1680", "tab": "\t", "line feed": "\n",
    "return": "\r\n", "form feed": "\f", "vertical tab": "\v", "next line": "\u0085", "line separator": "\u2028",
    "paragraph separator": "\u2029", "zero-width space": "\u200b", "non-joiner": "\u200c", "joiner": "\u200d",
    "left-to-right mark": "\u200e", "word joiner": "\u2060", "byte order mark": "\ufeff", "soft hyphen": "\u00ad",
    "replacement": "\ufffd", "bell": "\u0007", "delete": "\u007f", "combining grapheme joiner": "\u034f",
    "variation selector": "\ufe0f", "two spaces": "  ",
}  # fmt: skip
SENTENCES = [
    "Le prince dit{}: «{}Je reviendrai{}»{}!",
    "In{}1999{}nobody{}came.",
    "{}au bord{}",
    "mot{}coupé et anti{}constitutionnellement",
]
EDGES = ["", " ", "   ", "\n\n", "a", "é", ".", "0", "\u00a0", "\u200b", "\u00ad", "x" * 200, "1" * 60, "ha" * 80, "é " * 70]


def own_texts() -> list[str]:
    odd = [sentence.replace("{}", sign) for sign in ODD.values() for sentence in SENTENCES]
    lone = [word for word in WORDS] + [unicodedata.normalize("NFD", word) for word in WORDS]
    chance = random.Random(4)
    mixed = [chance.choice([" ", "", "\u202f"]).join(chance.sample(WORDS, 6)) for _ in range(30)]
    return [*EDGES, *odd, *lone, *mixed]


def seed_texts() -> list[str]:
    paths = sorted((ROOT / "seeds").iterdir())
    lines = [line for path in paths if path.suffix in (".md", ".txt") for line in path.read_text().split("\n")]
    return random.Random(5).sample([line for line in lines if len(line) > 30], FROM_SEEDS)


def visible(text: str) -> str:
    """Signs that one cannot see, or that join the one before, stand escaped."""

    def escape(found: re.Match) -> str:
        sign = found[0]
        hidden = not sign.isprintable() or unicodedata.category(sign)[0] == "M"
        return f"\\u{ord(sign):04x}" if hidden else sign

    return re.sub(r"[^\x00-\x7f]", escape, text)


def main() -> None:
    tokenizer = Tokenizer.from_file(str(ROOT / "embeddings/embedder/tokenizer.json"))
    ids = {text: " ".join(map(str, tokenizer.encode(text).ids)) for text in [*own_texts(), *seed_texts()]}
    content = visible(json.dumps(ids, ensure_ascii=False, indent=2))
    (ROOT / "test/fixtures/tokenizer-ids.json").write_text(content + "\n")
    print(f"{len(ids)} texts, {sum(len(one.split()) for one in ids.values())} ids")


if __name__ == "__main__":
    main()
