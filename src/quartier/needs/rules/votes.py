"""How the wishes already put into a need speak for it. Plain numbers in, an order out."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

NEAREST = 3
"""So many of a need's nearest wishes speak for it; more would favour big needs."""
OWN_WORDS = 0.5
FAINT = 0.02


def ranked(spoken: Mapping[Key, tuple[float, Sequence[float]]]) -> dict[Key, float]:
    """Need → score, best first. `spoken`: likeness to its own words, and to each wish in it."""
    scores = {key: joined([said, *learnt]) for key, (said, learnt) in spoken.items()}
    return dict(sorted(scores.items(), key=lambda item: (-item[1], str(item[0]))))


def joined(cosines: Iterable[float]) -> float:
    """Several witnesses say more than one, but never more than certainty: 1 − Π(1 − c)."""
    doubt = 1.0
    for cosine in sorted(cosines, reverse=True)[:NEAREST]:
        doubt *= 1 - min(max(cosine, 0.0), 1.0)
    return 1 - doubt


def of_labels(spoken: Iterable[tuple[float, Iterable[Key]]]) -> dict[Key, float]:
    """Field of action → the squared likeness of the needs that carry it: near ones prevail."""
    scores: dict[Key, float] = {}
    for score, labels in spoken:
        for label in labels:
            scores[label] = scores.get(label, 0.0) + score * score
    return scores
