"""When a need carries enough weight, and how alike texts are. Plain values in, a verdict out."""

import math

from quartier.needs.rules.people import tally
from quartier.needs.rules.words import essence, shared_words

ENOUGH_PEOPLE = 3
"""Persons and voices who together make a need ready."""
ENOUGH_WHEN_URGENT = 1
"""Where it cannot wait, one is enough."""

VERY_ALIKE = 70
ALIKE = 50
HARDLY_ALIKE = 30
"""Percent below which a text is not proposed at all."""


def is_ready_to_hand_over(*, people: int, voices: int, urgency: str, has_summary: bool) -> bool:
    """Three people or voices make a need ready, one if urgent; and it says what it is about."""
    enough = ENOUGH_WHEN_URGENT if urgency == "urgent" else ENOUGH_PEOPLE
    return has_summary and people + voices >= enough


def percent(cosine: float) -> int:
    """The likeness people read: the root of the cosine, since short texts share few runs."""
    return round(100 * math.sqrt(max(0.0, min(1.0, cosine))))


def closeness(score: int) -> str:
    if score >= VERY_ALIKE:
        return "very"
    return "alike" if score >= ALIKE else "somewhat"


__all__ = [
    "ALIKE",
    "ENOUGH_PEOPLE",
    "ENOUGH_WHEN_URGENT",
    "HARDLY_ALIKE",
    "closeness",
    "essence",
    "is_ready_to_hand_over",
    "percent",
    "shared_words",
    "tally",
]
