"""Questions that span stages, by noun: duties and counts, people, needs by where they stand."""

from quartier.desk.queries.counts import this_week, unbundled, unread, until_next_act
from quartier.desk.queries.duties import duties
from quartier.desk.queries.people import archive_of, sections_of, words
from quartier.desk.queries.retention import PERIODS, due_in
from quartier.desk.queries.search import found_for
from quartier.desk.queries.standing import ANSWERED, STATES_OF_NEEDS, needs
from quartier.desk.queries.steering import overview

__all__ = [
    "ANSWERED",
    "PERIODS",
    "STATES_OF_NEEDS",
    "archive_of",
    "due_in",
    "duties",
    "found_for",
    "needs",
    "overview",
    "sections_of",
    "this_week",
    "unbundled",
    "unread",
    "until_next_act",
    "words",
]
