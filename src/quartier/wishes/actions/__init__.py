"""Verbs of this stage: take in, read, import, forget."""

from quartier.wishes.actions.imports import (
    AlreadyStarted,
    choose_columns,
    discard_import,
    drop_left_imports,
    import_rows,
    prepare_import,
    start_import,
)
from quartier.wishes.actions.privacy import forget
from quartier.wishes.actions.reading import (
    AlreadyRead,
    publish,
    publish_unmarked,
    refuse,
    report_danger,
    start_publishing_unmarked,
    take_back,
)
from quartier.wishes.actions.taking import (
    NothingSaid,
    TooManyWishes,
    TooMuchSaid,
    count_submission,
    keep_photo,
    remove_left_photos,
    take_in,
)

__all__ = [
    "AlreadyRead",
    "AlreadyStarted",
    "NothingSaid",
    "TooManyWishes",
    "TooMuchSaid",
    "choose_columns",
    "count_submission",
    "discard_import",
    "drop_left_imports",
    "forget",
    "import_rows",
    "keep_photo",
    "prepare_import",
    "publish",
    "publish_unmarked",
    "refuse",
    "remove_left_photos",
    "report_danger",
    "start_import",
    "start_publishing_unmarked",
    "take_back",
    "take_in",
]
