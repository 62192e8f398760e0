"""The rules of handing over, by noun: deadlines and reminders, links, words."""

from quartier.handovers.rules.attachments import is_shown, kind_word
from quartier.handovers.rules.choice import fitting_topics
from quartier.handovers.rules.deadlines import (
    ESCALATION,
    PROMISES,
    SOLVED_LINK_DAYS,
    ask_solved_on,
    due_of,
    is_overdue,
    is_sensible_extension,
    next_level,
    reminder_days,
    valid_until,
)
from quartier.handovers.rules.figures import DECISIONS, Figures, Line, figures_of
from quartier.handovers.rules.links import hashed, token_of
from quartier.handovers.rules.planned import planned_until
from quartier.handovers.rules.words import (
    before_greeting,
    in_words,
    reading_hints,
    standard_cover_letter,
)

__all__ = [
    "DECISIONS",
    "ESCALATION",
    "PROMISES",
    "SOLVED_LINK_DAYS",
    "Figures",
    "Line",
    "ask_solved_on",
    "before_greeting",
    "due_of",
    "figures_of",
    "fitting_topics",
    "hashed",
    "in_words",
    "is_overdue",
    "is_sensible_extension",
    "is_shown",
    "kind_word",
    "next_level",
    "planned_until",
    "reading_hints",
    "reminder_days",
    "standard_cover_letter",
    "token_of",
    "valid_until",
]
