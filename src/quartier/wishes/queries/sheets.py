"""What a list to import holds: read lazily, checked before anything is written."""

import csv
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from quartier.areas.models import Area
from quartier.files.models import StoredFile
from quartier.files.queries import path_of
from quartier.wishes.models import Wish
from quartier.wishes.rules.sheets import BadRow, Mapping, Row, cell, csv_rows, is_blank, row_of

DRY_ROWS = 5000
SHOWN = 20
MOST_COLUMNS = 200


DAMAGED = (
    *(csv.Error, BadZipFile, zlib.error, SyntaxError),  # SyntaxError: broken XML
    *(LookupError, ValueError, TypeError, AttributeError, EOFError, OSError),
)
"""What the readers raise on tables that are none. They promise nothing."""


class NotATable(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Diese Datei konnten wir nicht als Tabelle lesen. Die erste Zeile muss die "
                "Überschriften der Spalten enthalten."
            )
        )


@dataclass
class DryRun:
    """What an import would do, seen on the first rows."""

    checked: int = 0
    good: int = 0
    known: int = 0
    is_whole: bool = True
    samples: list[Row] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    refused: int = 0


def rows_of(file: StoredFile) -> Iterator[Sequence[str]]:
    """All rows of a stored table, the headings first."""
    try:
        if file.path.endswith(".xlsx"):
            yield from _xlsx_rows(str(path_of(file)))
        else:
            yield from csv_rows(path_of(file).read_bytes())
    except DAMAGED as problem:
        raise NotATable from problem


def _xlsx_rows(path: str) -> Iterator[list[str]]:
    book: Any = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for values in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield [cell(value) for value in values]
    finally:
        book.close()


def header_of(file: StoredFile) -> list[str]:
    """The headings; a table without rows or with nameless columns only is none."""
    names = [name.strip() for name in next(iter(rows_of(file)), [])]
    while names and not names[-1]:
        names.pop()
    if not names or len(names) > MOST_COLUMNS:
        raise NotATable
    return names


def refuse_broken(file: StoredFile) -> None:
    """Read what the pages before the start will read."""
    header_of(file)
    deque(islice(rows_of(file), DRY_ROWS + 2), maxlen=0)


def count_rows(file: StoredFile) -> int:
    """Rows below the headings; where the file breaks off, one more."""
    count = 0
    try:
        for count, _row in enumerate(rows_of(file)):  # noqa: B007 - the last one counts
            pass
    except NotATable:
        return count + 1
    return count


def example_of(file: StoredFile) -> Sequence[str]:
    """The first row below the headings."""
    return next(islice(rows_of(file), 1, None), [])


def parsed_rows(
    file: StoredFile, mapping: Mapping, *, now: datetime, skip: int = 0
) -> Iterator[tuple[int, Row | str | None]]:
    """(line, row), (line, code of its problem), (line, None) if empty. Line 1 = headings."""
    width = len(header_of(file))
    line = 1 + skip
    try:
        for line, cells in enumerate(islice(rows_of(file), 1 + skip, None), start=2 + skip):
            yield line, _parsed(cells, mapping, width=width, now=now)
    except NotATable:
        yield line + 1, "unreadable"


def _parsed(
    cells: Sequence[str], mapping: Mapping, *, width: int, now: datetime
) -> Row | str | None:
    try:
        return None if is_blank(cells) else row_of(cells, mapping, width=width, now=now)
    except BadRow as problem:
        return problem.code


def dry_run(area: Area, file: StoredFile, mapping: Mapping, *, now: datetime) -> DryRun:
    """Check the first rows without writing anything."""
    result, keys = DryRun(), []
    parsed = parsed_rows(file, mapping, now=now)
    for line, row in islice(parsed, DRY_ROWS):
        result.checked += row is not None
        if isinstance(row, Row):
            keys.append(row.form_key(area.pk))
            result.samples += [row] if len(result.samples) < 3 else []  # noqa: PLR2004
        elif row:
            result.refused += 1
            result.problems += [(line, row)] if len(result.problems) < SHOWN else []
    result.is_whole = next(parsed, None) is None
    known = set(Wish.objects.filter(form_key__in=keys).values_list("form_key", flat=True))
    result.good = len(set(keys) - known)
    result.known = len(keys) - result.good
    return result
