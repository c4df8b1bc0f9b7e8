"""Learns the reader's network: `npm run train:reader` calls it. Needs Debian's python3-torch and python3-numpy.

    /usr/bin/python3 learn.py FOLDER

Reads from FOLDER what train-reader.ts wrote: lists.jsonl, a list of sentences a line (a question with its article, with
the article taken out, or with the paragraph that answers taken out; among few articles, PIAF's, or many), and rows.f32
and words.f32, their features. Writes
weights.json: the network of all folds and one for each fold that did not see it. One seed, one thread.

The loss is the negative log-likelihood of a conditional logit (McFadden 1974) with an outside option: the softmax of the
scores of the list's sentences and of `nothing`, of which the sentences that answer, or `nothing`, are to be chosen.
"""

import json
import multiprocessing
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)

SEED = 20261121
FORM = 8
ATTENTION = 16
WORD = 24
SENTENCE = 48
NOTHING = 16
DROPOUT = 0.3
EPOCHS = 12
BATCH = 64
RATE = 2e-3
DECAY = 1e-2
# How much a list counts by what was taken out of the articles: nothing, the article, the paragraph.
COUNTS = {"nothing": 1.0, "article": 1.0, "paragraph": 0.4}
# Sentences of a list that are learnt from: the first passages' (and all that answer); the rest teaches little.
LONGEST = 60
# The operating point: this share of the questions as written whose article was taken out is answered all the same.
FALSE_ANSWERS = 0.05
# Words of a question that are learnt from.
MOST_WORDS = 12
FORMS = 12


class Lists:
    """All lists: per list its description, per row (sentence) its features."""

    def __init__(self, folder):
        self.lists = [json.loads(line) for line in open(folder / "lists.jsonl", encoding="utf-8")]
        sizes = np.array([len(one["labels"]) for one in self.lists])
        self.ends = np.cumsum(sizes)
        self.starts = self.ends - sizes
        self.list_of = np.repeat(np.arange(len(self.lists)), sizes)
        self.rows = np.fromfile(folder / "rows.f32", np.float32).reshape(len(self.list_of), -1)
        self.labels = np.array([label for one in self.lists for label in one["labels"]], bool)
        self.fold = np.array([one["fold"] for one in self.lists])
        self.out = np.array([one["out"] for one in self.lists])
        self.setting = np.array([one["setting"] for one in self.lists])
        self.wording = np.array([one["wording"] for one in self.lists])
        self.form = np.array([one["form"] for one in self.lists])
        self.traits = np.array([one["traits"] for one in self.lists], np.float32)
        width = len(self.lists[0]["words"][0])
        self.words = np.zeros((len(self.lists), MOST_WORDS, width), np.float32)
        self.has_word = np.zeros((len(self.lists), MOST_WORDS), bool)
        flat = np.fromfile(folder / "words.f32", np.float32)
        counts = np.array([len(one["words"]) for one in self.lists])
        features = len(flat) // int((counts * sizes).sum())
        self.met = np.zeros((len(self.list_of), MOST_WORDS, features), np.float16)
        at = 0
        for index, one in enumerate(self.lists):
            kept = min(MOST_WORDS, counts[index])
            self.words[index, :kept] = one["words"][:kept]
            self.has_word[index, :kept] = True
            size = sizes[index] * counts[index] * features
            block = flat[at : at + size].reshape(sizes[index], counts[index], features)
            self.met[self.starts[index] : self.ends[index], :kept] = block[:, :kept]
            at += size
        self.mean = self.rows.mean(0)
        self.scale = 1 / np.maximum(self.rows.std(0), 1e-5)
        self.scale[self.rows.std(0) < 1e-5] = 0
        self.rows -= self.mean
        self.rows *= self.scale

    def learnt_rows(self, index):
        rows = np.arange(self.starts[index], self.ends[index])
        return np.concatenate([rows[:LONGEST], rows[LONGEST:][self.labels[rows[LONGEST:]]]])

    def can_teach(self, index):
        return len(self.lists[index]["labels"]) > 0 and (self.out[index] != "nothing" or any(self.lists[index]["labels"]))


def pair(inputs, hidden, outputs, dropout=0.0):
    return nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, outputs))


