from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from quartier.accounts.actions import confirm_email, issue_token, known_resident
from quartier.accounts.queries import open_token
from quartier.journal.models import Entry
from quartier.journal.rules import NOBODY
from quartier.journeys import actions, queries
from quartier.journeys.models import Cursor, Followed, Listed
from quartier.needs import actions as needs
from quartier.wishes import actions as wishes
from quartier.wishes.rules import VoiceData
from tests.factories import CLERK, new_area
from tests.journeys.thread import answered, bundled, handed, said


def rows(area) -> dict[str, str]:
    return dict(Listed.objects.shown(area).order_by("number").values_list("number", "status"))


def test_whoever_published_sees_the_wish_at_once(area) -> None:
    wish = said(area)

    actions.catch_up(area)

    assert rows(area) == {wish.short_number: "checking"}


def test_the_rows_follow_the_whole_thread(area) -> None:
    wish = said(area)
    actions.catch_up(area)
    need = bundled(area, wish)
    actions.catch_up(area)
    in_need = rows(area)
    row = handed(area, need)
    actions.catch_up(area)
    with_city = rows(area)
    answered(row, "later", planned_text="2027")

    actions.catch_up(area)

    number = need.short_number
    assert in_need == {number: "bundled"}
    assert with_city == {number: "with_city"}
    assert rows(area) == {number: "later"}
    assert Listed.objects.get(number=number).planned == "2027"


def test_numbers_follow_when_an_address_is_confirmed(area) -> None:
    at = timezone.now()
    mia = known_resident(area, email="mia@example.org", by=NOBODY, at=at)
    voice = VoiceData(mia, "email", "", may_quote=False)
    alone, together = said(area, voice=voice), said(area, "Ein Mülleimer", voice=voice)
    need = bundled(area, together)
    actions.catch_up(area)
    before = numbers(area)

    confirm_email(confirmation(mia, at), at=at)
    actions.catch_up(area)

    rows = [alone.short_number, need.short_number]
    assert [before[row] for row in rows] == [(0, 1), (0, 1)]
    assert [numbers(area)[row] for row in rows] == [(1, 0), (1, 0)]


def numbers(area) -> dict[str, tuple[int, int]]:
    shown = Listed.objects.shown(area).values_list("number", "people", "voices")
    return {number: (people, voices) for number, people, voices in shown}


def confirmation(resident, at):
    raw = issue_token(resident.area, "confirm_email", resident, resident=resident, days=1, at=at)
    return open_token(raw, "confirm_email", at)


def test_a_wish_taken_out_of_its_need_stands_alone_again(area) -> None:
    first, second = said(area), said(area, "Ein Mülleimer am Spielplatz")
    need = bundled(area, first, second)
    actions.catch_up(area)

    needs.take_out(need, [second], at=timezone.now(), by=CLERK)
    actions.catch_up(area)

    assert rows(area) == {second.short_number: "checking", need.short_number: "bundled"}
    assert Listed.objects.get(number=need.short_number).wish_count == 1


def test_a_wish_taken_back_leaves_the_list_and_its_words_the_search(area) -> None:
    wish = said(area)
    actions.catch_up(area)

    wishes.take_back(wish, at=timezone.now(), by=CLERK)
    actions.catch_up(area)

    assert rows(area) == {}


def test_nothing_new_costs_one_query(area, django_assert_num_queries) -> None:
    said(area)
    actions.catch_up(area)

    with django_assert_num_queries(1):
        actions.catch_up(area)


def test_following_costs_the_same_for_one_entry_and_for_many(area) -> None:
    bundled(area, said(area))
    actions.catch_up(area)

    assert queries_of(area, 1) == queries_of(area, 4)


def queries_of(area, count) -> int:
    for _time in range(count):
        bundled(area, said(area), said(area))
    with CaptureQueriesContext(connection) as asked:
        actions.catch_up(area)
    return len(asked)


def test_an_entry_that_commits_late_is_still_followed(area) -> None:
    """Keys are made before the commit: the cursor must not have passed by already."""
    late = said(area)
    held_back = list(Entry.objects.filter(target=f"wishes.wish:{late.pk}"))
    Followed.objects.bulk_create(Followed(entry_key=e.pk, area=area) for e in held_back)
    said(area, "Ein Mülleimer am Spielplatz")
    actions.advance(area, at=timezone.now())
    seen = rows(area)

    Followed.objects.filter(entry_key__in=[entry.pk for entry in held_back]).delete()
    actions.catch_up(area)

    assert late.short_number not in seen
    assert late.short_number in rows(area)


def test_a_cursor_without_overlap_would_lose_the_late_entry(area, monkeypatch) -> None:
    monkeypatch.setattr(queries, "OVERLAP", timedelta(minutes=-1))
    said(area, "Ein Mülleimer am Spielplatz")
    actions.advance(area, at=timezone.now())

    late = said(area)
    actions.catch_up(area)

    assert late.short_number not in rows(area)


def test_the_job_forgets_what_lies_behind_the_cursor(area) -> None:
    said(area)
    later = timezone.now() + timedelta(hours=1)

    actions.advance(area, at=later)

    assert Followed.objects.count() == 0
    assert Cursor.objects.get(area=area).entry_key == queries.mark_before(later - queries.OVERLAP)
    assert len(rows(area)) == 1


def test_rebuilding_says_the_same_as_following(area) -> None:
    wish, other = said(area), said(area, "Ein Mülleimer am Spielplatz")
    need = bundled(area, wish)
    answered(handed(area, need))
    actions.catch_up(area)

    drifted = queries.drift(area, queries.rows_of(area, [wish.pk, other.pk, need.pk]))
    before = list(Listed.objects.order_by("pk").values())
    actions.rebuild(area, at=timezone.now())

    assert drifted == []
    assert list(Listed.objects.order_by("pk").values()) == before


def test_drift_is_found_and_healed(area) -> None:
    wish = said(area)
    actions.catch_up(area)
    Listed.objects.update(title="Etwas anderes", people=99)

    drifted = queries.drift(area, queries.rows_of(area, [wish.pk]))
    actions.rebuild(area, at=timezone.now())

    assert [row.subject for row in drifted] == [wish.pk]
    assert queries.drift(area, queries.rows_of(area, [wish.pk])) == []


def test_another_area_stays_untouched(area) -> None:
    other = new_area("thingers")
    wish = said(other)

    actions.catch_up(area)
    refreshed = actions.refresh(area, [wish.pk])

    assert refreshed == 0
    assert Listed.objects.count() == 0


def test_marks_are_ordered_like_the_keys_of_entries(area) -> None:
    before = queries.mark_before(timezone.now() - timedelta(seconds=1))
    said(area)
    after = queries.mark_before(timezone.now() + timedelta(seconds=1))

    keys = list(Entry.objects.values_list("pk", flat=True))

    assert keys
    assert all(before < key < after for key in keys)
    assert before.version == UUID(int=after.int).version == 7


@pytest.mark.parametrize("act", ["refuse", "report_danger"])
def test_what_is_not_public_never_gets_a_row(area, act) -> None:
    wish = wishes.take_in(
        area,
        text="Die Schaukel ist gebrochen",
        source="online",
        form_key=UUID(int=7),
        at=timezone.now(),
        by=CLERK,
    )
    if act == "refuse":
        wishes.refuse(wish, reason="other", words="So nicht.", at=timezone.now(), by=CLERK)
    else:
        wishes.report_danger(wish, told="Bauhof", at=timezone.now(), by=CLERK)

    actions.catch_up(area)

    assert Listed.objects.count() == 0
