import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from quartier.journal.actions import record
from quartier.journal.models import Entry
from quartier.journal.queries import entries_of
from quartier.journal.rules import job
from tests.factories import new_area

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET verb = 'nothing'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry",
    ],
)
def test_nobody_changes_what_is_written(change):
    area = new_area()
    record(job("test"), "something", area)
    with connection.cursor() as cursor:
        # The trigger on TRUNCATE waits until nothing is pending; the tests had switched it off.
        cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER journal_keeps_table")

    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change)

    assert [entry.verb for entry in entries_of(area)] == ["something"]


def test_without_the_trigger_a_row_could_be_changed():
    record(job("test"), "something", new_area())

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_keeps_rows")
        cursor.execute("UPDATE journal_entry SET verb = 'nothing'")

    assert Entry.objects.get().verb == "nothing"


def test_facts_keep_keys_instead_of_rows():
    area = new_area()

    entry = record(job("test"), "something", area, subject=area, number=3)

    assert entry.facts == {"subject": str(area.pk), "number": 3}