class Network(nn.Module):
    def __init__(self, data):
        super().__init__()
        features, met, words, traits = (a.shape[-1] for a in (data.rows, data.met, data.words, data.traits))
        self.data = data
        self.forms = nn.Embedding(FORMS, FORM)
        self.attention = pair(words + FORM, ATTENTION, 1)
        self.word = pair(met + words, WORD, WORD)
        self.sentence = pair(features + FORM + 2 * WORD, SENTENCE, 1, DROPOUT)
        self.straight = nn.Linear(features, 1, bias=False)
        self.nothing = pair(traits + FORM, NOTHING, 1)

    def score_nothing(self, lists):
        form = self.forms(torch.tensor(self.data.form[lists]))
        return self.nothing(torch.cat([torch.tensor(self.data.traits[lists]), form], 1))[:, 0]

    def forward(self, rows):
        data, lists = self.data, self.data.list_of[rows]
        form = self.forms(torch.tensor(data.form[lists]))
        words = torch.tensor(data.words[lists])
        missing = ~torch.tensor(data.has_word[lists])
        counts = self.attention(torch.cat([words, form[:, None].expand(-1, MOST_WORDS, -1)], -1))[..., 0]
        shares = torch.softmax(counts.masked_fill(missing, -1e4), -1)
        met = self.word(torch.cat([torch.tensor(data.met[rows].astype(np.float32)), words], -1))
        mean = (shares[..., None] * met).sum(1)
        most = met.masked_fill(missing[..., None], -1e4).amax(1)
        features = torch.tensor(data.rows[rows])
        return self.straight(features)[:, 0] + self.sentence(torch.cat([features, form, mean, most], 1))[:, 0]


def log_sum_exp(scores, groups, count):
    most = torch.full((count,), -1e30).scatter_reduce(0, groups, scores, "amax")
    return most + torch.log(torch.zeros(count).index_add(0, groups, torch.exp(scores - most[groups])))


def learn(data, lists, name):
    torch.manual_seed(SEED)
    generator = np.random.default_rng(SEED)
    lists = np.array([one for one in lists if data.can_teach(one)])
    counts = np.array([COUNTS[out] for out in data.out], np.float32)
    network = Network(data)
    optimizer = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(lists) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.15)
    for epoch in range(EPOCHS):
        network.train()
        order, total = generator.permutation(lists), 0.0
        for begin in range(0, len(order), BATCH):
            batch = order[begin : begin + BATCH]
            rows = [data.learnt_rows(one) for one in batch]
            groups = torch.tensor(np.repeat(np.arange(len(batch)), [len(one) for one in rows]))
            rows = np.concatenate(rows)
            scores = torch.cat([network(rows), network.score_nothing(batch)])
            groups = torch.cat([groups, torch.arange(len(batch))])
            chosen = torch.tensor(np.concatenate([data.labels[rows], data.out[batch] != "nothing"]))
            right = log_sum_exp(scores.masked_fill(~chosen, -1e4), groups, len(batch))
            losses = log_sum_exp(scores, groups, len(batch)) - right
            loss = (losses * torch.tensor(counts[batch])).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss) * len(batch)
        print(f"{name}: epoch {epoch + 1}/{EPOCHS}, loss {total / len(lists):.4f}", file=sys.stderr, flush=True)
    network.eval()
    return network


def probabilities(network, lists):
    """Per list: whether it is answered (softmax), its rows in order of score, their probabilities."""
    data, results = network.data, {}
    with torch.no_grad():
        for one in lists:
            rows = np.arange(data.starts[one], data.ends[one])
            if len(rows) == 0:
                continue
            scores = torch.cat([network(rows), network.score_nothing(np.array([one]))])
            chances = torch.softmax(scores, 0).numpy()
            order = np.argsort(-chances[:-1], kind="stable")
            results[one] = (1 - chances[-1], rows[order], chances[:-1][order])
    return results


def platt(chances, came):
    """Slope and intercept of a logistic regression on log-odds (Platt 1999)."""
    odds = torch.tensor(np.log(chances) - np.log1p(-chances))
    came = torch.tensor(np.asarray(came, np.float64))
    line = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(line[0] * odds + line[1], came)
        loss.backward()
        return loss

    optimizer.step(closure)
    return [round(float(value), 4) for value in line.detach()]


