"""Wishes from a list. Rows come in by chunks, each chunk whole or not at all; then the file goes.

What is not taken in (columns with names, say) may not stay, so the file ends with its import.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from quartier.areas.actions import next_numbers
from quartier.areas.models import Area
from quartier.files.actions import remove, store_table
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.wishes.actions.taking import SERIES
from quartier.wishes.models import ImportRun, Wish
from quartier.wishes.queries import imports_left
from quartier.wishes.queries.sheets import count_rows, parsed_rows, refuse_broken
from quartier.wishes.rules.sheets import Mapping, Row

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

IMPORT = "wishes.import_rows"
CHUNK = 1000
KEPT_ERRORS = 200
Parsed = tuple[int, Row | str | None]


class AlreadyStarted(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Diese Liste wird schon eingelesen. Verwerfen geht nicht mehr."))


def prepare_import(upload: "UploadedFile[Any]", *, area: Area, by: Actor) -> ImportRun:
    """Keep the list and look at its headings; nothing is taken in yet."""
    with transaction.atomic():
        file = store_table(upload, area=area, by=by)
        refuse_broken(file)
        name = (upload.name or "")[-200:]
        run = ImportRun.objects.create(area=area, file=file, file_name=name, by=by.key)
        record(by, "prepare_import", run)
    return run


def choose_columns(run: ImportRun, mapping: Mapping, *, by: Actor) -> None:
    """Say which column holds what; possible until the import starts."""
    with transaction.atomic():
        waiting = ImportRun.objects.filter(pk=run.pk, started_at=None)
        if waiting.update(columns=mapping.as_json()):
            run.refresh_from_db()
            record(by, "choose_columns", run)


def start_import(run: ImportRun, *, at: datetime, by: Actor) -> None:
    """Let the worker take in the rows. Asking twice starts it once."""
    with transaction.atomic():
        row = ImportRun.objects.select_for_update().filter(pk=run.pk, finished_at=None).first()
        if row is None:
            return
        if row.started_at is None:
            ImportRun.objects.filter(pk=run.pk).update(started_at=at)
            record(by, "start_import", run)
        try:
            with transaction.atomic():
                task = app.configure_task(
                    IMPORT, queueing_lock=f"import:{run.pk}", lock=f"{run.pk}"
                )
                task.defer(run=str(run.pk), actor=by.key, role=by.role)
        except AlreadyEnqueued:
            return


def discard_import(run: ImportRun, *, by: Actor) -> None:
    """Throw a list away from which nothing was taken in yet, with its file."""
    with transaction.atomic():
        row = ImportRun.objects.select_for_update().filter(pk=run.pk).first()
        if row is None:
            return
        if row.started_at:
            raise AlreadyStarted
        record(by, "discard_import", row)
        row.delete()
        if row.file:
            remove(row.file, by=by)


def drop_left_imports(area: Area, before: datetime, *, at: datetime, by: Actor) -> int:
    """Throw away lists nobody started, and end those that stopped for good where they stopped."""
    left = list(imports_left(area, before))
    for run in left:
        if run.started_at:
            _finish(run, at, by)
            continue
        with suppress(AlreadyStarted):
            discard_import(run, by=by)
    return len(left)


def import_rows(run: ImportRun, *, at: Callable[[], datetime], by: Actor) -> ImportRun:
    """Take in what is left of a list. Killed in the middle, it goes on where it stopped."""
    run.refresh_from_db()
    if run.file is None:
        return run
    mapping = Mapping.from_json(run.columns)
    ImportRun.objects.filter(pk=run.pk).update(total=count_rows(run.file))
    rows = parsed_rows(run.file, mapping, now=at(), skip=run.read)
    while chunk := list(islice(rows, CHUNK)):
        _take_chunk(run, chunk, at(), by)
    _finish(run, at(), by)
    return run


@transaction.atomic
def _finish(run: ImportRun, at: datetime, by: Actor) -> None:
    file, run.file = run.file, None
    run.finished_at, run.total = run.finished_at or at, run.read
    run.save(update_fields=["file", "finished_at", "total"])
    record(by, "finish_import", run, taken=run.taken, known=run.known, refused=run.refused)
    if file:
        remove(file, by=by)


@transaction.atomic
def _take_chunk(run: ImportRun, chunk: list[Parsed], at: datetime, by: Actor) -> None:
    run.refresh_from_db(from_queryset=ImportRun.objects.select_for_update())
    wishes = {row.form_key(run.area_id): row for _line, row in chunk if isinstance(row, Row)}
    known = Wish.objects.filter(form_key__in=wishes).values_list("form_key", flat=True)
    for key in list(known):
        del wishes[key]
    new = [_wish(run, row, at) for row in wishes.values()]
    _number(run.area, new)
    Wish.objects.bulk_create(new)
    _count(run, chunk, len(new))
    record(by, "import_rows", run, read=run.read, taken=run.taken)


def _wish(run: ImportRun, row: Row, at: datetime) -> Wish:
    received = min(_aware(row.day), at) if row.day else at
    return Wish(
        area_id=run.area_id,
        text=row.text,
        source=Wish.Source.IMPORT,
        form_key=row.form_key(run.area_id),
        received_at=received,
        year=timezone.localdate(received).year,
        place_name=row.place_name,
        lon=row.lon,
        lat=row.lat,
        attribution=row.attribution,
        import_run=run,
    )


def _aware(day: datetime) -> datetime:
    """A list that names no hour means the day: noon stays that day in every zone of the country."""
    if day.tzinfo:
        return day
    return timezone.make_aware(day if day.hour or day.minute else day + timedelta(hours=12))


def _number(area: Area, wishes: Iterable[Wish]) -> None:
    wishes = sorted(wishes, key=lambda wish: wish.received_at)
    numbers = {
        year: iter(next_numbers(area, SERIES, year, count))
        for year, count in sorted(Counter(wish.year for wish in wishes).items())
    }
    for wish in wishes:
        wish.number = next(numbers[wish.year])


def _count(run: ImportRun, chunk: list[Parsed], taken: int) -> None:
    problems = [(line, row) for line, row in chunk if isinstance(row, str)]
    rows = sum(isinstance(row, Row) for _line, row in chunk)
    run.read += len(chunk)
    run.taken += taken
    run.known += rows - taken
    run.refused += len(problems)
    run.errors = [*run.errors, *problems][:KEPT_ERRORS]
    run.save(update_fields=["read", "taken", "known", "refused", "errors"])
