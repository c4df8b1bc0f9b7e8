"""Trains the embedding model that Verbatim ships: `/usr/bin/python3 embeddings/train/train.py [folder]`.

Reads ../shared/data, writes the model's folder (embeddings/model unless another is named), prints what README.md tables.
Needs Debian's python3-torch, python3-scipy, python3-numba, python3-onnx and python3-snowballstemmer. One seed, one thread.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy: sums in another order are other numbers

import numpy as np
import scipy.sparse as sp
import torch

import alignment
import contrast
import export
import lexicon
import measure
import pairs
import semantics
from texts import fold, read_texts
from vocabulary import Vocabulary

SEED = 20261121
MEANING = 256
IDENTITY = 512
COMMON_DIRECTIONS = 2
# Words in so many texts are no context; natural logarithm of one in how many.
LEAST_CONTEXT_IDF = 2.3
SEEN_ENOUGH = 3


def class_texts(texts, vocabulary):
    """French texts, English texts and (English, French) pairs as lists of class numbers."""
    encode, classes = vocabulary.encoder(), vocabulary.classes
    read = lambda text: classes[encode(text)].tolist()
    parallel = [(read(english), read(french)) for english, french, _ in texts.parallel]
    french = []
    for title, heading, paragraphs in texts.news:
        french += [read(f"{title} {heading}"), *(read(paragraph) for paragraph in paragraphs)]
    french += [read(f"{short} {long}") for short, long, _ in texts.french_pairs]
    return french + [french_side for _, french_side in parallel], [english for english, _ in parallel], parallel


def without_stops(lists, stop):
    return [[c for c in one if not stop[c]] for one in lists]


def meanings(vocabulary, texts, dictionary, synonyms, generator):
    """Unit [classes, MEANING] vectors (zero where nothing is known), and how often each class was seen."""
    count = len(vocabulary.class_names)
    french, english, parallel = class_texts(texts, vocabulary)
    sides = [[np.array(side) for side in both] for both in zip(*parallel)]
    to_french = alignment.translate(sides[0], sides[1], count)
    aligned = alignment.agreed(alignment.translate(sides[1], sides[0], count), to_french)

    idf = np.full(count, np.inf, np.float32)
    np.minimum.at(idf, vocabulary.classes, vocabulary.idf)
    stop = idf < LEAST_CONTEXT_IDF
    french, english = without_stops(french, stop), without_stops(english, stop)
    parallel = list(zip(*(without_stops(side, stop) for side in zip(*parallel))))
    frequency = np.bincount([c for one in french + english for c in one], minlength=count)

    is_english = vocabulary.language == 1
    known_weight = np.asarray(aligned.sum(1)).ravel()
    reading = sp.diags((1 / np.maximum(known_weight, 1e-6)).astype(np.float32)) @ aligned
    reading = (reading + sp.diags((known_weight < 1e-6).astype(np.float32))).tocsr()  # names stand for themselves
    counts = semantics.cooccurrence(french, english, parallel, is_english, frequency, reading)
    vectors = semantics.decompose(semantics.ppmi(counts, is_english), MEANING, generator)
    vectors = semantics.centred(vectors, frequency >= SEEN_ENOUGH, COMMON_DIRECTIONS)
    edges = pairs.edges(vocabulary, vectors, aligned, dictionary, synonyms)
    return semantics.retrofit(vectors, edges), frequency


def identities(count, generator):
    """A random direction for each class, so that a word is first of all like itself: unit [count, IDENTITY]."""
    vectors = generator.standard_normal((count, IDENTITY)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main(folder):
    torch.set_num_threads(1)
    generator = np.random.default_rng(SEED)
    texts = read_texts()
    dictionary, held_translations = lexicon.split(lexicon.translations())
    synonyms, held_synonyms = lexicon.split(lexicon.synonyms())
    vocabulary = Vocabulary(texts, {fold(w): w.lower() for pair in lexicon.translations() + lexicon.synonyms() for w in pair})
    print(f"{len(vocabulary.tokens)} tokens, {len(vocabulary.class_names)} classes", flush=True)

    def report(name, parts):
        rows = export.restored(parts, vocabulary.classes)
        measure.show(name, measure.measure(vocabulary, rows, texts, held_translations, held_synonyms))

    meaning, frequency = meanings(vocabulary, texts, dictionary, synonyms, generator)
    vectors = {"meaning": meaning, "identity": identities(len(meaning), generator)}
    report("before tuning", {name: (part, vocabulary.idf) for name, part in vectors.items()})
    sources = pairs.sources(vocabulary, texts, meaning, frequency >= SEEN_ENOUGH, dictionary, synonyms, generator)
    tuned = contrast.tune(vectors, vocabulary.idf, vocabulary.classes, sources, SEED)
    report("tuned", tuned)
    export.write_model(folder, vocabulary.tokens, tuned, vocabulary.classes)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "model")
