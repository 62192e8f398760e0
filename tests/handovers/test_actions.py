from datetime import date
from uuid import uuid4

import pytest

from quartier.handovers import actions, queries
from quartier.handovers.actions import reminding
from quartier.handovers.models import (
    Answer,
    Extension,
    Handover,
    Question,
    Reminder,
    SolvedQuestion,
    Telling,
)
from quartier.journal.models import Entry
from quartier.journal.rules import job
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from quartier.needs.models import Follower
from tests.factories import new_resident
from tests.handovers.conftest import DUE, HANDED, answered, at


def test_a_package_keeps_what_was_said_on_that_day(hand_over, need, wish, mia):
    row = need(wish("Bitte macht einen Zebrastreifen.", by=mia), wish("Ohne Erlaubnis."))

    handed = hand_over(row).needs.get()

    assert (handed.title, handed.people, handed.voices) == (row.title, 1, 1)
    assert [quote["text"] for quote in handed.quotes] == ["Bitte macht einen Zebrastreifen."]
    assert handed.places == [{"name": "Im Oberösch", "lon": 10.33, "lat": 47.72}]


def test_deadlines_follow_the_agreed_working_days(hand_over):
    package = hand_over()

    assert package.acknowledge_effective == date(2026, 2, 23)
    assert (package.answer_nominal, package.answer_effective) == (DUE, DUE)
    assert package.short_number == "W-2026-001"


def test_a_named_deadline_on_a_sunday_moves_to_monday(area, clerk, department, need):
    package, _token = actions.hand_over(
        [need()], area=area, department=department, cover_letter="", answer_on=date(2026, 3, 22),
        on=HANDED, at=at(HANDED), form_key=uuid4(), by=clerk,
    )  # fmt: skip

    assert package.answer_nominal == date(2026, 3, 22)
    assert package.answer_effective == date(2026, 3, 23)


def test_the_department_gets_one_letter_with_its_link(hand_over, department):
    package = hand_over()

    letter = Letter.objects.get(recipient_key=f"organisation:{department.pk}")
    assert (letter.channel, letter.to_email) == ("email", department.email)
    assert queries.link_of(package) in letter.text
    assert letter.secret == [queries.link_of(package)]


def test_a_department_without_e_mail_gets_it_on_paper(hand_over, department):
    department.email = ""
    department.save()

    hand_over()

    letter = Letter.objects.get(recipient_key=f"organisation:{department.pk}")
    assert (letter.channel, letter.to_address.splitlines()[0]) == ("print", department.name)


def test_the_same_form_twice_is_one_package(hand_over, need):
    key, row = uuid4(), need()

    first, second = hand_over(row, form_key=key), hand_over(row, form_key=key)

    assert first == second
    assert Handover.objects.count() == 1


def test_a_need_at_the_city_is_not_handed_over_again(hand_over, handed):
    with pytest.raises(actions.AlreadyHandedOver):
        hand_over(handed.need)


def test_a_new_link_ends_the_old_one(area, hand_over, clerk):
    package = hand_over()
    old = queries.token_of(package)

    new = actions.issue_link(package, at=at(HANDED), by=clerk)

    assert queries.by_token(area, old, HANDED) is None
    assert queries.by_token(area, new, HANDED) == package


def test_a_link_ends_forty_five_days_after_the_deadline(area, hand_over):
    package = hand_over()
    token = queries.token_of(package)

    assert queries.by_token(area, token, date(2026, 4, 30)) == package
    assert queries.by_token(area, token, date(2026, 5, 1)) is None


def test_a_second_answer_is_refused_and_a_correction_stays_beside_the_first(handed):
    first = answered(handed)
    with pytest.raises(actions.AlreadyAnswered):
        answered(handed, decision="no")

    last = actions.correct_answer(
        first, decision="yes", reason="Doch, im Juni.", answered_on=date(2026, 3, 11),
        at=at(date(2026, 3, 11)), form_key=uuid4(), by=job("test"),
    )  # fmt: skip

    assert queries.current_answer(handed) == last
    assert list(handed.answers.order_by("at")) == [first, last]


def test_a_form_key_that_was_used_at_another_need_swallows_no_act(hand_over, need, wish, clerk):
    package = hand_over(need(), need(wish("Licht"), title="Licht"))
    key, rows = uuid4(), list(package.needs.order_by("position"))
    facts = {"at": at(HANDED), "form_key": key, "by": clerk}
    later = date(2026, 4, 30)

    questions = {actions.ask_back(row, text="Wo?", **facts).handed_need for row in rows * 2}
    moved = {actions.extend(r, until=later, reason="x", **facts).handed_need for r in rows * 2}
    answers = {answered(row, form_key=key).handed_need for row in rows * 2}

    assert questions == moved == answers == set(rows)
    assert [m.objects.count() for m in (Question, Extension, Answer)] == [2, 2, 2]