def calibration(data, judged):
    """From lists judged by networks that did not see them, the article there or taken out."""
    kept = [one for one in judged if data.out[one] != "paragraph"]
    inside = lambda values: np.clip(np.array(values, np.float64), 1e-9, 1 - 1e-9)
    first = [(judged[one][2][k], data.labels[judged[one][1][k]]) for one in kept for k in range(min(3, len(judged[one][1])))]
    slope, intercept = platt(inside([judged[one][0] for one in kept]), [data.out[one] == "nothing" for one in kept])
    odds = lambda chances: slope * (np.log(chances) - np.log1p(-chances)) + intercept

    def point(setting):
        """Passages of the corpus, in the mean, and the least probability that lets FALSE_ANSWERS through."""
        of = [one for one in kept if data.setting[one] == setting and data.wording[one] == "own"]
        without = inside([judged[one][0] for one in of if data.out[one] == "article"])
        least = np.quantile(1 / (1 + np.exp(-odds(without))), 1 - FALSE_ANSWERS)
        return [round(float(np.mean([data.lists[one]["passages"] for one in of]))), round(float(least), 4)]

    return {
        "answerable": [slope, intercept],
        "excerpt": platt(inside([chance for chance, _ in first]), [label for _, label in first]),
        "leastAnswerable": [point(setting) for setting in ("few", "piaf", "many")],
    }


def rounded(tensor):
    return json.loads(json.dumps(tensor.detach().numpy().astype(float).tolist()), parse_float=lambda x: float(f"{float(x):.4g}"))


def weights(network, line):
    layer = lambda linear: {"weights": rounded(linear.weight), "bias": rounded(linear.bias)}
    layers = lambda both: [layer(both[0]), layer(both[3])]
    data = network.data
    return {
        "mean": rounded(torch.tensor(data.mean)),
        "scale": rounded(torch.tensor(data.scale)),
        "forms": rounded(network.forms.weight),
        "attention": layers(network.attention),
        "word": layers(network.word),
        "sentence": layers(network.sentence),
        "straight": rounded(network.straight.weight)[0],
        "nothing": layers(network.nothing),
        "calibration": line,
    }


def auroc(positive, negative):
    both = np.concatenate([positive, negative])
    ranks = np.empty(len(both))
    ranks[np.argsort(both, kind="stable")] = np.arange(1, len(both) + 1)
    return (ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))


def report(data, judged):
    kinds = [(wording, "piaf") for wording in ("own", "synonyms", "english")] + [("own", "few"), ("own", "many")]
    for kind in kinds:
        of = lambda out: [one for one in judged if (data.wording[one], data.setting[one], data.out[one]) == (*kind, out)]
        there = of("nothing")
        right = [data.labels[judged[one][1][:3]] for one in there]
        sure = np.array([judged[one][0] for one in there])
        line = f"{' '.join(kind):14} AIQ@1 {np.mean([r[0] for r in right]):.3f} AIQ@3 {np.mean([r.any() for r in right]):.3f}"
        for out in ("article", "paragraph"):
            unsure = np.array([judged[one][0] for one in of(out)])
            least = np.sort(unsure)[::-1][int(0.05 * len(unsure))]
            line += f" | {out} out: AUROC {auroc(sure, unsure):.3f}, kept at 5 % {np.mean(sure > least):.3f}"
        print(line, flush=True)


def learn_fold(fold):
    """The network that does not know a fold (None: the one that knows all), and what it says of that fold's lists."""
    data, everything = DATA[0], np.arange(len(DATA[0].lists))
    network = learn(data, everything[data.fold != fold] if fold is not None else everything, f"fold {fold}")
    judged = {} if fold is None else probabilities(network, everything[data.fold == fold])
    return {name: tensor.numpy() for name, tensor in network.state_dict().items()}, judged


# Read before the processes that learn are forked, so that they share it.
DATA = []


def main(folder):
    data = Lists(folder)
    DATA.append(data)
    folds = sorted(set(data.fold.tolist()))
    with multiprocessing.get_context("fork").Pool(min(os.cpu_count(), len(folds) + 1)) as pool:
        learnt = pool.map(learn_fold, [*folds, None], chunksize=1)
    judged = {one: result for _, some in learnt for one, result in some.items()}
    report(data, judged)

    def written(state, line):
        network = Network(data)
        network.load_state_dict({name: torch.tensor(array) for name, array in state.items()})
        return weights(network, line)

    # A fold's own calibration must not know it either.
    without = lambda fold: {one: result for one, result in judged.items() if data.fold[one] != fold}
    result = {
        "whole": written(learnt[-1][0], calibration(data, judged)),
        "folds": [written(learnt[fold][0], calibration(data, without(fold))) for fold in folds],
    }
    (folder / "weights.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
