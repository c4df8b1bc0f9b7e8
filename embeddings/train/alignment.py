"""Which words translate which: IBM Model 1 (Brown et al. 1993) over the parallel texts, both ways, on classes."""

import numpy as np
import scipy.sparse as sp
from numba import njit

ROUNDS = 5
LONGEST = 60
LEAST = 0.02


@njit(cache=True)
def _round(starts_a, flat_a, starts_b, flat_b, indptr, indices, table, counts):
    for n in range(len(starts_a) - 1):
        a0, a1, b0, b1 = starts_a[n], starts_a[n + 1], starts_b[n], starts_b[n + 1]
        cells = np.empty(a1 - a0, np.int64)
        for j in range(b0, b1):
            total = 1e-9
            for i in range(a0, a1):
                row = flat_a[i]
                at = indptr[row] + np.searchsorted(indices[indptr[row] : indptr[row + 1]], flat_b[j])
                cells[i - a0] = at
                total += table[at]
            for i in range(a1 - a0):
                counts[cells[i]] += table[cells[i]] / total


def translate(side_a, side_b, classes):
    """P(b | a) as a sparse [classes, classes] matrix. The sides are lists of int arrays, one pair at each index."""
    kept = [i for i in range(len(side_a)) if 0 < len(side_a[i]) <= LONGEST and 0 < len(side_b[i]) <= LONGEST]
    starts_a = np.cumsum([0, *(len(side_a[i]) for i in kept)])
    starts_b = np.cumsum([0, *(len(side_b[i]) for i in kept)])
    flat_a = np.concatenate([side_a[i] for i in kept]).astype(np.int64)
    flat_b = np.concatenate([side_b[i] for i in kept]).astype(np.int64)
    bags = [
        sp.csr_matrix((np.ones(len(flat), np.float32), flat, starts), (len(kept), classes))
        for flat, starts in ((flat_a, starts_a), (flat_b, starts_b))
    ]
    cells = (bags[0].T.tocsr() @ bags[1]).tocsr()
    cells.sort_indices()
    table = np.ones(cells.nnz, np.float32)
    for _ in range(ROUNDS):
        counts = np.zeros(cells.nnz, np.float32)
        _round(starts_a, flat_a, starts_b, flat_b, cells.indptr, cells.indices, table, counts)
        rows = np.repeat(np.arange(classes), np.diff(cells.indptr))
        # 1 beside the sum: what was seen once translates nothing for sure.
        table = counts / (np.bincount(rows, counts, classes) + 1)[rows].astype(np.float32)
    result = sp.csr_matrix((table, cells.indices, cells.indptr), cells.shape)
    result.data[result.data < LEAST] = 0
    result.eliminate_zeros()
    return result


def agreed(french_to_english, english_to_french):
    """[English, French] weights that both directions hold: the geometric mean of the two probabilities."""
    both = english_to_french.multiply(french_to_english.T).tocsr()
    both.data = np.sqrt(both.data)
    return both
