from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from quartier.accounts.actions import forget
from quartier.accounts.models import Resident
from quartier.journal.models import Entry
from quartier.journal.rules import NOBODY
from quartier.letters.models import Letter
from quartier.letters.texts import Draft
from quartier.needs import actions
from quartier.needs.models import BundledWish, Follower, Need, Objection, Support
from quartier.needs.queries import people_and_voices, wishers_of, wishes_to_bundle
from tests.needs.conftest import AT


def test_bundled_wishes_leave_the_inbox(area, wish, need):
    bench, light = wish(), wish("Licht am Weg")

    need(bench)

    assert list(wishes_to_bundle(area)) == [light]


def test_wishes_of_other_areas_and_unread_ones_are_not_in_the_inbox(area, other_area, wish):
    wish("Woanders", place=other_area)
    wish("Ungelesen", is_public=False)

    assert list(wishes_to_bundle(area)) == []


def test_a_wish_belongs_to_one_need_and_the_second_clerk_reads_who_was_faster(wish, need):
    bench = wish()
    need(bench)

    with pytest.raises(actions.AlreadyBundled) as refusal:
        need(bench)

    assert refusal.value.message == (
        "Jana Berwang hat diesen Wunsch gerade eingeordnet. Hier ist der neue Stand."
    )
    assert Need.objects.count() == 1


@pytest.mark.parametrize("case", ["other area", "unread", "none"])
def test_only_published_wishes_of_the_area_are_taken_up(area, other_area, clerk, wish, case):
    chosen = {
        "other area": lambda: [wish(place=other_area)],
        "unread": lambda: [wish(is_public=False)],
        "none": list,
    }[case]()

    with pytest.raises((actions.NotWaiting, actions.NothingChosen)):
        actions.bundle(
            chosen, area=area, title="T", summary="", fields=[], urgency="normal", at=AT, by=clerk
        )

    assert Need.objects.count() == 0


def test_a_need_is_numbered_by_the_year_on_the_office_wall(area, clerk, wish):
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    row = actions.bundle(
        [wish()], area=area, title="T", summary="", fields=[], urgency="normal", at=at, by=clerk
    )

    assert row.short_number == "B-2027-001"


def test_the_last_wish_taken_out_dissolves_the_need_but_keeps_its_number(area, clerk, wish, need):
    bench = wish()
    row = need(bench)

    actions.take_out(row, [bench], at=AT, by=clerk)

    row.refresh_from_db()
    assert row.dissolved_at == AT
    assert list(wishes_to_bundle(area)) == [bench]
    with pytest.raises(actions.Dissolved):
        actions.add_wishes(row, [bench], at=AT, by=clerk)


def test_a_need_that_somebody_else_supports_stays_when_its_last_wish_leaves(clerk, wish, need):
    bench = wish()
    row = need(bench)
    support_by_somebody(row, clerk)

    actions.take_out(row, [bench], at=AT, by=clerk)

    row.refresh_from_db()
    assert row.dissolved_at is None


def support_by_somebody(row, clerk):
    actions.support(row, resident=None, channel="none", form_key=uuid4(), at=AT, by=clerk)


def test_a_need_is_split_and_one_wish_must_stay(clerk, wish, need):
    bench, light = wish(), wish("Licht am Weg")
    row = need(bench, light)

    part = actions.split(row, [light], title="Licht", summary="", at=AT, by=clerk)

    assert [bundled.wish for bundled in part.bundled.all()] == [light]
    with pytest.raises(actions.NothingChosen):
        actions.split(row, [bench], title="Rest", summary="", at=AT, by=clerk)


def test_undo_takes_back_what_came_in_one_go(area, clerk, wish, need):
    first, second = wish(), wish("Noch eine Bank")
    row = need(first)
    later = AT.replace(hour=11)
    actions.add_wishes(row, [second], at=later, by=clerk)

    actions.undo_bundling(row, bundled_at=later, at=later, by=clerk)

    assert list(wishes_to_bundle(area)) == [second]
    assert Entry.objects.filter(verb="bundling_undone").count() == 1
    with pytest.raises(actions.NothingToUndo):
        actions.undo_bundling(row, bundled_at=later, at=later, by=clerk)


def test_authors_are_told_once_per_bundling_and_those_without_contact_not(wish, need, resident):
    need(wish(by=resident()), wish("Ohne Namen"))

    letter = Letter.objects.get(occasion__startswith="bundled:")
    assert letter.to_email == "rosa@example.org"
    assert "/sankt-mang/nicht-gemeint/" in letter.text


