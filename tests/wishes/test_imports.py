import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from quartier.areas.models import Area
from quartier.files.models import StoredFile
from quartier.files.queries import path_of
from quartier.journal.queries import entries_of
from quartier.wishes import actions
from quartier.wishes.models import ImportRun, Publication, Wish
from quartier.wishes.queries import calm_of
from quartier.wishes.queries.sheets import dry_run
from quartier.wishes.rules.sheets import Mapping
from tests import contributions
from tests.factories import AT, CLERK, new_user

LIST = "Nr;Text;Datum\n1;Eine Bank;20.09.2017\n2;;\n3;Licht;gestern\n\n4;Frau Huber;\n"


def prepared(area: Area, data: bytes, mapping: Mapping, name: str = "liste.csv") -> ImportRun:
    run = actions.prepare_import(SimpleUploadedFile(name, data), area=area, by=CLERK)
    actions.choose_columns(run, mapping, by=CLERK)
    return run


def imported(area: Area, data: bytes, mapping: Mapping, name: str = "liste.csv") -> ImportRun:
    run = prepared(area, data, mapping, name)
    return actions.import_rows(run, at=lambda: AT, by=CLERK)


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    return run.read, run.taken, run.known, run.refused


def test_a_dry_run_says_what_would_happen_and_writes_nothing(area):
    run = prepared(area, LIST.encode("cp1252"), Mapping(text=(1,), id=0, date=2))

    trial = dry_run(area, run.file, Mapping.from_json(run.columns), now=AT)

    assert (trial.checked, trial.good, trial.known, trial.refused) == (4, 2, 0, 2)
    assert trial.problems == [(3, "no_text"), (4, "date")]
    assert not Wish.objects.exists()


def test_a_list_comes_in_once(area):
    mapping = Mapping(text=(1,), id=0, date=2, note="Ideenwerkstatt")

    first, again = imported(area, LIST.encode(), mapping), imported(area, LIST.encode(), mapping)

    assert counts(first) == (5, 2, 0, 2)
    assert counts(again) == (5, 0, 2, 2)
    first.refresh_from_db()
    assert first.errors == [[3, "no_text"], [4, "date"]]
    assert [(w.short_number, w.text, w.attribution) for w in Wish.objects.order_by("year")] == [
        ("2017-00001", "Eine Bank", "Ideenwerkstatt"),
        ("2026-00001", "Frau Huber", "Ideenwerkstatt"),
    ]


KEYS = pytest.mark.parametrize("key", [{"id": 0}, {"url": 4}, {}])


@KEYS
def test_a_list_read_again_with_further_columns_brings_nothing_twice(area, key):
    data = b"Nr;Text;Titel;Wann;Quelle\n1;Eine Bank;Bank;2017;https://x.example/1\n"
    imported(area, data, Mapping(text=(1,), **key))

    again = imported(area, data, Mapping(text=(1,), title=2, place=2, date=3, note="Neu", **key))

    assert (again.taken, again.known) == (0, 1)


def test_the_same_number_in_another_list_is_another_wish(area):
    imported(area, b"Nr;Text\n1;Eine Bank\n", Mapping(text=(1,), id=0))

    other = imported(area, b"Nr;Text\n1;Mehr Licht\n", Mapping(text=(1,), id=0))

    assert (other.taken, other.known) == (1, 0)


def test_a_list_that_would_not_be_known_again_is_warned_of(client, area):
    client.force_login(new_user("staff", area))
    first = prepared(area, LIST.encode(), Mapping(text=(1,), id=0))
    actions.start_import(first, at=AT, by=CLERK)
    actions.import_rows(first, at=lambda: AT, by=CLERK)
    other, same = (
        prepared(area, LIST.encode() + b"5;Neu;\n", Mapping(text=(1,), **key))
        for key in ({}, {"id": 0, "date": 2})
    )

    pages = [client.get(reverse("wishes:import_run", args=[area, run.pk])) for run in (other, same)]

    assert ["kommt hier etwas doppelt" in page.content.decode() for page in pages] == [True, False]


def test_an_import_goes_on_where_it_stopped(area):
    run = prepared(area, LIST.encode(), Mapping(text=(1,), id=0, date=2))
    ImportRun.objects.update(read=1)

    actions.import_rows(run, at=lambda: AT, by=CLERK)

    assert [wish.text for wish in Wish.objects.all()] == ["Frau Huber"]


def file_on_disk(run: ImportRun) -> Path:
    assert run.file is not None
    return path_of(run.file)


def test_the_file_of_a_list_goes_when_it_is_taken_in(area, django_capture_on_commit_callbacks):
    run = prepared(area, LIST.encode(), Mapping(text=(1,)))
    path = file_on_disk(run)

    with django_capture_on_commit_callbacks(execute=True):
        actions.import_rows(run, at=lambda: AT, by=CLERK)
    again = actions.import_rows(run, at=lambda: AT, by=CLERK)

    assert (run.file, path.exists(), StoredFile.objects.exists()) == (None, False, False)
    assert (again.taken, Wish.objects.count()) == (3, 3)


def test_a_list_killed_in_the_middle_keeps_its_file_for_the_next_try(area, monkeypatch):
    run = prepared(area, LIST.encode(), Mapping(text=(1,)))
    monkeypatch.setattr("quartier.wishes.actions.imports.CHUNK", 1)
    moments = iter([AT, AT, AT])

    with pytest.raises(StopIteration):
        actions.import_rows(run, at=lambda: next(moments), by=CLERK)

    assert ImportRun.objects.get().taken == 1
    assert file_on_disk(ImportRun.objects.get()).exists()
    done = actions.import_rows(run, at=lambda: AT, by=CLERK)
    assert (counts(done), done.file) == ((5, 3, 0, 1), None)


