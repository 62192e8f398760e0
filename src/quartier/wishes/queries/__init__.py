"""Questions about wishes; the inbox of this stage."""

from quartier.wishes.queries.wishes import (
    by_form,
    by_number,
    calm_of,
    dangers_to_report,
    data_of,
    import_runs,
    is_calm,
    kept_photo,
    next_to_read,
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
    "calm_of",
    "dangers_to_report",
    "data_of",
    "import_runs",
    "is_calm",
    "kept_photo",
    "next_to_read",
    "published",
    "published_by_number",
    "read_by",
    "steps_of",
    "to_read",
    "waiting_of",
    "wishes_of",
]
