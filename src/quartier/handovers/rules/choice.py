"""Which department probably looks after something. Plain values only."""

import re
from collections.abc import Iterable

SHORTEST = 4


def fitting_topics(topics: Iterable[str], text: str) -> list[str]:
    """The topics whose word stands in the text: „Spielplätze“ fits „Spielplatz“."""
    words = [stem(word) for word in re.findall(r"\w+", text)]
    return [topic for topic in topics if any(_touch(stem(topic), word) for word in words)]


def stem(word: str) -> str:
    """Lower case, without umlauts and the usual endings; good enough to propose."""
    plain = word.casefold().translate(str.maketrans("äöü", "aou"))
    return re.sub(r"(en|er|e|n|s)$", "", plain) if len(plain) >= SHORTEST else plain


def _touch(topic: str, word: str) -> bool:
    if min(len(topic), len(word)) < SHORTEST:
        return topic == word
    return topic in word or word in topic