def test_an_answer_can_be_corrected_once_only(handed):
    first = answered(handed)
    said = {"decision": "yes", "reason": "Ja.", "answered_on": DUE, "at": at(DUE), "by": job("t")}
    actions.correct_answer(first, form_key=uuid4(), **said)

    with pytest.raises(actions.NotTheLastWord):
        actions.correct_answer(first, form_key=uuid4(), **said)

    assert Answer.objects.count() == 2


def test_an_extension_moves_the_deadline_and_the_link(handed, clerk):
    actions.extend(
        handed, until=date(2026, 4, 5), reason="Zählung", at=at(HANDED), form_key=uuid4(), by=clerk
    )

    # 5 April is Easter Sunday, 6 April a holiday.
    assert queries.due_of(handed) == date(2026, 4, 7)
    assert Handover.objects.get().valid_until == date(2026, 5, 22)


def test_an_extension_lies_behind_the_deadline(handed, clerk):
    with pytest.raises(actions.NotLater) as refusal:
        actions.extend(handed, until=DUE, reason="x", at=at(DUE), form_key=uuid4(), by=clerk)

    assert "16.03.2026" in refusal.value.message


@pytest.mark.usefixtures("handed")
def test_reminders_come_twice_and_then_the_steering_group(area):
    for day in range(17, 32):
        actions.remind_due(date(2026, 3, day), at=at(date(2026, 3, day)), by=job("remind"))

    assert list(Reminder.objects.order_by("on").values_list("level", "on")) == [
        (1, date(2026, 3, 17)),
        (2, date(2026, 3, 24)),
    ]
    [escalation] = queries.open_escalations(area)
    assert (escalation.due_on, escalation.on) == (DUE, date(2026, 3, 31))
    assert Letter.objects.filter(occasion__startswith="reminder:").count() == 2


def test_a_package_that_fails_leaves_the_others_alone(hand_over, need, wish, monkeypatch):
    """The first one cannot be reminded of; the second one is, and the job still says it failed."""
    first, second = sorted([hand_over(need(wish("Eins"))), hand_over(need(wish("Zwei")))], key=pk)
    write = reminding.write_to_department

    def broken(handover, *args, **more):
        if handover == first:
            raise RuntimeError("broken")
        write(handover, *args, **more)

    monkeypatch.setattr(reminding, "write_to_department", broken)

    with pytest.raises(ExceptionGroup) as failed:
        actions.remind_due(date(2026, 3, 17), at=at(date(2026, 3, 17)), by=job("remind"))

    assert [str(problem) for problem in failed.value.exceptions] == ["broken"]
    assert [row.handover for row in Reminder.objects.all()] == [second]


def pk(row):
    return row.pk


def test_an_extension_stops_reminders_and_takes_the_escalation_off_the_list(area, handed, clerk):
    for day in (17, 24, 31):
        actions.remind_due(date(2026, 3, day), at=at(date(2026, 3, day)), by=job("remind"))
    actions.extend(
        handed, until=date(2026, 4, 30), reason="Zählung", at=at(date(2026, 3, 31)),
        form_key=uuid4(), by=clerk,
    )  # fmt: skip

    sent = actions.remind_due(date(2026, 4, 20), at=at(date(2026, 4, 20)), by=job("remind"))

    assert (sent, queries.open_escalations(area), queries.overdue(area, date(2026, 4, 20))) == (
        0, [], [],
    )  # fmt: skip


def test_answered_needs_are_not_reminded_of(hand_over, need, wish):
    package = hand_over(need(), need(wish("Mehr Licht"), title="Mehr Licht am Weg"))
    answered(package.needs.get(position=1))

    actions.remind_due(date(2026, 3, 17), at=at(date(2026, 3, 17)), by=job("remind"))

    text = Letter.objects.get(occasion__startswith="reminder:").text
    assert "Mehr Licht am Weg" in text
    assert "Sicher über die Straße" not in text


def test_everybody_is_told_once_by_the_way_they_chose(*, area, hand_over, need, wish, mia, clerk):
    phone = new_resident(area, email="", phone="0831 12345")
    row = need(wish("Eins", by=mia), wish("Zwei", by=mia), wish("Drei", by=phone, channel="phone"))
    needs.support(
        row, resident=new_resident(area, "still@example.org"), channel="none", form_key=uuid4(),
        at=at(HANDED), by=clerk,
    )  # fmt: skip
    needs.support(row, resident=None, channel="none", form_key=uuid4(), at=at(HANDED), by=clerk)
    answer = answered(hand_over(row).needs.get())

    telling = actions.tell(answer, plain_words="Eine Insel kommt.", at=at(DUE), by=clerk)
    again = actions.tell(answer, plain_words="Noch einmal.", at=at(DUE), by=clerk)

    assert again == telling
    assert (telling.emails, telling.calls, telling.silent) == (1, 1, 1)
    assert queries.told_words(telling) == (
        "3 Menschen: 1 per E-Mail, 1 am Telefon. 1 wollte keine Antwort."
    )
    letters = Letter.objects.filter(occasion=f"answer:{answer.pk}")
    assert sorted(letters.values_list("channel", flat=True)) == ["call", "email"]
    assert queries.answers_to_tell(area) == []


