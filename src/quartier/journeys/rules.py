"""Where a wish or need stands: facts of all stages in, one plain status out (face.md 5)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DECISIONS = ("yes", "partly", "later", "no", "not_ours")
STATUSES = (
    "received",
    "checking",
    "bundled",
    "with_city",
    "overdue",
    *DECISIONS,
    "in_progress",
    "done",
    "reopened",
)
SHOWN = STATUSES[1:]
"""What a public list can contain: a wish that nobody has read yet stands on no list."""

STEPS = {"received": 1, "checking": 1, "bundled": 2, "with_city": 3, "overdue": 3, "reopened": 3}
ANSWERED, RESULT = 4, 5


@dataclass(frozen=True)
class Facts:
    """What the stages know. `progress` and `is_reopened` concern the newest hand-over only."""

    is_published: bool = True
    is_need: bool = False
    is_handed_over: bool = False
    due_on: date | None = None
    decision: str = ""
    progress: Literal["", "started", "done"] = ""
    is_reopened: bool = False


def status_of(facts: Facts, on: date) -> str:
    """The newest stage speaks."""
    if not facts.is_need:
        return "checking" if facts.is_published else "received"
    return _after_the_city(facts) or _with_the_city(facts, on) or "bundled"


def _after_the_city(facts: Facts) -> str:
    if facts.is_reopened:
        return "reopened"
    if facts.progress:
        return {"started": "in_progress", "done": "done"}[facts.progress]
    return facts.decision


def _with_the_city(facts: Facts, on: date) -> str:
    return on_that_day("with_city", facts.due_on, on) if facts.is_handed_over else ""


def on_that_day(status: str, due_on: date | None, on: date) -> str:
    """A stored status as it reads on a day: waiting becomes overdue by itself."""
    is_late = status == "with_city" and due_on is not None and due_on < on
    return "overdue" if is_late else status


def step_of(status: str) -> int:
    """Which of the five knots of the thread is reached."""
    if status in ("in_progress", "done"):
        return RESULT
    return STEPS.get(status, ANSWERED)
