"""When an organisation should hear from us again. Plain values in, a verdict out."""

from datetime import date, timedelta

QUIET_DAYS = 180
"""After half a year without a word the desk reminds of a contact."""
REVIEW_DAYS = 365
"""Contact persons are looked through once a year (domain.md 6.1)."""


def contact_is_due(last: date | None, since: date, today: date) -> bool:
    """Nobody has spoken with them for half a year (a new one: since it was entered)."""
    return today - (last or since) > timedelta(days=QUIET_DAYS)


def review_is_due(entered: date, today: date) -> bool:
    return today - entered > timedelta(days=REVIEW_DAYS)


def read_topics(text: str) -> list[str]:
    """„Wege, Licht; Wege“ → [„Wege“, „Licht“]."""
    words = (word.strip()[:60] for word in text.replace(";", ",").replace("\n", ",").split(","))
    return list(dict.fromkeys(word for word in words if word))