def test_a_corrected_answer_is_told_again(area, handed, clerk):
    first = answered(handed)
    actions.tell(first, plain_words="Ein Teil kommt.", at=at(DUE), by=clerk)

    last = actions.correct_answer(
        first, decision="yes", reason="Alles.", answered_on=DUE, at=at(DUE), form_key=uuid4(),
        by=clerk,
    )  # fmt: skip

    assert queries.answers_to_tell(area) == [last]
    with pytest.raises(actions.NotTheLastWord):
        actions.tell(answered_again(first), plain_words="Alt.", at=at(DUE), by=clerk)


def test_only_who_heard_the_first_answer_reads_of_a_correction(hand_over, need, wish, mia, clerk):
    """A correction nobody was told about is news, not a correction of news."""

    def corrected(answer, day):
        facts = {"decision": "yes", "reason": "Alles.", "answered_on": day, "at": at(day)}
        return actions.correct_answer(answer, form_key=uuid4(), by=clerk, **facts)

    second = corrected(answered(hand_over(need(wish(by=mia))).needs.get()), date(2026, 3, 11))
    actions.tell(second, plain_words="Es kommt.", at=at(date(2026, 3, 12)), by=clerk)
    third = corrected(corrected(second, date(2026, 3, 13)), DUE)
    actions.tell(third, plain_words="Es kommt später.", at=at(DUE), by=clerk)

    subjects = Letter.objects.filter(occasion__startswith="answer:").order_by("pk")
    assert list(subjects.values_list("subject", flat=True)) == [
        "Die Stadt hat geantwortet: Sicher über die Straße zur Schule",
        "Die Stadt hat ihre Antwort berichtigt: Sicher über die Straße zur Schule",
    ]
    assert queries.told_before(third).answer == second


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ({}, ""),
        ({"planned_text": "Herbst 2099"}, "Geplant: Herbst 2099."),
        ({"planned_on": date(2099, 10, 1)}, "Geplant: ab 1.\xa0Oktober 2099."),
        (
            {"planned_text": "Herbst 2099", "planned_on": date(2099, 10, 1)},
            "Geplant: Herbst 2099, ab 1.\xa0Oktober 2099.",
        ),
    ],
)
def test_people_read_when_it_is_planned(planned, words, *, handed, clerk):
    answer = answered(handed, **planned)

    telling = actions.tell(answer, plain_words="Kommt.", at=at(DUE), by=clerk)

    lines = actions.draft_for(telling, "de").text.splitlines()
    assert [line for line in lines if line.startswith("Geplant")] == ([words] if words else [])


def test_an_answer_without_a_file_shows_none(handed, clerk):
    told = actions.tell(
        answered(handed), plain_words="Ja.", shows_attachment=True, at=at(DUE), by=clerk
    )

    assert told.shows_attachment is False


def answered_again(answer):
    """The corrected answer, as if nobody had been told yet."""
    Telling.objects.filter(answer=answer).delete()
    return answer


def test_four_weeks_after_telling_we_ask_and_the_first_no_opens_the_need(
    *, area, hand_over, need, wish, mia, clerk
):
    handed = hand_over(need(wish(by=mia))).needs.get()
    actions.tell(answered(handed), plain_words="Kommt.", at=at(DUE), by=clerk)
    early = actions.ask_if_solved(date(2026, 4, 12), at=at(date(2026, 4, 12)), by=job("ask"))
    asked = actions.ask_if_solved(date(2026, 4, 13), at=at(date(2026, 4, 13)), by=job("ask"))
    twice = actions.ask_if_solved(date(2026, 4, 14), at=at(date(2026, 4, 14)), by=job("ask"))

    actions.record_solved_reply(
        SolvedQuestion.objects.get(), resident=mia, is_solved=False, words="Nur Farbe",
        at=at(date(2026, 4, 20)), by=mia.as_actor(),
    )  # fmt: skip

    assert (early, asked, twice) == (0, 1, 0)
    assert Letter.objects.filter(occasion__startswith="solved:").count() == 1
    assert list(queries.reopened(area)) == [handed.need]
    assert hand_over(handed.need).needs.get().round == 2


