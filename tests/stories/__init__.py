"""Scenes that many tests share, all by the real acts: the loaded demonstration, and a life in it.

`loaded_demo` is the invented quarter. `canary` lets three residents with telling names go the whole
way in it, so that a test can look for them where they must not be found. `neighbour` is a second
quarter with people of its own.
"""

from tests.stories.acts import bundled, clerk_of, handed, said
from tests.stories.canaries import BIRD, HIDDEN, TRACES, UNREAD, Canary, bird, canary
from tests.stories.quarters import Neighbour, employed, kept_apart, loaded_demo, neighbour

__all__ = [
    "BIRD",
    "HIDDEN",
    "TRACES",
    "UNREAD",
    "Canary",
    "Neighbour",
    "bird",
    "bundled",
    "canary",
    "clerk_of",
    "employed",
    "handed",
    "kept_apart",
    "loaded_demo",
    "neighbour",
    "said",
]
