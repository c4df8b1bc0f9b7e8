"""Word pairs that mean much the same: the French-English dictionary's, and WOLF's synonyms."""

import re
from collections import defaultdict

from texts import DATA, fold, is_held_out

ONE_WORD = re.compile(r"^[^\W\d_]+$")
LARGEST_SYNSET = 6


def translations():
    """(French, English) single words as written, without repeats; the first two meanings of each line."""
    pairs = {}
    for line in (DATA / "lexicon/fr-en-enwiktionary.txt").read_text(encoding="utf-8").split("\n"):
        head, _, meanings = line.partition(" :: ")
        french = re.sub(r"\s*[{\[(].*$", "", head).strip()
        if line.startswith("#") or not ONE_WORD.match(french) or "{letter}" in head or "form of" in meanings:
            continue
        glosses = re.split(r"[,;]", re.sub(r"\([^)]*\)|\[[^\]]*\]", "", meanings))
        for gloss in glosses[:2]:
            english = re.sub(r"^\s*(?:to|a|an|the)\s", "", gloss.strip()).strip()
            if ONE_WORD.match(english):
                pairs[french, english] = None
    return list(pairs)


def synonyms():
    """(French, French) single words of one synset. Large synsets are left out: they are mostly odd machine translations."""
    synsets = defaultdict(list)
    for line in (DATA / "lexicon/wn-data-fra.tab").read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] == "fra:lemma" and ONE_WORD.match(parts[2]):
            synsets[parts[0]].append(parts[2])
    pairs = {}
    for lemmas in synsets.values():
        if len(lemmas) <= LARGEST_SYNSET:
            for i, one in enumerate(lemmas):
                for other in lemmas[i + 1 :]:
                    pairs[tuple(sorted((one, other)))] = None
    return list(pairs)


def split(pairs):
    """(learnt from, held out), by the first word, so that no held-out word has another pair to learn from."""
    held = [pair for pair in pairs if is_held_out(f"word {fold(pair[0])}", 20)]
    kept = set(held)
    return [pair for pair in pairs if pair not in kept], held
