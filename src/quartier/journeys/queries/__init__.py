"""Questions across all stages."""

from quartier.journeys.models import ListedQuerySet as Rows
from quartier.journeys.queries.changes import (
    OVERLAP,
    START,
    drift,
    has_news,
    mark_before,
    new_entries,
    subjects_of,
)
from quartier.journeys.queries.journey import Journey, journey_of_need, journey_of_wish
from quartier.journeys.queries.listing import (
    MANY,
    PER_PAGE,
    Filters,
    Listing,
    listing,
    newest_numbers,
    selection,
    wishes_behind,
)
from quartier.journeys.queries.rows import rows_of

__all__ = [
    "MANY",
    "OVERLAP",
    "PER_PAGE",
    "START",
    "Filters",
    "Journey",
    "Listing",
    "Rows",
    "drift",
    "has_news",
    "journey_of_need",
    "journey_of_wish",
    "listing",
    "mark_before",
    "new_entries",
    "newest_numbers",
    "rows_of",
    "selection",
    "subjects_of",
    "wishes_behind",
]
