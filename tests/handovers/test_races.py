"""Two at once, and jobs that are killed. The twins show what happened without the guards."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier, Event
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from quartier.handovers import actions
from quartier.handovers.models import HandedNeed, Handover, Reminder, Telling
from quartier.journal.rules import job
from quartier.letters.models import Letter
from quartier.needs.actions import take_out
from tests.handovers.conftest import DUE, HANDED, answered, at
from tests.races import meanwhile

MANY = 5
LATE = date(2026, 3, 17)


def all_at_once(act):
    """What each of several gets: the result, or the refusal's class."""
    start = Barrier(MANY)

    def one(number):
        start.wait()
        try:
            return act(number)
        except actions.AlreadyHandedOver as refusal:
            return type(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(MANY) as people:
        return list(people.map(one, range(MANY)))


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def hand_over_at_once(area, department, clerk, row):
    def act(_number):
        actions.hand_over(
            [row], area=area, department=department, cover_letter="x", answer_on=None, on=HANDED,
            at=at(HANDED), form_key=uuid4(), by=clerk,
        )  # fmt: skip

    return all_at_once(act)


@pytest.mark.django_db(transaction=True)
def test_of_several_clerks_one_hands_the_need_over(area, department, clerk, need):
    results = hand_over_at_once(area, department, clerk, need())

    assert results.count(actions.AlreadyHandedOver) == MANY - 1
    assert (Handover.objects.count(), HandedNeed.objects.count()) == (1, 1)
    assert Letter.objects.filter(occasion__startswith="handover:").count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_lock_and_constraint_the_need_goes_out_several_times(
    area, department, clerk, need, monkeypatch
):
    monkeypatch.setattr("quartier.handovers.actions.handing._held", list)
    run("DROP INDEX need_round_once")
    try:
        hand_over_at_once(area, department, clerk, need())
        handed = HandedNeed.objects.count()
    finally:
        HandedNeed.objects.all().delete()
        run("CREATE UNIQUE INDEX need_round_once ON handovers_handedneed (need_id, round)")

    assert handed > 1


@pytest.mark.django_db(transaction=True)
def test_a_need_that_is_being_dissolved_is_not_handed_over(area, department, clerk, need, wish):
    said, taken_out, waits = wish(), Event(), Event()
    row = need(said)

    def empty():
        with transaction.atomic():
            take_out(row, [said], at=at(HANDED), by=clerk)
            taken_out.set()
            waits.wait(0.3)
        connections.close_all()

    with ThreadPoolExecutor(1) as colleague:
        done = colleague.submit(empty)
        taken_out.wait()
        with pytest.raises(actions.AlreadyHandedOver):
            actions.hand_over(
                [row], area=area, department=department, cover_letter="x", answer_on=None,
                on=HANDED, at=at(HANDED), form_key=uuid4(), by=clerk,
            )  # fmt: skip
        done.result()

    assert not Handover.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_several_times_is_one_package(hand_over, need):
    key, row = uuid4(), need()

    packages = all_at_once(lambda _number: hand_over(row, form_key=key).pk)

    assert len(set(packages)) == 1


@pytest.mark.usefixtures("handed")
@pytest.mark.django_db(transaction=True)
def test_a_job_that_runs_several_times_at_once_reminds_once():
    sent = all_at_once(lambda _number: actions.remind_due(LATE, at=at(LATE), by=job("remind")))

    assert sorted(sent) == [0] * (MANY - 1) + [1]
    assert Reminder.objects.count() == 1
    assert Letter.objects.filter(occasion__startswith="reminder:").count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_lock_and_constraint_it_reminds_several_times(handed):
    """Check, then write: what the row lock and the unique row replace."""
    meet = Barrier(MANY)

    def naive(_number):
        known = Reminder.objects.filter(handover=handed.handover, level=1, due_on=DUE).exists()
        meet.wait()
        if not known:
            Reminder.objects.create(
                area=handed.area, handover=handed.handover, level=1, due_on=DUE, on=LATE
            )

    run("DROP INDEX reminder_once_per_occasion")
    try:
        all_at_once(naive)
        count = Reminder.objects.count()
    finally:
        Reminder.objects.all().delete()
        run(
            "CREATE UNIQUE INDEX reminder_once_per_occasion "
            "ON handovers_reminder (handover_id, level, due_on)"
        )

    assert count == MANY


def remind_and_die():
    with transaction.atomic():
        actions.remind_due(LATE, at=at(LATE), by=job("remind"))
        raise KeyboardInterrupt


@pytest.mark.usefixtures("handed")
@pytest.mark.django_db(transaction=True)
def test_a_job_killed_after_the_reminder_leaves_nothing_half_and_the_next_run_does_it():
    with pytest.raises(KeyboardInterrupt):
        remind_and_die()
    left = Reminder.objects.count() + Letter.objects.filter(occasion__startswith="remin").count()

    again = actions.remind_due(LATE, at=at(LATE), by=job("remind"))

    assert (left, again, Reminder.objects.count()) == (0, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_several_clerks_tell_once(hand_over, need, wish, mia, clerk):
    answer = answered(hand_over(need(wish(by=mia))).needs.get())

    all_at_once(lambda _number: actions.tell(answer, plain_words="Ja.", at=at(DUE), by=clerk))

    assert Telling.objects.count() == 1
    assert Letter.objects.filter(occasion=f"answer:{answer.pk}").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_question_that_is_being_answered_is_not_answered_twice(handed, clerk):
    facts = {"at": at(HANDED), "by": clerk}
    question = actions.ask_back(handed, text="Wo genau?", form_key=uuid4(), **facts)

    first = partial(actions.reply, question, text="Am Weg.", **facts)
    with meanwhile(first), pytest.raises(actions.AlreadyReplied):
        actions.reply(question, text="Am Bach.", **facts)

    question.refresh_from_db()
    assert question.reply == "Am Weg."
