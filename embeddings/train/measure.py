"""What a table of token vectors is worth, before it is written: word pairs, held-out texts, then PIAF and NTREX, which
nothing is tuned on. `embed(texts)` gives unit rows. Figures are shares between 0 and 1, or mean cosines."""

import json
from collections import defaultdict

import numpy as np

import lexicon
from texts import DATA, fold, records


def embedder(vocabulary, parts):
    """As the network that `export` writes. `parts`: float32 [tokens, dimensions] each, scaled as the model scales them."""
    encode = vocabulary.encoder()

    def embed(texts):
        rows = np.zeros((len(texts), sum(part.shape[1] for part in parts)), np.float32)
        for i, text in enumerate(texts):
            tokens = encode(text)[:512]
            _, which, counts = np.unique(vocabulary.classes[tokens], return_inverse=True, return_counts=True)
            shares = counts[which] ** -0.5
            rows[i] = np.concatenate([unit(shares @ part[tokens]) for part in parts])
        return unit(rows)

    return embed


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def ranks(questions, passages, right):
    """Rank from 0 of each question's right passage (a column index each)."""
    scores = questions @ passages.T
    return (scores > scores[np.arange(len(right)), right][:, None]).sum(1)


def at(k, found):
    return float((found < k).mean())


def words(vocabulary, embed, held_translations, held_synonyms):
    """Held-out pairs against 20,000 common words of the language looked in; `chance`: a pair's words shuffled."""
    common = [w for w in vocabulary.tokens[2:60_000] if w.isalpha() and len(w) > 2]
    language = {w: vocabulary.language[vocabulary.classes[vocabulary.ids[w]]] for w in common}
    figures = {}
    jobs = (
        ("fr-en", [(fold(f), fold(e)) for f, e in held_translations], 1),
        ("en-fr", [(fold(e), fold(f)) for f, e in held_translations], 0),
        ("synonyms", [(fold(a), fold(b)) for a, b in held_synonyms], 0),
    )
    for name, pairs, into in jobs:
        pool = [w for w in common if language[w] == into][:20_000]
        column = {w: i for i, w in enumerate(pool)}
        # Pairs of one class are the stemmer's doing, not the vectors'.
        same = lambda a, b: vocabulary.classes[vocabulary.ids[a]] == vocabulary.classes[vocabulary.ids[b]]
        pairs = [(a, b) for a, b in pairs if a in vocabulary.ids and b in column and not same(a, b)]
        asked, targets = embed([a for a, _ in pairs]), embed(pool)
        scores = asked @ targets.T
        for i, (a, _) in enumerate(pairs):
            if a in column:
                scores[i, column[a]] = -1
        right = scores[np.arange(len(pairs)), [column[b] for _, b in pairs]]
        best = (scores > right[:, None]).sum(1)
        chance = scores[np.arange(len(pairs)), np.roll([column[b] for _, b in pairs], 1)]
        figures[name] = {
            "pairs": len(pairs),
            "cosine": float(right.mean()),
            "chance": float(chance.mean()),
            "mrr": float((1 / (1 + best)).mean()),
        }
    return figures


def held_out(texts, embed):
    """What is tuned on: news titles to paragraphs, questions and headings to passages, English to French news."""
    paragraphs = [" ".join(body) for _, _, body in texts.held_news]
    articles = embed(paragraphs)
    openings = embed([body[0] if body else "" for _, _, body in texts.held_news])
    same = np.arange(len(paragraphs))
    short, long = [q for q, _, _ in texts.held_pairs], [p for _, p, _ in texts.held_pairs]
    english, french = [e for e, _, _ in texts.held_parallel], [f for _, f, _ in texts.held_parallel]
    return {
        "title-article": at(1, ranks(embed([t for t, _, _ in texts.held_news]), articles, same)),
        "heading-opening": at(1, ranks(embed([h for _, h, _ in texts.held_news]), openings, same)),
        "question-passage": at(1, ranks(embed(short), embed(long), np.arange(len(short)))),
        "english-french": at(1, ranks(embed(english), embed(french), np.arange(len(english)))),
    }


def piaf():
    """(questions, index of the right paragraph, paragraphs of both halves)."""
    paragraphs, questions, right = [], [], []
    for part in ("piaf-dev", "piaf-other-articles"):
        for article in json.loads((DATA / f"{part}.json").read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                for question in paragraph.get("qas", []):
                    questions.append(question["question"])
                    right.append(len(paragraphs))
                paragraphs.append(paragraph["context"])
    return questions, np.array(right), paragraphs


def glossed(questions):
    """Each word that the dictionary knows in English: what stands for an English question, as in test/eval/variants.ts."""
    glosses = defaultdict(list)
    for french, english in lexicon.translations():
        glosses[fold(french)].append(english)
    def gloss(word):
        found = glosses.get(fold(word)) or glosses.get(fold(word).rstrip("sx"))
        return found[0] if found and not word[:1].isupper() else word
    return [" ".join(gloss(word) for word in question.replace("'", " ").replace("’", " ").split()) for question in questions]


def reported(embed):
    """PIAF and NTREX. For choosing between finished models, never for tuning."""
    questions, right, paragraphs = piaf()
    passages = embed(paragraphs)
    own = ranks(embed(questions), passages, right)
    english = ranks(embed(glossed(questions)), passages, right)
    pairs = list(records("bitext-eval-ntrex"))
    ntrex = ranks(embed([r["en"] for r in pairs]), embed([r["fr"] for r in pairs]), np.arange(len(pairs)))
    return {
        "PIAF R@1": at(1, own),
        "PIAF R@10": at(10, own),
        "PIAF glossed R@10": at(10, english),
        "NTREX P@1": at(1, ntrex),
    }


def measure(vocabulary, parts, texts, held_translations, held_synonyms):
    embed = embedder(vocabulary, parts)
    return {
        "words": words(vocabulary, embed, held_translations, held_synonyms),
        "held out": held_out(texts, embed),
        "reported": reported(embed),
    }


def show(name, figures):
    lines = [name]
    for pair, row in figures["words"].items():
        lines.append(f"  {pair:9} mrr {row['mrr']:.3f}  cosine {row['cosine']:.3f}  chance {row['chance']:.3f}  ({row['pairs']})")
    for part in ("held out", "reported"):
        lines.append("  " + "  ".join(f"{key} {value:.3f}" for key, value in figures[part].items()))
    print("\n".join(lines), flush=True)
