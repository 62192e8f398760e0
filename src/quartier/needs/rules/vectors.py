"""Texts as weighed runs of 3, 4 and 5 letters inside words, hashed into buckets.

Letters instead of words, because compounds, endings and typing errors then still meet
(„Fahrradständer“, „Radständer“, „Fahradstander“). numpy alone: no dictionary is kept, so a text
can be weighed anywhere, and an index of 100,000 texts is built in seconds.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float32]

RUNS = (3, 4, 5)
BITS = 20
BUCKETS = 1 << BITS
COMMON = 0.1
"""A run that more than a tenth of the texts hold tells nothing."""
FEW_TEXTS = 50
"""Below this many texts no run counts as common."""
_SPACE = 32
_PRIMES = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], dtype=np.uint64)


def counts(essences: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """(row, bucket, how often), sorted; `essences` as `rules.essence` gives them."""
    padded = [f"  {text} " for text in essences]
    letters = np.frombuffer("".join([*padded, "  "]).encode("utf-32-le"), dtype=np.uint32)
    lengths = np.fromiter(map(len, padded), dtype=np.int64, count=len(padded))
    rows = np.repeat(np.arange(len(padded), dtype=np.int64), lengths)
    spaces = np.concatenate([[0], np.cumsum(letters == _SPACE)])
    runs = [_runs(letters, rows, spaces, length) for length in RUNS]
    keys, often = np.unique(np.concatenate(runs), return_counts=True)
    return keys >> BITS, keys & (BUCKETS - 1), often.astype(np.int64)


def _runs(letters: npt.NDArray[np.uint32], rows: Ints, spaces: Ints, length: int) -> Ints:
    """Row and bucket (in one number) of each run of this length inside a word."""
    total = len(letters) - length
    hashed = np.full(total, length, dtype=np.uint64)
    for offset in range(length):
        hashed += letters[offset : offset + total].astype(np.uint64) * _PRIMES[offset]
        hashed *= np.uint64(0xFF51AFD7ED558CCD)
        hashed ^= hashed >> np.uint64(33)
    inner = spaces[length - 1 : length - 1 + total] == spaces[1 : 1 + total]
    bucket = (hashed >> np.uint64(64 - BITS)).astype(np.int64)
    found: Ints = ((rows[:total] << BITS) | bucket[: len(rows)])[inner[: len(rows)]]
    return found


def rarity(holders: Ints, texts: int) -> Floats:
    """How much each bucket says: rare ones more, those that nearly every text holds nothing."""
    weight = np.log((1 + texts) / (1 + holders)) + 1
    if texts >= FEW_TEXTS:
        weight[holders > COMMON * texts] = 0
    return weight.astype(np.float32)


def weigh(rows: Ints, buckets: Ints, often: Ints, worth: Floats, total: int) -> Floats:
    """The weight of each (row, bucket), so that every row has the length 1."""
    weights = (1 + np.log(often)) * worth[buckets]
    squares = np.bincount(rows, weights * weights, minlength=total)
    lengths = np.sqrt(np.maximum(squares, 1e-12))
    return (weights / lengths[rows]).astype(np.float32)


def cosines(query: str | Sequence[str], essences: Sequence[str], worth: Floats) -> list[float]:
    """How alike the query and each of a few texts are, 0 to 1."""
    if not essences:
        return []
    buckets, weights = vector(query, worth)
    rows, others, often = counts(essences)
    other_weights = weigh(rows, others, often, worth, len(essences))
    at = np.minimum(np.searchsorted(buckets, others), max(len(buckets) - 1, 0))
    hits = buckets[at] == others if len(buckets) else np.zeros(len(others), dtype=bool)
    products = other_weights[hits] * weights[at[hits]]
    return [float(c) for c in np.bincount(rows[hits], products, minlength=len(essences))]


def vector(query: str | Sequence[str], worth: Floats) -> tuple[Ints, Floats]:
    """Buckets (sorted) and weights of one text, or of the middle of several."""
    texts = [query] if isinstance(query, str) else list(query)
    rows, buckets, often = counts(texts)
    weights = weigh(rows, buckets, often, worth, len(texts))
    found, place = np.unique(buckets, return_inverse=True)
    summed = np.bincount(place, weights, minlength=len(found))
    length = float(np.sqrt((summed * summed).sum())) or 1.0
    return found, (summed / length).astype(np.float32)
