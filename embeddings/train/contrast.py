"""Contrastive fine-tuning of class vectors and token weights: a text must find its pair among a batch of others."""

import numpy as np
import torch
import torch.nn.functional as F

BATCH = 1024
TEMPERATURE = 0.05
RATE = 3e-3
LONGEST = 128
# Beside this share of the short sides' words dropped from the long side, spelling alone cannot find the pair.
DROP_SHARED = 0.5


def _bags(lists):
    offsets = np.cumsum([0, *(len(one) for one in lists[:-1])])
    return torch.from_numpy(np.concatenate(lists).astype(np.int64)), torch.from_numpy(offsets.astype(np.int64))


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


def tune(vectors, weights, classes, sources, seed):
    """`vectors` float32 [classes, dimensions], `weights` float32 [tokens] (0: the token stays without meaning),
    `classes` int [tokens]. One epoch over `sources`. Gives both, tuned."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    table = torch.nn.Parameter(torch.from_numpy(vectors.copy()))
    start = torch.from_numpy(weights)
    bend = torch.nn.Parameter(torch.zeros(len(weights)))
    class_of = torch.from_numpy(classes.astype(np.int64))
    optimizer = torch.optim.Adam([{"params": [table], "lr": RATE}, {"params": [bend], "lr": RATE * 5}])
    steps = sum(len(pairs) // BATCH + 1 for pairs, _ in sources)

    def embed(lists):
        ids, offsets = _bags(lists)
        scale = start[ids] * bend[ids].exp()
        return F.normalize(F.embedding_bag(class_of[ids], table, offsets, mode="sum", per_sample_weights=scale), dim=1)

    for step, (left, right) in enumerate(batches(sources, generator)):
        fraction = step / steps
        for group, rate in zip(optimizer.param_groups, (RATE, RATE * 5)):
            group["lr"] = rate * min(1, step / 30 + 0.05) * max(0.02, 1 - fraction)
        scores = embed(left) @ embed(right).T / TEMPERATURE
        target = torch.arange(len(left))
        loss = (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            print(f"step {step}/{steps} loss {loss.item():.3f}", flush=True)
    return table.detach().numpy(), (start * bend.detach().exp()).numpy()
