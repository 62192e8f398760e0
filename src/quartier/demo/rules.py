"""How the invented content becomes dates and people. Plain values in and out."""

import hashlib
from datetime import datetime, time, timedelta

from quartier.areas.rules import is_working_day, next_working_day

MARK = "quartier:demo"
"""What the database of a demonstration carries as its comment."""
FILLING = f"{MARK}:filling"
"""The same until everything is in it."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": ".", "-": "."})


def moment(now: datetime, days: float, *, seed: str) -> datetime:
    """So many days before `now`, at an hour between 8 and 17 that depends on the seed only."""
    minutes = int(hashlib.sha256(seed.encode()).hexdigest(), 16) % 540
    day = (now - timedelta(days=days)).replace(hour=8, minute=0, second=0, microsecond=0)
    return min(day + timedelta(minutes=minutes), now - timedelta(minutes=3))


def office_moment(now: datetime, days: float, *, seed: str, profile: str) -> datetime:
    """The same, when people are at work: else on the working day before."""
    at = moment(now, days, seed=seed)
    while not is_working_day(at.date(), profile=profile):
        at -= timedelta(days=1)
    return at


def next_morning(at: datetime, *, profile: str) -> datetime:
    """After nine on the next working day."""
    day = next_working_day(at.date() + timedelta(days=1), profile=profile)
    return datetime.combine(day, time(9, at.minute), at.tzinfo)


def email_of(name: str) -> str:
    return f"{name.lower().translate(UMLAUTS)}@nachbar.example"


def phone_of(position: int) -> str:
    return f"0831 000 {80 + position // 100} {position % 100:02d}"


def address_of(name: str, position: int) -> str:
    return f"{name}\nMusterweg {position + 1}\n87437 Kempten (Allgäu)"
