"""Questions of the public pages that no single stage can answer."""

from quartier.website.queries.choices import Choices, choices_of, drawing_of, remembered
from quartier.website.queries.entries import Entry, entries_by_subject, entries_of, url_of_need
from quartier.website.queries.front import (
    Figures,
    NewAnswer,
    figures_of,
    ledger_of,
    new_answers,
    visit_of,
)
from quartier.website.queries.mine import mine_of

__all__ = [
    "Choices",
    "Entry",
    "Figures",
    "NewAnswer",
    "choices_of",
    "drawing_of",
    "entries_by_subject",
    "entries_of",
    "figures_of",
    "ledger_of",
    "mine_of",
    "new_answers",
    "remembered",
    "url_of_need",
    "visit_of",
]
