from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils.translation import override

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.journal.queries import entries_of
from quartier.journal.rules import NOBODY
from quartier.letters.models import Letter
from quartier.wishes import actions, queries
from quartier.wishes.actions import AlreadyRead, NothingSaid, TooManyWishes, TooMuchSaid, taking
from quartier.wishes.models import Publication, Refusal, Voice, Wish
from quartier.wishes.rules import VoiceData
from tests.factories import AT, new_area


def wish(area: Area, text: str = "Ein Zebrastreifen.", **more) -> Wish:
    more = {"source": "online", "form_key": uuid4(), "at": AT, "by": NOBODY} | more
    return actions.take_in(area, text=text, **more)


def voice_by_email(area: Area, *, confirmed: bool) -> VoiceData:
    resident = known_resident(area, email="mia@example.org", by=NOBODY, at=AT)
    if confirmed:
        Resident.objects.update(email_confirmed_at=AT)
        resident.refresh_from_db()
    return VoiceData(resident, "email")


def occasions() -> list[str]:
    return sorted(Letter.objects.values_list("occasion", flat=True))


def test_a_wish_gets_the_next_number_of_the_year(area):
    first, second = wish(area), wish(area, "🌳 مرحبا, bitte Bäume")

    assert (first.short_number, second.short_number) == ("2026-00001", "2026-00002")
    assert second.text == "🌳 مرحبا, bitte Bäume"
    assert [entry.verb for entry in entries_of(first)] == ["take_in"]


def test_the_same_form_is_the_same_wish(area):
    key = uuid4()

    first, again = wish(area, form_key=key), wish(area, "anders", form_key=key)

    assert first == again
    assert wish(area).number == 2


@pytest.mark.parametrize(
    ("text", "refusal"),
    [(" \n\x00", NothingSaid), ("x" * 4001, TooMuchSaid), ("x" * 10**7, TooMuchSaid)],
)
def test_a_wish_has_words_but_not_too_many(area, text, refusal):
    with pytest.raises(refusal):
        wish(area, text)

    assert not Wish.objects.exists()


def submit(area: Area, key: UUID) -> UUID:
    try:
        return wish(area, form_key=key).pk
    finally:
        connections.close_all()


def thirty_at_once(key: UUID) -> list[UUID]:
    area = new_area()
    with ThreadPoolExecutor(30) as pool:
        return list(pool.map(lambda _n: submit(area, key), range(30)))


@pytest.mark.django_db(transaction=True)
def test_thirty_submits_at_once_give_one_wish_and_one_answer():
    keys = thirty_at_once(uuid4())

    assert set(keys) == {Wish.objects.get().pk}
    assert len(keys) == 30


@pytest.mark.django_db(transaction=True)
def test_without_the_guard_thirty_submits_give_many_wishes():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE wishes_wish DROP CONSTRAINT wishes_wish_form_key_key")
    try:
        thirty_at_once(uuid4())

        assert Wish.objects.count() == 30
    finally:
        Wish.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE wishes_wish ADD CONSTRAINT wishes_wish_form_key_key UNIQUE (form_key)"
            )


def test_before_an_address_is_confirmed_only_the_question_goes_out(area, clerk):
    said = wish(area, voice=voice_by_email(area, confirmed=False))
    actions.publish(said, title="Zebrastreifen", text=said.text, at=AT, by=clerk)

    assert [name.split(":")[0] for name in occasions()] == ["confirm_email"]


def test_a_second_wish_asks_for_no_second_confirmation(area):
    for _time in range(2):
        wish(area, voice=voice_by_email(area, confirmed=False))

    assert len(occasions()) == 1


def test_the_author_is_told_of_the_publication_once(area, clerk):
    said = wish(area, voice=voice_by_email(area, confirmed=True))

    actions.publish(said, title="Zebrastreifen", text=said.text, at=AT, by=clerk)
    actions.take_back(said, at=AT, by=clerk)
    actions.publish(said, title="Zebrastreifen", text=said.text, at=AT, by=clerk)

    assert occasions() == [f"wish-published:{said.pk}"]
    letter = Letter.objects.get()
    assert letter.subject == "Ihr Wunsch 2026-00001 steht auf der Liste"
    assert "/sankt-mang/wuensche/2026-00001/" in letter.text


def test_a_refusal_reaches_the_author_by_telephone_too(area, clerk):
    resident = known_resident(area, phone="0831 1234567", by=NOBODY, at=AT)
    said = wish(area, voice=VoiceData(resident, "phone"))

    actions.refuse(said, reason="person", words="Es geht um Ihren Nachbarn.", at=AT, by=clerk)

    letter = Letter.objects.get()
    assert (letter.channel, letter.to_phone) == ("call", "0831 1234567")
    assert "Der Grund: Es geht um eine einzelne Person.\nEs geht um Ihren Nachbarn." in letter.text


def test_a_wish_is_read_once(area, clerk):
    said = wish(area)
    actions.publish(said, title="", text=said.text, at=AT, by=clerk)

    with pytest.raises(AlreadyRead):
        actions.refuse(said, reason="other", words="", at=AT, by=clerk)

    assert Publication.objects.get().title == "Ein Zebrastreifen"


