"""Word meaning from the company that words keep: positive pointwise mutual information (Levy and Goldberg 2014), cut down
by a randomised singular value decomposition (Halko et al. 2011), then drawn towards translations and synonyms
(retrofitting, Faruqui et al. 2015).

Both languages are counted against the SAME contexts, French words: an English word is seen beside the translations of
its English neighbours and beside the French half of its sentence pair. So translations share contexts from the start.
"""

import numpy as np
import scipy.sparse as sp
from numba import njit

WINDOW = 6
CONTEXTS = 20_000
SHIFT = np.log(1.5)
SMOOTHING = 0.75
PAIR_WEIGHT = 1.0
RETROFIT_ROUNDS = 4


@njit(cache=True)
def _count(starts, flat, column_of, counts, window):
    for n in range(len(starts) - 1):
        for i in range(starts[n], starts[n + 1]):
            for j in range(max(starts[n], i - window), min(starts[n + 1], i + window + 1)):
                column = column_of[flat[j]]
                if column >= 0 and i != j:
                    counts[flat[i], column] += 1 / abs(i - j)


@njit(cache=True)
def _count_pairs(starts_a, flat_a, starts_b, flat_b, column_of, counts, weight):
    """Each word of a against the words of b near the same relative place."""
    for n in range(len(starts_a) - 1):
        a0, a1, b0, b1 = starts_a[n], starts_a[n + 1], starts_b[n], starts_b[n + 1]
        for i in range(a0, a1):
            place = (i - a0 + 0.5) / (a1 - a0) * (b1 - b0) - 0.5
            for j in range(b0, b1):
                column = column_of[flat_b[j]]
                if column >= 0:
                    counts[flat_a[i], column] += weight / (1 + abs(j - b0 - place))


def _flatten(lists):
    starts = np.cumsum([0, *(len(one) for one in lists)])
    return starts, np.fromiter((i for one in lists for i in one), np.int64, starts[-1])


def cooccurrence(french, english, pairs, is_english, frequency, english_to_french):
    """[classes, CONTEXTS] float32. `french`, `english`: lists of class lists without stop words; `pairs`: (English, French)."""
    classes = len(is_english)
    ranked = np.argsort(-np.where(is_english, 0, frequency), kind="stable")[:CONTEXTS]
    column_of = np.full(classes, -1, np.int64)
    column_of[ranked] = np.arange(CONTEXTS)
    counts = np.zeros((classes, CONTEXTS), np.float32)
    _count(*_flatten(french), column_of, counts, WINDOW)
    side_e, side_f = _flatten([e for e, _ in pairs]), _flatten([f for _, f in pairs])
    _count_pairs(*side_e, *side_f, column_of, counts, PAIR_WEIGHT)
    _count_pairs(*side_f, *side_f, column_of, counts, PAIR_WEIGHT)

    # English neighbours, counted by themselves and then read in French.
    own = np.argsort(-np.where(is_english, frequency, 0), kind="stable")[:CONTEXTS]
    column_of[:] = -1
    column_of[own] = np.arange(CONTEXTS)
    english_counts = np.zeros((classes, CONTEXTS), np.float32)
    _count(*_flatten(english), column_of, english_counts, WINDOW)
    english_counts = sp.csr_matrix(english_counts)
    return sp.csr_matrix(counts) + english_counts @ english_to_french[own][:, ranked]


def ppmi(counts, is_english):
    """Expectations are each language's own: the English texts are about other things than the French ones."""
    parts = []
    order = np.concatenate([np.flatnonzero(~is_english), np.flatnonzero(is_english)])
    for rows in (np.flatnonzero(~is_english), np.flatnonzero(is_english)):
        part = counts[rows].tocoo()
        columns = np.asarray(part.sum(0)).ravel() ** SMOOTHING
        share = columns / columns.sum() + 1e-12
        sums = np.asarray(part.sum(1)).ravel() + 1e-12
        # A word's first sightings are chance: counts are taken with a small discount (Pantel and Lin 2002).
        value = np.log(part.data / sums[part.row] / share[part.col]) - SHIFT
        value *= part.data / (part.data + 1)
        keep = value > 0
        parts.append(sp.csr_matrix((value[keep].astype(np.float32), (part.row[keep], part.col[keep])), part.shape))
    stacked = sp.vstack(parts).tocsr()
    return stacked[np.argsort(order)]


def decompose(matrix, dimensions, generator, rounds=3):
    """U S^.5 of the leading singular vectors, [rows, dimensions]."""
    basis = matrix @ generator.standard_normal((matrix.shape[1], dimensions + 20)).astype(np.float32)
    transposed = matrix.T.tocsr()
    for _ in range(rounds):
        basis, _ = np.linalg.qr(basis)
        basis, _ = np.linalg.qr(transposed @ basis)
        basis = matrix @ basis
    basis, _ = np.linalg.qr(basis)
    left, values, _ = np.linalg.svd((transposed @ basis).T, full_matrices=False)
    return ((basis @ left)[:, :dimensions] * values[:dimensions] ** 0.5).astype(np.float32)


def centred(vectors, known, removed):
    """Unit rows without their mean and their `removed` commonest directions (Mu and Viswanath 2018); zero where unknown."""
    result = np.zeros_like(vectors)
    rows = vectors[known]
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    rows -= rows.mean(0)
    _, _, directions = np.linalg.svd(rows.T @ rows)
    rows -= rows @ directions[:removed].T @ directions[:removed]
    result[known] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return result


def retrofit(vectors, edges):
    """`edges`: symmetric [classes, classes] weights, against 1 for a word's own vector. Unit rows again at the end."""
    degree = np.asarray(edges.sum(1)).ravel()[:, None].astype(np.float32)
    # Scaled so that much said does not drown what was seen: neighbours weigh as much as the word itself at most.
    scale = np.minimum(degree, 1.0) / np.maximum(degree, 1e-9)
    current = vectors
    for _ in range(RETROFIT_ROUNDS):
        current = vectors + scale * (edges @ current)
        current /= np.maximum(np.linalg.norm(current, axis=1, keepdims=True), 1e-9)
    return current
