"""Who counts as a person and who as a voice. Plain values in, numbers out."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Subject = TypeVar("Subject", bound=Hashable)


def tally(
    said: Iterable[tuple[Subject, Hashable | None, bool]],
) -> defaultdict[Subject, tuple[int, int]]:
    """Subject → (people, voices) of (subject, contact or none, whether the contact is sure).

    A contact counts once: as a person, or as a voice while nobody knows whether it is theirs.
    """
    sure: dict[Subject, set[Hashable]] = defaultdict(set)
    unsure: dict[Subject, set[Hashable]] = defaultdict(set)
    nameless: dict[Subject, int] = defaultdict(int)
    for subject, who, is_sure in said:
        if who is None:
            nameless[subject] += 1
        else:
            (sure if is_sure else unsure)[subject].add(who)
    counted: defaultdict[Subject, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for subject in {*sure, *unsure, *nameless}:
        people = sure[subject]
        counted[subject] = len(people), len(unsure[subject] - people) + nameless[subject]
    return counted
