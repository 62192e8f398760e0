"""Questions about wishes; the inbox of this stage."""

from quartier.wishes.queries.wishes import (
    by_form,
    by_number,
    dangers_to_report,
    data_of,
    import_runs,
    kept_photo,
    published,
    published_by_number,
    read_by,
    steps_of,
    to_read,
    waiting_of,
    wishes_of,
)

__all__ = [
    "by_form",
    "by_number",
    "dangers_to_report",
    "data_of",
    "import_runs",
    "kept_photo",
    "published",
    "published_by_number",
    "read_by",
    "steps_of",
    "to_read",
    "waiting_of",
    "wishes_of",
]