def test_the_original_stays_when_words_are_blacked_out(area, clerk):
    said = wish(area, "Frau Huber wartet")

    actions.publish(said, title="Warten", text="[geschwärzt] wartet", at=AT, by=clerk)

    fresh = queries.by_number(area, 2026, 1)
    assert fresh.text == "Frau Huber wartet"
    assert (fresh.publication.text, fresh.publication.blacked_out) == ("[geschwärzt] wartet", 1)
    assert [step.key for step in queries.steps_of(fresh)] == ["received", "published"]


def test_what_sounds_dangerous_comes_before_the_rest_but_not_in_an_old_survey(area):
    calm = wish(area)
    survey = wish(area, "Gasgeruch im Jahr 2007", source="import")
    sounding = wish(area, "Im Keller ist GASGERUCH.")
    flagged = wish(area, "Lampe aus", is_dangerous=True)

    queue = list(queries.to_read(area))
    walked = [flagged]
    while found := queries.next_to_read(area, walked[-1]):
        walked.append(found)

    assert queue == walked == [flagged, sounding, calm, survey]
    assert queries.sounding_dangerous(area) == [sounding]


def test_danger_comes_first_until_it_is_reported(area, clerk):
    wish(area)
    danger = wish(area, "Lampe aus", is_dangerous=True)

    assert queries.to_read(area).first() == danger
    assert list(queries.dangers_to_report(area)) == [danger]

    actions.refuse(danger, reason="twice", words="", at=AT, by=clerk)

    assert list(queries.dangers_to_report(area)) == [danger]

    actions.report_danger(danger, told="Bauhof", at=AT, by=clerk)
    actions.report_danger(danger, told="Bauhof", at=AT, by=clerk)

    assert list(queries.dangers_to_report(area)) == []


def test_a_flood_from_one_address_is_slowed_down(area):
    for _time in range(20):
        actions.count_submission(area, "trace", at=AT)

    with pytest.raises(TooManyWishes):
        actions.count_submission(area, "trace", at=AT)
    actions.count_submission(area, "another", at=AT)


def counted_at_once(area: Area, trace: str) -> int:
    """The last free place of the hour, and eight who want it."""
    for _time in range(19):
        actions.count_submission(area, trace, at=AT)
    start = Barrier(8)

    def one(_number: int) -> bool:
        try:
            connection.ensure_connection()
            start.wait()
            actions.count_submission(area, trace, at=AT)
        except TooManyWishes:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        return sum(pool.map(one, range(8)))


@pytest.mark.django_db(transaction=True)
def test_of_many_forms_at_once_only_as_many_pass_as_one_after_the_other():
    assert counted_at_once(new_area(), "trace") == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_many_forms_at_once_pass(monkeypatch):
    monkeypatch.setattr(taking, "_one_at_a_time", lambda _trace: None)
    area = new_area()

    assert max(counted_at_once(area, f"trace {turn}") for turn in range(3)) > 1


def test_an_erased_wish_keeps_its_number_and_nothing_else(area, clerk):
    voice = voice_by_email(area, confirmed=True)
    said = wish(area, "Ich, Mia, will Licht", place_name="Im Oberösch", voice=voice)
    actions.publish(said, title="Licht für Mia", text=said.text, at=AT, by=clerk)

    assert [data["Ihr Wunsch"] for data in queries.data_of(voice.resident)] == [
        "Ich, Mia, will Licht"
    ]
    actions.forget(voice.resident, at=AT, by=clerk)

    fresh = queries.by_number(area, 2026, 1)
    assert (fresh.text, fresh.place_name, fresh.publication.title) == (
        "",
        "",
        "Auf Wunsch gelöscht",
    )
    assert Voice.objects.get().resident is None
    assert list(queries.to_read(area)) == []
    assert queries.data_of(voice.resident) == []


def test_nothing_is_written_about_an_erased_wish_from_a_page_that_is_still_open(area, clerk):
    voice = voice_by_email(area, confirmed=True)
    said = wish(area, "Ich, Mia, will Licht", voice=voice)
    actions.forget(voice.resident, at=AT, by=clerk)

    with pytest.raises(AlreadyRead):
        actions.publish(said, title="Licht für Mia", text=said.text, at=AT, by=clerk)
    with pytest.raises(AlreadyRead):
        actions.refuse(said, reason="other", words="Liebe Mia", at=AT, by=clerk)

    assert (Publication.objects.count(), Refusal.objects.count()) == (0, 0)


def test_an_erased_title_is_worded_in_the_language_of_the_reader(area, clerk):
    voice = voice_by_email(area, confirmed=True)
    said = wish(area, voice=voice)
    actions.publish(said, title="Licht für Mia", text=said.text, at=AT, by=clerk)
    with override("en"):
        actions.forget(voice.resident, at=AT, by=clerk)
    Publication.objects.get().save()

    titles = []
    for language in ("de", "en"):
        with override(language):
            titles.append(Publication.objects.get().title)

    assert titles == ["Auf Wunsch gelöscht", "Deleted on request"]
    assert Publication.objects.filter(title="").count() == 1


def test_a_refusal_is_a_validation_error_for_the_form():
    assert issubclass(AlreadyRead, ValidationError)
