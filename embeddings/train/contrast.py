"""Contrastive fine-tuning of class vectors and token weights: a text must find its pair among a batch of others."""

import numpy as np
import torch
import torch.nn.functional as F

BATCH = 1024
TEMPERATURE = 0.05
# Meaning has much to learn; identities tell words apart from the start, and weights are a good guess.
RATES = {"meaning": 3e-3, "identity": 1e-3}
WEIGHT_RATE = 1
LONGEST = 128
# Beside this share of the short sides' words dropped from the long side, spelling alone cannot find the pair.
DROP_SHARED = 0.5


def batches(sources, generator):
    """`sources`: (pairs, drops shared words). Each batch is of one source; all batches in random order."""
    order = []
    for source, (pairs, _) in enumerate(sources):
        rows = generator.permutation(len(pairs))
        order += [(source, rows[i : i + BATCH]) for i in range(0, len(rows) - BATCH // 4, BATCH)]
    for at in generator.permutation(len(order)):
        source, rows = order[at]
        pairs, drops = sources[source]
        drops = drops and generator.random() < DROP_SHARED
        left, right = [], []
        for row in rows:
            a, b = pairs[row]
            b = b[:LONGEST]
            if drops:
                b = b[~np.isin(b, a) | (generator.random(len(b)) < 0.25)]
            if len(a) and len(b):
                left.append(a)
                right.append(b)
        yield left, right


def _bags(lists, classes):
    """Tokens, where each text begins, and what a token's share is of a class that its text names n times: n^-1/2."""
    lengths = np.array([len(one) for one in lists])
    tokens = np.concatenate(lists).astype(np.int64)
    named = np.repeat(np.arange(len(lists)), lengths) * (classes.max() + 1) + classes[tokens]
    _, which, counts = np.unique(named, return_inverse=True, return_counts=True)
    shares = (counts[which] ** -0.5).astype(np.float32)
    return torch.from_numpy(tokens), torch.from_numpy(np.cumsum(lengths) - lengths), torch.from_numpy(shares)


def tune(parts, weights, classes, sources, seed):
    """One epoch over `sources`. `parts`: name -> float32 [classes, its dimensions]; `weights`: float32 [tokens] (0: the
    token stays without meaning); `classes`: int [tokens]. Gives name -> (vectors, weights), tuned."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    start = torch.from_numpy(weights)
    class_of = torch.from_numpy(classes.astype(np.int64))
    tables = {name: torch.nn.Parameter(torch.from_numpy(vectors.copy())) for name, vectors in parts.items()}
    bends = {name: torch.nn.Parameter(torch.zeros(len(weights))) for name in parts}
    optimizer = torch.optim.Adam(
        [{"params": [tables[name]], "full": RATES[name]} for name in parts]
        + [{"params": [bends[name]], "full": RATES[name] * WEIGHT_RATE} for name in parts],
        lr=0.0,
    )
    steps = sum(len(pairs) // BATCH + 1 for pairs, _ in sources)

    def embed(lists):
        tokens, starts, shares = _bags(lists, classes)
        halves = []
        for name, table in tables.items():
            scale = start[tokens] * bends[name][tokens].exp() * shares
            bag = F.embedding_bag(class_of[tokens], table, starts, mode="sum", per_sample_weights=scale)
            halves.append(F.normalize(bag, dim=1))
        return F.normalize(torch.cat(halves, 1), dim=1)

    for step, (left, right) in enumerate(batches(sources, generator)):
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * min(1, step / 30 + 0.05) * max(0.02, 1 - step / steps)
        scores = embed(left) @ embed(right).T / TEMPERATURE
        target = torch.arange(len(left))
        loss = (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            print(f"step {step}/{steps} loss {loss.item():.3f}", flush=True)
    return {name: (tables[name].detach().numpy(), (start * bends[name].detach().exp()).numpy()) for name in parts}