def test_an_objection_brings_the_wish_back_and_bars_the_need(area, clerk, wish, need, resident):
    bench = wish(by=resident())
    row = need(bench, wish("Noch eine Bank"))

    actions.object_to(row, bench, at=AT, by=NOBODY)

    assert list(wishes_to_bundle(area)) == [bench]
    assert Objection.objects.count() == 1
    with pytest.raises(actions.ObjectedBefore):
        actions.add_wishes(row, [bench], at=AT, by=clerk)


def support(subject, resident=None, key=None):
    channel = "email" if resident else "none"
    form_key = key or uuid4()
    return actions.support(
        subject, resident=resident, channel=channel, form_key=form_key, at=AT, by=NOBODY
    )


def test_a_known_contact_counts_once_and_all_others_are_voices(wish, need, resident):
    rosa, karl = resident(), resident("karl@example.org")
    row = need(wish(by=rosa), wish("Ohne Namen"))

    support(row, rosa)
    support(row, karl)
    support(row, karl)
    support(row)

    assert people_and_voices([row]) == {row.pk: (2, 2)}
    assert [wisher.resident for wisher in wishers_of(row)] == [rosa, karl]


def test_the_same_form_counts_once(wish):
    bench, key = wish(), uuid4()

    first, second = support(bench, key=key), support(bench, key=key)

    assert first == second
    assert Support.objects.count() == 1


def test_support_of_a_wish_moves_along_and_back(clerk, wish, need, resident):
    bench, light = wish(), wish("Licht am Weg")
    support(bench, resident())
    row = need(bench, light)

    assert people_and_voices([row]) == {row.pk: (1, 2)}
    actions.take_out(row, [bench], at=AT, by=clerk)
    assert people_and_voices([row]) == {row.pk: (0, 1)}


def test_support_of_a_bundled_wish_goes_to_its_need(wish, need):
    bench = wish()
    row = need(bench)

    assert support(bench).need == row


def news(language: str) -> Draft:
    return Draft(f"Neu ({language})", "Es gibt Neues.", "")


def test_followers_get_nothing_before_they_confirm(need, resident):
    row, rosa = need(), resident(is_confirmed=False)

    actions.follow(row, rosa, at=AT, by=rosa.as_actor())
    told = actions.notify_followers(row, "test:1", news, at=AT, by=NOBODY)

    assert told == 0
    assert Letter.objects.filter(occasion__startswith="follow:").count() == 1


def test_nobody_is_asked_more_than_a_few_times_a_day_whoever_types_their_address(need, resident):
    rosa, needs = resident(is_confirmed=False), [need() for _ in range(7)]
    asked = Letter.objects.filter(occasion__startswith="follow:", to_email=rosa.email)

    for row in needs:
        actions.follow(row, rosa, at=AT, by=rosa.as_actor())
    on_one_day = asked.count()
    actions.follow(needs[-1], rosa, at=AT + timedelta(days=1, minutes=1), by=rosa.as_actor())

    assert (on_one_day, asked.count()) == (5, 6)


def test_an_erased_person_is_asked_nothing_by_a_page_that_is_still_open(need, resident):
    rosa = resident()
    forget(Resident.objects.get(pk=rosa.pk), at=AT, by=NOBODY)

    actions.follow(need(), rosa, at=AT, by=NOBODY)

    assert not Letter.objects.filter(to_email=rosa.email).exists()


def test_news_carry_the_headers_for_one_click(need, resident):
    row, rosa = need(), resident()
    actions.follow(row, rosa, at=AT, by=rosa.as_actor())
    Follower.objects.update(confirmed_at=AT)

    actions.notify_followers(row, "test:1", news, at=AT, by=NOBODY)

    letter = Letter.objects.get(occasion="test:1")
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.headers["List-Unsubscribe"].strip("<>") in letter.text


def test_a_forgotten_resident_becomes_a_voice(need, resident):
    row, rosa = need(), resident()
    support(row, rosa)
    Follower.objects.create(area=row.area, need=row, resident=rosa, asked_at=AT)

    actions.forget(rosa, at=AT, by=NOBODY)

    assert people_and_voices([row]) == {row.pk: (0, 2)}
    assert Follower.objects.count() == 0


def test_bundling_is_written_into_the_journal_by_keys(wish, need):
    bench = wish()

    row = need(bench)

    entry = Entry.objects.get(verb="bundled")
    assert (entry.target, entry.facts) == (f"needs.need:{row.pk}", {"wishes": [str(bench.pk)]})
    assert BundledWish.objects.get().by == entry.actor_key
