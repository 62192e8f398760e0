"""The list of needs by where they stand: the same words as on the public list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quartier.concept.models import FieldOfAction
from quartier.handovers import actions as handovers
from quartier.needs.models import Need
from tests.factories import CLERK, new_area, new_user
from tests.journeys.thread import answered, bundled, handed, said


@pytest.fixture
def area(db):  # noqa: ARG001 - opens the database
    return new_area()


@pytest.fixture
def found(client, area):
    """Titles in the list, narrowed by the filters of the address."""
    client.force_login(new_user("staff", area))

    def look(**query):
        page = client.get(reverse("desk:needs", args=[area]), query)
        return sorted(row["need"].title for row in page.context["rows"])

    return look


def carried(area, title, **facts):
    """A need that three voices stand behind."""
    return bundled(area, *(said(area, f"{title} {n}") for n in range(3)), title=title, **facts)


@pytest.fixture
def quarter(area):
    """A need at each stage."""
    bundled(area, title="allein")
    carried(area, "bereit")
    handed(area, carried(area, "fort"))
    handed(area, carried(area, "lange fort"), days_ago=60, answer_in=30)
    answered(handed(area, carried(area, "bejaht")), "yes")
    started = carried(area, "begonnen")
    answered(handed(area, started), "yes")
    progress(started, "started")
    again = handed(area, carried(area, "wieder offen"))
    answered(again, "yes")
    progress(again.need, "done", days_ago=4)
    handovers.reopen(again, reason="Es wackelt.", at=timezone.now(), by=CLERK)


def progress(need, kind, days_ago=5):
    at = timezone.now() - timedelta(days=days_ago)
    on = timezone.localdate(at)
    handovers.record_progress(need, kind=kind, on=on, note="", at=at, by=CLERK)


@pytest.mark.usefixtures("quarter")
def test_each_need_is_found_where_it_stands_and_only_there(found):
    expected = {
        "ready": ["bereit", "wieder offen"],
        "collecting": ["allein"],
        "with_city": ["fort"],
        "overdue": ["lange fort"],
        "answered": ["bejaht"],
        "yes": ["bejaht"],
        "no": [],
        "in_progress": ["begonnen"],
        "done": [],
        "reopened": ["wieder offen"],
    }

    assert {state: found(state=state) for state in expected} == expected


def test_words_fields_and_urgency_narrow_the_list(area, found):
    field = FieldOfAction.objects.create(area=area, code="V", title="Verkehr", position=1)
    carried(area, "Licht am Weg").fields.add(field)
    bundled(area, title="Sitzbänke")

    assert found(state="gap") == ["Sitzbänke"]
    assert found(q="licht") == ["Licht am Weg"]
    assert found(field=field.pk) == ["Licht am Weg"]
    assert found(urgency="urgent") == []


def test_one_voice_is_enough_where_it_is_urgent_and_words_must_be_there(area, found):
    eilt, stumm = bundled(area, title="eilt"), carried(area, "stumm")
    Need.objects.filter(pk=eilt.pk).update(urgency="urgent")
    Need.objects.filter(pk=stumm.pk).update(summary="")

    assert found(state="ready") == ["eilt"]
    assert found(state="collecting") == ["stumm"]
