"""Questions of this stage; other floors ask here."""

from quartier.handovers.queries.inbox import (
    answers_to_tell,
    current_answer,
    due_of,
    handed_needs,
    needs_to_hand_over,
    open_escalations,
    open_handed,
    open_questions,
    overdue,
    reopened,
    to_ask,
    whole_answers,
    with_facts,
)
from quartier.handovers.queries.ledger import DepartmentLine, Ledger, ledger, refusals, years
from quartier.handovers.queries.links import by_token, link_of, token_of
from quartier.handovers.queries.people import (
    data_of,
    done_on,
    quoted_in,
    telling_counts,
    ways_to_tell,
    wishers_to_ask,
)
from quartier.handovers.queries.sentences import support_words, told_words, ways_in_words
from quartier.handovers.queries.snapshot import persons_behind, snapshots
from quartier.handovers.queries.steps import steps_of

__all__ = [
    "DepartmentLine",
    "Ledger",
    "answers_to_tell",
    "by_token",
    "current_answer",
    "data_of",
    "done_on",
    "due_of",
    "handed_needs",
    "ledger",
    "link_of",
    "needs_to_hand_over",
    "open_escalations",
    "open_handed",
    "open_questions",
    "overdue",
    "persons_behind",
    "quoted_in",
    "refusals",
    "reopened",
    "snapshots",
    "steps_of",
    "support_words",
    "telling_counts",
    "to_ask",
    "token_of",
    "told_words",
    "ways_in_words",
    "ways_to_tell",
    "whole_answers",
    "wishers_to_ask",
    "with_facts",
    "years",
]
