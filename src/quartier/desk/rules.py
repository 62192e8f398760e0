"""What waits for people today: rows, their order, the words of the greeting. Plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Literal

When = Literal["now", "today", "week"]
Tone = Literal["", "hot", "danger"]

NOON = time(11)
EVENING = time(17)


@dataclass(frozen=True)
class Duty:
    """One row of "Heute": what, why now, and one button for the next step.

    `count` is how many equal things the row stands for. Rows with the same `tile` are counted
    together at the top of the page (`tile_one`: its words where it counts one); `tone` is the
    tile's frame. `told` is who hears of a danger.
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
    told: str = ""
    tile: str = ""
    tile_one: str = ""
    tile_url: str = ""
    tone: Tone = ""


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


def tiles(duties: Iterable[Duty]) -> list[dict[str, object]]:
    """The counts as links, in the order of the rows; a red frame only for danger."""
    found: dict[str, dict[str, object]] = {}
    for duty in duties:
        if not duty.tile:
            continue
        tile = found.setdefault(
            duty.tile,
            {"url": duty.tile_url or duty.url, "tone": duty.tone, "count": 0},
        )
        tile["count"] = count = int(str(tile["count"])) + duty.count
        tile["title"] = duty.tile_one if count == 1 and duty.tile_one else duty.tile
    return list(found.values())