def test_after_a_promised_day_we_ask_four_weeks_later_and_after_a_no_never(handed, clerk):
    answer = answered(handed, planned_on=date(2026, 6, 8))
    actions.tell(answer, plain_words="Im Juni.", at=at(DUE), by=clerk)

    early = actions.ask_if_solved(date(2026, 7, 5), at=at(date(2026, 7, 5)), by=job("ask"))
    asked = actions.ask_if_solved(date(2026, 7, 6), at=at(date(2026, 7, 6)), by=job("ask"))

    assert (early, asked) == (0, 1)


def test_without_an_exact_day_we_ask_after_the_time_that_was_named(handed, clerk):
    answer = answered(handed, decision="later", planned_text="Herbst 2026")
    actions.tell(answer, plain_words="Im Herbst.", at=at(DUE), by=clerk)

    early = actions.ask_if_solved(date(2026, 12, 27), at=at(date(2026, 12, 27)), by=job("ask"))
    asked = actions.ask_if_solved(date(2026, 12, 28), at=at(date(2026, 12, 28)), by=job("ask"))

    assert (early, asked) == (0, 1)


def test_whoever_only_follows_is_not_told_that_they_wished_it(*, hand_over, need, wish, mia, clerk):
    row = need(wish(by=mia))
    fan = new_resident(row.area, "fan@example.org")
    for person in (mia, fan):
        needs.follow(row, person, at=at(HANDED), by=person.as_actor())
    Follower.objects.update(confirmed_at=at(HANDED))
    answer = answered(hand_over(row).needs.get())

    actions.tell(answer, plain_words="Eine Insel kommt.", at=at(DUE), by=clerk)

    told = Letter.objects.filter(occasion=f"answer:{answer.pk}")
    text = {letter.to_email: letter.text for letter in told}
    assert text[mia.email].count("Sie haben sich das auch gewünscht: „") == 1
    assert "gewünscht" not in text[fan.email]
    assert f"Sie folgen diesem Bedarf: „{row.title}“." in text[fan.email]


def test_the_deadline_stands_before_the_greeting(*, area, department, need, clerk):
    actions.hand_over(
        [need()], area=area, department=department,
        cover_letter="Guten Tag,\n\nbitte antworten Sie.\n\nVielen Dank und freundliche Grüße",
        answer_on=None, on=HANDED, at=at(HANDED), form_key=uuid4(), by=clerk,
    )  # fmt: skip

    text = Letter.objects.get(occasion__startswith="handover:").text

    places = [
        text.index(words) for words in ("bitte antworten Sie.", "16.\u00a0März 2026", "Grüße")
    ]
    assert places == sorted(places)
    assert text.endswith("Vielen Dank und freundliche Grüße")


def test_only_the_answered_can_be_open_again(handed, clerk):
    with pytest.raises(actions.NotAnswered):
        actions.reopen(handed, reason="", at=at(DUE), by=clerk)


def test_erasing_a_person_takes_their_words_out_of_packages(hand_over, need, wish, mia, clerk):
    row = need(wish("Meine Worte MARKE.", by=mia), wish("Andere"))
    handed = hand_over(row).needs.get()

    actions.forget(mia, at=at(DUE), by=clerk)

    handed.refresh_from_db()
    assert (handed.quotes, handed.people) == ([], 1)


def test_erasing_a_person_takes_their_places_out_of_packages(hand_over, need, wish, mia, clerk):
    places = {"Bei Mias Garten": (10.1, 47.1), "Rathaus": (10.2, 47.2), "": (10.4, 47.4)}
    theirs = [placed(wish(by=mia), name, *point) for name, point in places.items()]
    others = [placed(wish(), "Rathaus"), placed(wish(), "Brunnen")]
    handed = hand_over(need(*theirs, *others)).needs.get()
    before = [place["name"] for place in handed.places]

    actions.forget(mia, at=at(DUE), by=clerk)

    handed.refresh_from_db()
    assert sorted(before) == ["", "Bei Mias Garten", "Brunnen", "Im Oberösch", "Rathaus"]
    assert [(place["name"], place["lon"]) for place in handed.places] == [
        ("Im Oberösch", 10.33),
        ("Rathaus", None),
        ("Brunnen", None),
    ]


def placed(wish, name, lon=None, lat=None):
    wish.place_name, wish.lon, wish.lat = name, lon, lat
    wish.save()
    return wish


def test_the_journal_keeps_keys_and_codes_only(handed):
    answered(handed, reason="GEHEIME WORTE")

    entry = Entry.objects.get(verb="answered")
    assert entry.actor_kind == "department"
    assert "GEHEIME" not in str(entry.facts)
