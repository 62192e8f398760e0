"""The demonstration is complete: all invented is there, in every state, relative to today."""

import csv
import re
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from quartier.areas.rules import is_working_day
from quartier.config.rules import why_not_this_database
from quartier.demo.actions.check import check_thread
from quartier.demo.actions.mark import set_mark
from quartier.demo.queries import database_mark
from quartier.demo.tour import TOUR
from quartier.handovers.models import (
    Acknowledgement,
    Answer,
    HandedNeed,
    Handover,
    Progress,
    Reopening,
    SolvedQuestion,
    SolvedReply,
    Telling,
)
from quartier.handovers.queries import overdue
from quartier.handovers.queries.changes import changes_since
from quartier.journal.models import Entry
from quartier.journeys.models import Listed
from quartier.journeys.rules import SHOWN
from quartier.needs.models import BundledWish, Follower, Objection
from quartier.office.models import Notice
from quartier.wishes.models import Publication, Refusal, Wish
from tests import contributions, stories

ROOT = Path(__file__).parents[2]
ROWS = 40

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def area(django_db_setup, django_db_blocker):  # noqa: ARG001
    with stories.kept_apart(django_db_blocker):
        yield stories.loaded_demo()


def test_people_were_asked_after_the_promised_time_and_some_said_yes(area):
    asked = SolvedQuestion.objects.filter(area=area).select_related("telling__answer")
    replies = SolvedReply.objects.filter(area=area, is_solved=True)

    assert asked.count() > 3
    assert [row for row in asked if early(row)] == []
    assert (replies.count(), replies.exclude(words="").count()) == (4, 1)


def early(row):
    planned = row.telling.answer.planned_on
    return planned is not None and row.asked_on < planned


def test_what_departments_plan_names_its_month_and_does_not_age(area):
    planned = Answer.objects.filter(area=area).exclude(planned_text="")

    assert planned.count() > 5
    for answer in planned:
        assert date_format(answer.planned_on, "F Y") in answer.planned_text


def test_116_wishes_were_taken_in_most_were_published(area):
    wishes = Wish.objects.filter(area=area)

    assert wishes.count() == 116
    assert Publication.objects.filter(area=area).count() > 100
    assert Refusal.objects.filter(area=area).exists()


def test_every_public_state_occurs(area):
    stored = set(Listed.objects.filter(area=area).values_list("status", flat=True))
    late = {"overdue"} if overdue(area, timezone.localdate()) else set()

    assert set(SHOWN) - stored - late == set()


def test_nothing_lies_in_the_future_and_the_newest_is_of_these_days(area):
    days = [w.received_at for w in Wish.objects.filter(area=area)]

    assert max(days) <= timezone.now()
    assert max(days) > timezone.now() - timedelta(days=5)
    assert min(days) > timezone.now() - timedelta(days=400)


def test_what_happens_to_a_need_on_its_way_occurs(area):
    rows = HandedNeed.objects.filter(handover__area=area)
    changed = changes_since(rows).values()
    followers = Follower.objects.filter(area=area, confirmed_at__isnull=False)

    assert any(change.added and change.removed for change in changed)
    assert max(Counter(followers.values_list("need", flat=True)).values()) >= 3
    assert Objection.objects.filter(area=area).count() == 1
    assert Entry.objects.filter(area_key=area.pk, verb="split").count() == 1
    assert Answer.objects.filter(area=area, corrects__isnull=False).count() == 1
    assert Telling.objects.filter(area=area, shows_attachment=True).count() == 1


def test_office_and_city_act_on_working_days(area):
    acts = {
        day(at)
        for model, field in (
            (Publication, "at"),
            (Refusal, "at"),
            (BundledWish, "at"),
            (Handover, "handed_over_at"),
            (Acknowledgement, "at"),
            (Answer, "at"),
            (Telling, "at"),
            (Progress, "at"),
            (Reopening, "at"),
            (Notice, "published_at"),
        )
        for at in model.objects.filter(area=area).values_list(field, flat=True)
    }
    free = {on for on in acts if not is_working_day(on, profile="BY-catholic")}

    assert len(acts) > 50
    assert free == set()


def day(at: datetime) -> date:
    return timezone.localdate(at)


def test_loading_twice_changes_nothing(area):
    call_command("load_demo", verbosity=0)

    assert Wish.objects.filter(area=area).count() == 116


def test_a_database_filled_by_hand_is_marked_so_that_nobody_serves_it(area):  # noqa: ARG001
    reason = why_not_this_database("serve", database_mark(), has_tables=True)

    assert reason is not None


def test_the_database_of_an_office_is_never_filled():
    set_mark("quartier:serve")

    with pytest.raises(CommandError, match="gehört nicht zur Vorführung"):
        call_command("load_demo")


def test_the_tour_leads_over_its_five_pages(area, settings):
    settings.IS_DEMO = True
    visitor, seen = Client(), []
    page = visitor.get(reverse("website:start", args=[area]))

    while button := re.search(rf'action="(/{area.slug}/rundgang/\d/)"', page.content.decode()):
        page = visitor.post(button[1], follow=True)
        seen.append((page.status_code, page.context["tour"]["step"].number))

    assert seen == [(200, step.number) for step in TOUR]


def test_the_second_step_lands_at_a_wish_with_what_fits_beside_it(area, settings):
    settings.IS_DEMO = True
    visitor = Client()

    response = visitor.post(reverse("demo:tour", args=[area, 2]))
    address, _sign, place = response.url.partition("#")
    page = visitor.get(address)

    (wish,) = page.context["chosen"]
    assert next(iter(page.context["wishes"])) == wish
    assert place == f"l-{wish.short_number}"
    assert f'id="{place}"' in page.content.decode()
    assert page.context["fits"]


def test_the_address_of_a_step_leads_to_the_beginning(client, area, settings):
    settings.IS_DEMO = True

    response = client.get(reverse("demo:tour", args=[area, 1]))

    assert response.url == reverse("website:start", args=[area])


@contributions.needed
def test_real_contributions_go_the_whole_way(tmp_path):
    files = sorted(contributions.FOLDER.glob("*.csv"))
    beginnings = [beginning_of(file, tmp_path) for file in files]

    check = check_thread(beginnings, timezone.localtime(), tell=lambda _line: None)

    assert check.refusals == []
    assert sum(check.counts.values()) > ROWS


def beginning_of(file, folder):
    """The first rows of a list, cut where a row ends."""
    lines = file.read_bytes().decode("utf-8-sig").splitlines(keepends=True)
    delimiter = max(",;\t", key=lines[0].count)
    copy = folder / file.name
    with copy.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(
            islice(csv.reader(lines, delimiter=delimiter), ROWS + 1)
        )
    return copy
