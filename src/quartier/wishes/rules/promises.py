from datetime import date

from quartier.areas.rules import working_days_after

PROMISE_DAYS = 3
"""Working days within which somebody of the office reads a wish."""


def read_by(received_on: date, *, profile: str) -> date:
    """The day the resident is told: until then we have read it."""
    return working_days_after(received_on, PROMISE_DAYS, profile=profile)
