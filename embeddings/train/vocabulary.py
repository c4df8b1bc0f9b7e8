"""Which tokens the model has, and which of them share one vector.

A token is a whole word (lower case, accents folded) or, for words not listed, a WordPiece. Words of one language with
the same Snowball stem form a *class* and share a vector: the table in the README shows that this is worth more than
training, and it leaves room for more words and more dimensions in the same file.
"""

import math
from collections import Counter, defaultdict

import numpy as np
import snowballstemmer

from texts import WORD, fold

SPECIAL = ["[PAD]", "[UNK]"]
WORDS = 100_000
PIECES = 9_000
LONGEST_PIECE = 5
SHORTEST_STEMMED = 4


def count_words(texts):
    """Folded word -> how often, and in how many texts; raw spelling of each (for the French stemmer needs accents)."""
    total, spread, spellings = Counter(), Counter(), defaultdict(Counter)
    folded = {}
    for text in texts:
        raw = WORD.findall(text)
        seen = set()
        for word in raw:
            key = folded.get(word)
            if key is None:
                key = folded[word] = fold(word)
            total[key] += 1
            seen.add(key)
            spellings[key][word.lower()] += 1
        spread.update(seen)
    common = {key: forms.most_common(1)[0][0] for key, forms in spellings.items()}
    return total, spread, common


class Vocabulary:
    """tokens: list[str]. classes: int32[tokens]. language: class -> 0 French, 1 English, 2 neither (pieces).
    idf: float32[tokens], natural logarithm; 0 for what carries no meaning."""

    def __init__(self, texts, dictionary_words):
        french, french_spread, french_forms = count_words(texts.french())
        english, english_spread, english_forms = count_words(texts.english())
        texts_of = (sum(1 for _ in texts.french()), sum(1 for _ in texts.english()))
        totals = (sum(french.values()), sum(english.values()))

        score = Counter()
        for counts, total in ((french, totals[0]), (english, totals[1])):
            for word, count in counts.items():
                if count >= 2 and not (word.isdigit() and len(word) > 4):
                    score[word] = max(score[word], count)
        for word in dictionary_words:  # wanted even when the texts hardly have them
            score[word] += 1
        words = sorted(score, key=lambda word: (-score[word], word))
        words = [w for w in words if 1 < len(w) <= 40 and w.isascii() and w.isalnum()][:WORDS]

        known = set(words)
        rest = Counter({w: c for w, c in (french + english).items() if w not in known and w.isascii()})
        starts, inner = pieces(rest, PIECES)
        characters = sorted({c for w in (french + english) for c in w} | set("!\"#$%&'()*+,-./:;<=>?@[]_°·«»–—…€£²³"))
        starts = [p for p in [*characters, *starts] if p not in known]
        self.tokens = [*SPECIAL, *words, *starts, *(f"##{p}" for p in [*characters, *inner])]
        self.tokens = list(dict.fromkeys(self.tokens))
        self.ids = {token: i for i, token in enumerate(self.tokens)}

        stem_french, stem_english = snowballstemmer.stemmer("french"), snowballstemmer.stemmer("english")
        names, self.language, self.classes = {}, [], np.zeros(len(self.tokens), np.int32)
        self.idf = np.zeros(len(self.tokens), np.float32)
        for i, token in enumerate(self.tokens):
            is_english = english[token] / totals[1] > french[token] / totals[0]
            language, name = 2, token
            if token in known:
                language = int(is_english)
                if len(token) >= SHORTEST_STEMMED and not token.isdigit():
                    form = (english_forms if is_english else french_forms).get(token) or dictionary_words.get(token, token)
                    name = fold((stem_english if is_english else stem_french).stemWord(form))
                name = f"{language} {name}"
            if name not in names:
                names[name] = len(names)
                self.language.append(language)
            self.classes[i] = names[name]
            spread = (english_spread if is_english else french_spread)[token]
            if any(c.isalnum() for c in token.removeprefix("##")) and i >= len(SPECIAL):
                self.idf[i] = math.log(texts_of[is_english] / (spread + 1))
        self.class_names = list(names)
        self.language = np.array(self.language)
        self._share_idf(known)

    def _share_idf(self, known):
        """Inflections of one class weigh what its commonest weighs, nearly; pieces weigh as a rare word does, shared out."""
        least = np.full(len(self.class_names), np.inf, np.float32)
        words = np.array([token in known for token in self.tokens])
        np.minimum.at(least, self.classes[words], self.idf[words])
        self.idf[words] = 0.5 * self.idf[words] + 0.5 * least[self.classes[words]]
        for i, token in enumerate(self.tokens):
            bare = token.removeprefix("##")
            if not words[i] and i >= len(SPECIAL) and bare.isalnum():
                most = {1: 2.0, 2: 4.0}.get(len(bare), 6.0) if not bare.isdigit() else 4.0
                # "l", "d", "s" are words as well, and say nothing.
                self.idf[i] = most if token.startswith("##") else min(most, self.idf[i])

    def encode_word(self, word, longest=100):
        """Ids of a folded word: the longest piece first, as WordPiece does; [UNK] alone when a character is unknown."""
        if word in self.ids:
            return [self.ids[word]]
        ids, start = [], 0
        while start < len(word):
            end = min(len(word), start + longest)
            while end > start:
                piece = word[start:end] if start == 0 else f"##{word[start:end]}"
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [1]
            ids.append(self.ids[piece])
            start = end
        return ids

    def encoder(self):
        """A function from text to a list of ids. Punctuation has no weight, so it is left out here."""
        known = {}

        def encode(text):
            ids = []
            for word in WORD.findall(text):
                found = known.get(word)
                if found is None:
                    found = known[word] = [i for i in self.encode_word(fold(word)) if self.idf[i] > 0]
                ids += found
            return ids

        return encode


def pieces(rest, wanted):
    """The commonest beginnings and inner parts of the words that are not listed. A word counts for at most 3: names count."""
    starts, inner = Counter(), Counter()
    for word, count in rest.items():
        weight = min(count, 3)
        for length in range(2, LONGEST_PIECE + 1):
            if len(word) > length:
                starts[word[:length]] += weight * length
            for at in range(1, len(word) - length + 1):
                inner[word[at : at + length]] += weight * (length - 1)
    order = lambda counter, n: [p for p, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:n]]
    return order(starts, wanted // 3), order(inner, wanted - wanted // 3)
