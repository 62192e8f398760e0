"""Letters about wishes, and the running numbers of everything."""

from collections import Counter
from uuid import uuid4

from benchmarks.fill.quarter import Quarter, save

from quartier.areas.models import RunningNumber
from quartier.letters.models import Delivery, Letter
from quartier.wishes.models import Wish

CALLS = 30
"""How many wait at most, however large the quarter: an office phones every day."""


def write_letters(quarter: Quarter) -> None:
    """One for every wish with an e-mail address; a few calls wait."""
    letters = [letter(quarter, n, wish) for n, wish in enumerate(quarter.wishes[::2])]
    save(letters)
    waiting = min(CALLS, len(letters) // 10)
    sent = letters[: len(letters) - waiting]
    save(Delivery(area=quarter.area, letter=row, how="sent", at=row.created_at) for row in sent)


def letter(quarter: Quarter, number: int, wish: Wish) -> Letter:
    at = quarter.later(wish.received_at, days=3)
    is_old = number < quarter.count // 2 - CALLS
    return Letter(
        id=quarter.key(at),
        area=quarter.area,
        channel="email" if is_old else "call",
        occasion=f"wishes.published:{wish.pk}",
        recipient_key=f"resident:{quarter.chance.choice(quarter.people).pk}",
        subject="Ihr Wunsch steht auf der Liste",
        text="Guten Tag, wir haben Ihren Wunsch gelesen. Er steht auf der Liste.",
        message_id=f"<{uuid4()}@quartier.example>",
        created_at=at,
    )


def write_numbers(quarter: Quarter) -> None:
    series = {
        "wish": Counter(wish.year for wish in quarter.wishes),
        "need": Counter(need.year for need in quarter.needs),
        "hand": quarter.numbers_of_handovers,
    }
    save(
        RunningNumber(area=quarter.area, series=name, year=year, last=last)
        for name, years in series.items()
        for year, last in years.items()
    )
