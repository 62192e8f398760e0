"""What waits for people today: rows, their order, the words of the greeting. Plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Literal

When = Literal["now", "today", "week"]

NOON = time(11)
EVENING = time(17)


@dataclass(frozen=True)
class Duty:
    """One row of "Heute": what, why now, and one button for the next step.

    `count` is how many equal things the row stands for; `roles` may act on it.
    """

    when: When
    title: str
    url: str
    button: str
    why: str = ""
    late: str = ""
    days_over: int = 0
    people: int = 0
    count: int = 1
    phone: str = ""
    act: str = ""
    act_url: str = ""


def in_order(duties: Iterable[Duty]) -> list[Duty]:
    """The longest overdue first, then where most people wait."""
    return sorted(duties, key=lambda duty: (-duty.days_over, -duty.people))


def daytime(now: time) -> Literal["morning", "day", "evening"]:
    if now < NOON:
        return "morning"
    return "day" if now < EVENING else "evening"


def waiting(duties: Iterable[Duty]) -> int:
    """The number in the headline: the rows under "Sofort" and "Heute"."""
    return sum(duty.when in ("now", "today") for duty in duties)