def test_a_list_nobody_started_can_be_discarded_and_a_started_one_cannot(area):
    run, started = (prepared(area, LIST.encode(), Mapping(text=(1,))) for _twice in range(2))
    actions.start_import(started, at=AT, by=CLERK)

    actions.discard_import(run, by=CLERK)
    actions.discard_import(run, by=CLERK)
    actions.start_import(run, at=AT, by=CLERK)

    with pytest.raises(actions.AlreadyStarted):
        actions.discard_import(started, by=CLERK)
    assert [row.pk for row in ImportRun.objects.all()] == [started.pk]
    assert [row.pk for row in StoredFile.objects.all()] == [started.file_id]
    assert [entry.verb for entry in entries_of(run)][-1] == "discard_import"


def test_an_excel_list_comes_in_too(area):
    book, out = Workbook(), io.BytesIO()
    for row in (["Wunsch", "Datum"], ["Bäume, ẞ", datetime(2025, 5, 1)], [None, None]):  # noqa: DTZ001
        book.active.append(row)
    book.save(out)

    run = imported(area, out.getvalue(), Mapping(text=(0,), date=1), "liste.xlsx")

    assert counts(run) == (2, 1, 0, 0)
    assert Wish.objects.get().short_number == "2025-00001"


def test_all_without_a_mark_are_published_together(area):
    run = imported(area, LIST.encode(), Mapping(text=(1,)))

    assert calm_of(run)[:2] == (3, 2)
    assert actions.publish_unmarked(run, at=lambda: AT, by=CLERK) == 2
    assert sorted(Publication.objects.values_list("title", flat=True)) == ["Eine Bank", "Licht"]


def test_of_a_long_list_the_page_says_how_much_was_looked_through(client, area, monkeypatch):
    run = imported(area, LIST.encode(), Mapping(text=(1,)))
    ImportRun.objects.update(started_at=AT)
    monkeypatch.setattr("quartier.wishes.queries.wishes.MOST_CHECKED", 2)
    monkeypatch.setattr("quartier.wishes.queries.MOST_CHECKED", 2)
    client.force_login(new_user("staff", area))

    page = client.get(reverse("wishes:import_run", args=[area, run.pk])).content.decode()

    assert "3 Wünsche warten aufs Lesen" in page
    assert f"Von den ersten 2 ist in {calm_of(run)[1]} nichts markiert" in page


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"%PDF-1.4 x", b"GIF89a", b"a;b\x00c", b"PK\x03\x04 broken"]
)
def test_what_is_no_table_is_refused_with_a_sentence(area, data):
    with pytest.raises(ValidationError):
        actions.prepare_import(SimpleUploadedFile("liste.csv", data), area=area, by=CLERK)

    assert not StoredFile.objects.exists()


def test_a_decompression_bomb_is_refused(area):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/workbook.xml", b"\0" * 50_000_000)

    with pytest.raises(ValidationError):
        actions.prepare_import(
            SimpleUploadedFile("liste.xlsx", out.getvalue()), area=area, by=CLERK
        )


@contributions.needed
def test_the_real_contributions_come_in_whole_and_once(area):
    cycling = contributions.CYCLING.read_bytes()
    ideas = contributions.IDEAS.read_bytes()

    first = imported(area, cycling, Mapping(title=1, text=(2,), url=4, date=5, id=0))
    second = imported(area, ideas, Mapping(title=3, text=(4, 5), date=1))

    assert counts(first) == (366, 366, 0, 0)
    assert counts(second) == (1001, 1001, 0, 0)
    assert counts(imported(area, ideas, Mapping(title=3, text=(4, 5), date=1))) == (
        1001,
        0,
        1001,
        0,
    )


def test_a_hundred_thousand_rows_come_in_within_seconds(area):
    lines = "\n".join(f"{n};Wunsch Nummer {n} für mehr Bäume" for n in range(100_000))

    run = imported(area, f"Nr;Text\n{lines}".encode(), Mapping(text=(1,), id=0))

    assert counts(run) == (100_000, 100_000, 0, 0)


def broken_xlsx() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Text"])
    book.save(out)
    whole = zipfile.ZipFile(out)
    torn = io.BytesIO()
    with zipfile.ZipFile(torn, "w") as archive:
        for name in whole.namelist():
            cut = -20 if "sheet1" in name else None
            archive.writestr(name, whole.read(name)[:cut])
    return torn.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [("liste.xlsx", broken_xlsx()), ("liste.csv", b'Text;Nr\n"' + b"x" * 200_000 + b'";1\n')],
)
def test_a_list_that_breaks_off_is_refused_at_once(area, name, data):
    with pytest.raises(ValidationError, match="nicht als Tabelle"):
        actions.prepare_import(SimpleUploadedFile(name, data), area=area, by=CLERK)

    assert not ImportRun.objects.exists()


def test_what_stands_before_a_late_break_comes_in(area, monkeypatch):
    monkeypatch.setattr("quartier.wishes.queries.sheets.DRY_ROWS", 1)
    data = b'Text\nBank\nLicht\nBrunnen\n"' + b"x" * 200_000 + b'"\n'

    run = imported(area, data, Mapping(text=(0,)))

    assert counts(run) == (4, 3, 0, 1)
    assert run.errors == [(5, "unreadable")]
    assert run.finished_at == AT
