"""What belongs together: word pairs for retrofitting, text and word pairs for contrastive tuning."""

import numpy as np
import scipy.sparse as sp

from texts import SENTENCE_END, fold

# A dictionary's rare senses and WOLF's errors show in words that keep quite other company.
LEAST_TRANSLATION_COSINE = 0.15
LEAST_SYNONYM_COSINE = 0.3
DICTIONARY_WEIGHT = 0.5
SYNONYM_WEIGHT = 0.3

# The share of each source that one epoch takes: laws, manuals and small talk would drown the news.
SHARES = {
    "tatoeba(CC-BY-2.0)": 0.5,
    "laws-lois(OGL-Canada)": 0.4,
    "php-docs(CC-BY-3.0)": 0.4,
    "python-docs(CC0/PSF)": 0.4,
    "django-docs(BSD)": 0.4,
}
WMT_TIMES = 2


def _plausible(vocabulary, vectors, known, pairs, least):
    """(token, token) of pairs in the vocabulary, of two classes, that do not keep quite other company."""
    for one, other in pairs:
        a, b = vocabulary.ids.get(fold(one)), vocabulary.ids.get(fold(other))
        if a is None or b is None:
            continue
        i, j = vocabulary.classes[a], vocabulary.classes[b]
        if i != j and not (known[i] and known[j] and vectors[i] @ vectors[j] < least):
            yield a, b


def edges(vocabulary, vectors, aligned, dictionary, synonyms):
    """Symmetric [classes, classes] weights: who is to be drawn to whom."""
    known = np.any(vectors, axis=1)
    count = len(vocabulary.class_names)
    total = aligned
    for pairs, weight, least in (
        (dictionary, DICTIONARY_WEIGHT, LEAST_TRANSLATION_COSINE),
        (synonyms, SYNONYM_WEIGHT, LEAST_SYNONYM_COSINE),
    ):
        tokens = np.array(list(_plausible(vocabulary, vectors, known, pairs, least)))
        rows, columns = vocabulary.classes[tokens].T
        said = sp.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (count, count))
        said.data[:] = weight
        total = total + said
    return (total + total.T).tocsr().astype(np.float32)


def sources(vocabulary, texts, meaning, known, dictionary, synonyms, generator):
    """One epoch for `contrast.tune`: (pairs of token arrays, whether shared words are dropped)."""
    encode = vocabulary.encoder()
    read = lambda text: np.array(encode(text), np.int64)
    titles, sentences = _news(texts.news, read, generator)
    headings = [(read(short), read(long)) for short, long, _ in texts.french_pairs]
    words = [
        (np.array([a]), np.array([b]))
        for pairs, least in ((dictionary, LEAST_TRANSLATION_COSINE), (synonyms, LEAST_SYNONYM_COSINE))
        for a, b in _plausible(vocabulary, meaning, known, pairs, least)
    ]
    parallel = _parallel(texts.parallel, read, generator)
    return [(titles, True), (sentences, True), (headings, True), (parallel, False), (words, False), (words, False)]


def _parallel(records, read, generator):
    chosen = []
    for english, french, source in records:
        times = WMT_TIMES if source.startswith(("wmt", "news")) else 1
        if generator.random() < SHARES.get(source, 1):
            chosen += [(read(english), read(french))] * times
    return chosen


def _news(articles, read, generator):
    """Titles and headings with their articles; and half the words of a sentence with the passage it stands in."""
    titles, sentences = [], []
    for title, heading, paragraphs in articles:
        if not paragraphs:
            continue
        asked, summary = read(title), read(heading)
        body = [read(paragraph) for paragraph in paragraphs]
        titles.append((asked, np.concatenate(body)))
        titles.append((summary, body[generator.integers(len(body))]))
        titles.append((asked, np.concatenate([summary, body[generator.integers(len(body))]])))
        for _ in range(2):
            at = generator.integers(len(paragraphs))
            choices = SENTENCE_END.split(paragraphs[at])
            words = read(choices[generator.integers(len(choices))])
            if len(words) >= 6:
                sentences.append((words[generator.random(len(words)) < 0.5], np.concatenate(body[at : at + 2])))
    return titles, sentences
