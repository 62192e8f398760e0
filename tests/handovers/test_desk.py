"""The office's pages, through HTTP."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from quartier.accounts.actions import issue_token
from quartier.accounts.models import Membership
from quartier.areas.rules import working_days_between
from quartier.handovers import actions, queries
from quartier.handovers.models import (
    Answer,
    Escalation,
    Handover,
    Progress,
    SolvedQuestion,
    SolvedReply,
    Telling,
)
from quartier.journal.rules import job
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from tests.factories import new_resident, new_user
from tests.handovers.conftest import DUE, answered, at


@pytest.fixture
def url(area):
    return lambda name, *args: reverse(f"handovers:{name}", args=[area, *args])


def test_the_office_chooses_looks_and_hands_over(*, desk, url, need, wish, mia, department):
    row = need(wish("Da hält niemand.", by=mia))
    assert row.title in desk.get(url("new")).content.decode()
    written = desk.get(url("new"), {"bedarf": row.short_number})
    fields = {
        "bedarf": row.short_number,
        "department": department.pk,
        "cover_letter": written.context["form"].initial["cover_letter"],
        "form_key": uuid4(),
    }

    look = desk.post(url("new"), fields | {"schritt": "vorschau"})
    before = Handover.objects.count()
    done = desk.post(url("new"), fields | {"schritt": "weitergeben"})
    desk.post(url("new"), fields | {"schritt": "weitergeben"})

    assert "„Da hält niemand.“" in look.content.decode()
    assert (before, Handover.objects.count()) == (0, 1)
    assert done.url == url("desk_handover", Handover.objects.get().short_number)
    assert queries.needs_to_hand_over(row.area).count() == 0


def test_topics_propose_the_department(area, department, need):
    assert queries.fitting_department(area, [need(title="Breite Straßen")]) == department


def test_a_letter_without_words_comes_back_with_the_choice(desk, url, need, department):
    fields = {"bedarf": need().short_number, "department": department.pk, "form_key": uuid4()}

    html = desk.post(url("new"), fields | {"cover_letter": "", "schritt": "vorschau"})

    assert 'href="#id_cover_letter"' in html.content.decode()
    assert Handover.objects.count() == 0


def test_what_came_by_phone_is_written_down_and_told(*, desk, url, hand_over, need, wish, mia):
    package = hand_over(need(wish(by=mia)))
    fields = {
        "decision": "no", "reason": "Kein Geld.", "way": "phone", "answered_on": "2026-03-10",
        "form_key": uuid4(),
    }  # fmt: skip
    page = url("desk_answer", package.short_number, 1)
    desk.post(page, {f"b1-answer-{name}": value for name, value in fields.items()})
    answer = Answer.objects.get()
    assert "<textarea" in desk.get(url("tell", answer.pk)).content.decode()

    assert (answer.way, answer.recorded_by) == ("phone", "staff")
    look = desk.post(url("tell", answer.pk), {"plain_words": "Nein.", "schritt": "ansehen"})
    assert "1 Mensch: 1 per E-Mail." in look.content.decode()
    assert (Telling.objects.count(), answer in queries.answers_to_tell(package.area)) == (0, True)
    desk.post(url("tell", answer.pk), {"plain_words": "Nein.", "schritt": "sagen"})
    assert Telling.objects.get().emails == 1
    assert "Nein." in Letter.objects.get(occasion=f"answer:{answer.pk}").text


def test_an_answer_from_before_the_hand_over_is_refused(desk, url, hand_over):
    package = hand_over()
    fields = {"decision": "no", "reason": "x", "way": "phone", "answered_on": "2020-01-01"}

    html = desk.post(
        url("desk_answer", package.short_number, 1),
        {f"b1-answer-{name}": value for name, value in fields.items()},
    ).content.decode()

    assert 'href="#id_b1-answer-answered_on"' in html
    assert Answer.objects.count() == 0


def test_the_desk_shows_link_and_state_and_issues_a_new_link(desk, url, hand_over):
    package = hand_over()
    old = queries.link_of(package)
    page = url("desk_handover", package.short_number)

    assert old in desk.get(page).content.decode()
    desk.post(url("new_link", package.short_number))

    html = desk.get(page).content.decode()
    assert old not in html
    assert queries.link_of(Handover.objects.get()) in html


def test_an_escalation_is_settled_on_the_desk(desk, url, area, handed):
    row = Escalation.objects.create(area=area, handover=handed.handover, due_on=DUE, on=DUE)
    page = url("desk_handover", handed.handover.short_number)
    assert "Für die Lenkungsgruppe" in desk.get(page).content.decode()

    desk.post(url("settle", row.pk), {"settle-note": "Antwort bis Mai"})

    row.refresh_from_db()
    assert row.settled_note == "Antwort bis Mai"
    assert queries.open_escalations(area) == []


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("overdue", True),
        ("open", True),
        ("unacknowledged", True),
        ("told", False),
        ("question", False),
    ],
)
def test_the_list_filters_by_state(desk, url, hand_over, state, shown):
    package = hand_over()
    html = desk.get(url("desk_list"), {"zustand": state}).content.decode()

    # Due in March 2026: overdue ever since.
    assert (url("desk_handover", package.short_number) in html) is shown


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (0, ""),
        (1, "Eingang seit 1 Arbeitstag nicht bestätigt"),
        (3, "Eingang seit 3 Arbeitstagen nicht bestätigt"),
    ],
)
def test_a_receipt_that_nobody_confirmed_is_seen(desk, url, hand_over, late, words):
    package, today = hand_over(), timezone.localdate()
    due = today
    while working_days_between(due, today, profile="BY-catholic") < late:
        due -= timedelta(days=1)
    Handover.objects.update(acknowledge_effective=due, answer_effective=today + timedelta(days=9))
    pages = [url("desk_list"), url("desk_handover", package.short_number)]

    seen = [words_of(desk.get(page)) for page in pages]
    desk.post(url("desk_acknowledge", package.short_number), {"file_number": ""})
    confirmed = [words_of(desk.get(page)) for page in pages]

    assert seen == [words, words]
    assert confirmed == ["", ""]


def words_of(page):
    found = re.search(r"Eingang seit[^<]*", page.content.decode())
    return found.group() if found else ""


def test_a_department_sees_its_own_packages_only(client, url, area, hand_over, department):
    package = hand_over()
    pages = [url("desk_list"), url("desk_handover", package.short_number)]
    own, other = new_user("department", area), new_user("department", area)
    Membership.objects.filter(user=own).update(organisation_key=department.pk)
    Membership.objects.filter(user=other).update(organisation_key=area.pk)

    client.force_login(own)
    seen = [client.get(page) for page in pages]
    client.force_login(other)
    hidden = [client.get(page) for page in pages]

    assert [page.status_code for page in seen] == [200, 200]
    assert pages[1] in seen[0].content.decode()
    assert pages[1] not in hidden[0].content.decode()
    assert hidden[1].status_code == 404


def test_progress_and_reopening_move_a_need_between_the_lists(desk, url, handed, clerk):
    actions.tell(answered(handed), plain_words="Kommt.", at=at(DUE), by=clerk)
    area, number = handed.area, handed.need.short_number
    assert queries.result_counts(area)["promised"] == 1

    desk.post(url("progress", number), {"kind": "done", "on": timezone.localdate(), "note": ""})
    done = queries.result_counts(area)["done"]
    desk.post(url("reopen", number), {"offen-reason": "Es wackelt."})

    assert (done, Progress.objects.get().kind) == (1, "done")
    assert queries.result_counts(area) == {"promised": 0, "started": 0, "done": 0, "reopened": 1}
    assert list(queries.reopened(area)) == [handed.need]
    assert desk.get(url("results"), {"stand": "reopened"}).status_code == 200


def test_a_wish_has_no_result_and_cannot_be_handed_over(desk, url, handed, need):
    answered(handed)
    done, waiting = handed.need, need(title="Bank")

    for name, row in [("progress", done), ("reopen", done)]:
        assert desk.get(url(name, row.short_number)).status_code != 404
        assert desk.post(url(name, row.short_number.removeprefix("B-"))).status_code == 404
    chosen = desk.get(url("new"), {"bedarf": waiting.short_number}).context["needs"]
    missed = desk.get(url("new"), {"bedarf": waiting.short_number.removeprefix("B-")})

    assert chosen == [waiting]
    assert "needs" not in missed.context


def test_whoever_chooses_more_than_fits_reads_it(desk, url, need, wish, monkeypatch):
    monkeypatch.setattr("quartier.handovers.views.choosing.MOST", 1)
    rows = [need(wish(text), title=text).short_number for text in ("Licht", "Bank")]

    one = desk.get(url("new"), {"bedarf": rows[:1]}).content.decode()
    two = desk.get(url("new"), {"bedarf": rows}).content.decode()

    assert ["passen" in html for html in (one, two)] == [False, True]


@pytest.fixture
def solved(*, area, hand_over, need, wish, mia, clerk):
    """The page behind the link a resident got."""
    handed = hand_over(need(wish(by=mia))).needs.get()
    actions.tell(answered(handed), plain_words="Eine Insel kommt.", at=at(DUE), by=clerk)
    now = timezone.now()
    actions.ask_if_solved(timezone.localdate() + timedelta(days=800), at=now, by=job("ask"))
    question = SolvedQuestion.objects.get()
    raw = issue_token(area, actions.SOLVED, question, resident=mia, days=9, at=now)
    return reverse("handovers:solved", args=[area, raw])


def test_looking_at_is_it_solved_changes_nothing_and_no_opens_the_need(client, solved, area):
    assert "Eine Insel kommt." in client.get(solved).content.decode()
    assert SolvedReply.objects.count() == 0

    empty = client.post(solved, {"words": "Nur Farbe"}).content.decode()
    client.post(solved, {"is_solved": "nein", "words": "Nur Farbe"})
    client.post(solved, {"is_solved": "nein", "words": "Nur Farbe"})

    assert "Wählen Sie bitte Ja oder Nein." in empty
    assert "Nur Farbe" in empty
    assert SolvedReply.objects.get().words == "Nur Farbe"
    assert queries.reopened(area).count() == 1


def test_the_office_reads_what_is_still_missing_and_reads_it_again_when_it_hands_over(
    desk, solved, url
):
    need = SolvedQuestion.objects.get().telling.answer.handed_need.need
    desk.post(solved, {"is_solved": "nein", "words": "Nur\nFarbe"})

    result = desk.get(url("progress", need.short_number)).content.decode()
    again = desk.get(url("new"), {"bedarf": need.short_number}).content.decode()

    assert [page.count("„Nur<br>Farbe“") for page in (result, again)] == [1, 1]


def test_yes_leaves_the_need_closed(client, solved, area):
    html = client.post(solved, {"is_solved": "ja"}, follow=True).content.decode()

    assert "Danke." in html
    assert queries.reopened(area).count() == 0


@pytest.fixture
def call(*, area, hand_over, need, wish, clerk):
    """The talk in which somebody is asked at the telephone."""
    ben = new_resident(area, email="", phone="0831 12345", name="Ben Öğüt")
    handed = hand_over(need(wish(by=ben, channel="phone"))).needs.get()
    actions.tell(answered(handed), plain_words="Eine Insel kommt.", at=at(DUE), by=clerk)
    later = timezone.localdate() + timedelta(days=800)
    actions.ask_if_solved(later, at=timezone.now(), by=job("ask"))
    return ben, SolvedQuestion.objects.get()


def test_what_somebody_says_at_the_telephone_is_their_reply(desk, url, area, call):
    ben, question = call
    calls, page = reverse("letters:calls", args=[area]), url("desk_reply_of", question.pk, ben.pk)

    row = desk.get(calls).content.decode()
    empty = desk.get(page).content.decode()
    said = desk.post(page, {"is_solved": "nein", "words": "Nur Farbe"})
    again = desk.get(page).content.decode()
    desk.post(page, {"is_solved": "ja", "words": "Jetzt ist es gut"})

    assert row.count(f'href="{page}"') == 1
    assert ("Ben Öğüt" in empty, "Nur Farbe" in empty, "Nur Farbe" in again) == (True, False, True)
    assert said.url == calls
    reply = SolvedReply.objects.get()
    assert (reply.resident, reply.is_solved, reply.words) == (ben, True, "Jetzt ist es gut")


def test_only_whoever_was_asked_can_have_replied(desk, url, call, mia):
    _ben, question = call

    assert desk.get(url("desk_reply_of", question.pk, mia.pk)).status_code == 404
    assert desk.get(url("desk_reply_of", uuid4(), mia.pk)).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43])
def test_a_guessed_link_is_a_friendly_page(client, url, token):
    assert client.get(url("solved", token)).status_code == 404
    assert "Diesen Link gibt es nicht mehr" in client.get(url("solved", token)).content.decode()


def test_changes_after_the_hand_over_stand_beside_it(*, desk, url, hand_over, need, wish, clerk):
    row = need()
    package = hand_over(row)
    needs.add_wishes(row, [wish("Noch einer")], at=timezone.now(), by=clerk)

    html = desk.get(url("desk_handover", package.short_number)).content.decode()

    assert "Seitdem kam 1 Wunsch dazu." in html
    assert "Noch einer" not in html
