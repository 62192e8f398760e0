from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartier.areas.rules import working_days_between
from quartier.handovers import rules
from quartier.handovers.rules import Line
from quartier.handovers.rules.figures import days_taken

KEMPTEN = "BY-catholic"
DUE = date(2026, 3, 16)
days = st.dates(date(2025, 1, 1), date(2030, 12, 31))


def test_without_an_extension_the_first_deadline_counts():
    assert rules.due_of(DUE) == DUE


def test_the_last_of_several_extensions_counts():
    assert rules.due_of(DUE, [date(2026, 5, 4), date(2026, 4, 1)]) == date(2026, 5, 4)


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 16), False), (date(2026, 3, 17), True)])
def test_the_day_of_the_deadline_is_still_in_time(on, late):
    assert rules.is_overdue(DUE, on) is late


@pytest.mark.parametrize(
    ("due", "first", "second", "escalation"),
    [
        # A Monday; a Friday; Maundy Thursday 2026, with Good Friday and Easter Monday behind it;
        # the eve of Mariä Himmelfahrt; the last working day before Christmas.
        (date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 31)),
        (date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 30), date(2026, 4, 8)),
        (date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 14), date(2026, 4, 21)),
        (date(2025, 8, 14), date(2025, 8, 18), date(2025, 8, 25), date(2025, 9, 1)),
        (date(2026, 12, 23), date(2026, 12, 24), date(2027, 1, 4), date(2027, 1, 12)),
    ],
)
def test_reminders_fall_on_working_days_five_apart(due, first, second, escalation):
    assert rules.reminder_days(due, profile=KEMPTEN) == {1: first, 2: second, 3: escalation}


@pytest.mark.parametrize(
    ("on", "given_", "level"),
    [
        (date(2026, 3, 16), [], None),
        (date(2026, 3, 17), [], 1),
        (date(2026, 3, 18), [(1, date(2026, 3, 17))], None),
        (date(2026, 3, 24), [(1, date(2026, 3, 17))], 2),
        (date(2026, 3, 31), [(1, date(2026, 3, 17)), (2, date(2026, 3, 24))], 3),
        # The job stood still: the department still gets five days after its first reminder.
        (date(2026, 4, 20), [], 1),
        (date(2026, 4, 21), [(1, date(2026, 4, 20))], None),
        (date(2026, 4, 27), [(1, date(2026, 4, 20))], 2),
        (date(2026, 9, 1), [(1, DUE), (2, DUE), (3, DUE)], None),
    ],
)
def test_one_level_after_the_other(on, given_, level):
    assert rules.next_level(DUE, on, given_, profile=KEMPTEN) == level


@given(due=days, wait=st.integers(0, 60))
def test_nobody_is_reminded_before_the_deadline_has_passed(due, wait):
    on = due - timedelta(days=wait)

    assert rules.next_level(due, on, [], profile=KEMPTEN) is None


@given(due=days)
def test_a_daily_job_acts_exactly_three_times(due):
    given_: list[tuple[int, date]] = []
    for step in range(60):
        on = due + timedelta(days=step)
        level = rules.next_level(due, on, given_, profile=KEMPTEN)
        given_ += [(level, on)] if level else []

    assert dict(given_) == rules.reminder_days(due, profile=KEMPTEN)


@pytest.mark.parametrize(
    ("until", "ok"),
    [
        (DUE, False),
        (date(2026, 3, 17), True),
        (date(2028, 3, 15), True),
        (date(2226, 3, 17), False),
    ],
)
def test_an_extension_lies_behind_the_deadline_and_not_centuries_away(until, ok):
    assert rules.is_sensible_extension(DUE, until) is ok


@pytest.mark.parametrize(
    ("planned", "done", "asked"),
    [
        (None, None, date(2026, 4, 9)),
        (date(2026, 6, 8), None, date(2026, 7, 6)),
        (date(2026, 2, 1), None, date(2026, 4, 9)),
        (date(2026, 6, 8), date(2026, 5, 1), date(2026, 5, 29)),
    ],
)
def test_we_ask_four_weeks_after_telling_the_promised_day_or_the_end_of_the_work(
    planned, done, asked
):
    told = date(2026, 3, 12)

    assert rules.ask_solved_on(told, planned_on=planned, done_on=done) == asked


def test_figures_count_answers_by_the_deadline_that_held():
    lines = [
        Line(date(2026, 2, 16), DUE, date(2026, 3, 16), "yes"),
        Line(date(2026, 2, 16), DUE, date(2026, 3, 17), "no"),
        Line(date(2026, 2, 16), DUE),
        Line(date(2026, 3, 2), date(2026, 3, 30)),
    ]

    figures = rules.figures_of(lines, on=date(2026, 3, 20), profile=KEMPTEN)

    assert (figures.handed_over, figures.answered, figures.in_time) == (4, 2, 1)
    assert (figures.open, figures.overdue, figures.median_days) == (2, 1, 20.5)
    assert (figures.yes, figures.no, figures.partly) == (1, 1, 0)


def test_no_answers_have_no_median():
    assert rules.figures_of([], on=DUE, profile=KEMPTEN).median_days is None


def test_a_token_is_always_the_same_for_its_package_and_key():
    token = rules.token_of("key", "package", 1)

    assert token == rules.token_of("key", "package", 1)
    assert (
        len({token, rules.token_of("key", "package", 2), rules.token_of("new", "package", 1)}) == 3
    )
    assert len(token) == 43


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Schattige Spielplätze", ["Spielplatz"]),
        ("Licht am Weg", ["Wege"]),
        ("Ein Chor für alle", []),
    ],
)
def test_topics_fit_by_their_words(text, fits):
    assert rules.fitting_topics(["Spielplatz", "Wege", "Müll"], text) == fits


def test_hints_name_what_is_hard_to_read():
    text = "Der Fußgängerüberweg kommt nicht. " + "Wort " * 16 + "Ende."

    assert [kind for kind, _piece in rules.reading_hints(text)] == ["long_sentence", "long_word"]


@pytest.mark.parametrize(("count", "words"), [(1, "einen Bedarf"), (3, "drei Bedarfe"), (12, "12")])
def test_the_letter_counts_in_words(count, words):
    assert words in rules.standard_cover_letter(count, "Sankt Mang")


@given(handed_on=days, wait=st.integers(0, 500))
def test_working_days_of_an_answer_are_counted_as_everywhere(handed_on, wait):
    day = handed_on + timedelta(days=wait)

    assert days_taken(handed_on, day, KEMPTEN) == working_days_between(
        handed_on, day, profile=KEMPTEN
    )


SAID = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2027", date(2027, 12, 31)),
        ("voraussichtlich Ende 2027", date(2027, 12, 31)),
        ("2027/28", date(2028, 12, 31)),
        ("Haushalt 2027/2028", date(2028, 12, 31)),
        ("2027 und 2028", date(2028, 12, 31)),
        ("2028 oder 2027", date(2028, 12, 31)),
        ("Herbst 2026 bis 2027", date(2027, 12, 31)),
        ("2025", date(2025, 12, 31)),
        ("im nächsten Jahr", date(2027, 12, 31)),
        ("kommendes Jahr", date(2027, 12, 31)),
        ("Ende dieses Jahres", date(2026, 12, 31)),
        ("übernächstes Jahr", date(2028, 12, 31)),
        ("Frühjahr nächsten Jahres", date(2027, 5, 31)),
        ("Frühling 2027", date(2027, 5, 31)),
        ("Frühjahr 2027", date(2027, 5, 31)),
        ("Sommerferien 2027", date(2027, 8, 31)),
        ("Spätsommer 2027", date(2027, 8, 31)),
        ("HERBST 2027", date(2027, 11, 30)),
        ("2027, im Herbst", date(2027, 11, 30)),
        ("Winter 2026", date(2027, 2, 28)),
        ("Winter 2027", date(2028, 2, 29)),
        ("Winter 2027/28", date(2028, 2, 29)),
        ("Winter 2027–2028", date(2028, 2, 29)),
        ("ab Oktober 2026, fertig im Sommer 2027", date(2027, 8, 31)),
        ("März oder April 2027", date(2027, 4, 30)),
        ("Dezember 2026/Januar 2027", date(2027, 1, 31)),
        ("Feb. 2028", date(2028, 2, 29)),
        ("06/2027", date(2027, 6, 30)),
        ("15.6.2027", date(2027, 6, 30)),
        ("12. 2027", date(2027, 12, 31)),
        ("Herbst", date(2026, 11, 30)),
        ("im März", date(2026, 3, 31)),
        ("Februar", date(2027, 2, 28)),
        ("nach dem Winter", date(2027, 2, 28)),
        ("", None),
        ("bald", None),
        ("so schnell wie möglich", None),
        ("nach dem Marktfest", None),
        ("Am Maibaum in Augsburg", None),
        ("Projekt 12027", None),
        ("1999", None),
    ],
)
def test_the_words_say_until_when_it_is_planned(text, until):
    assert rules.planned_until(text, SAID) == until


MONTHS = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
]  # fmt: skip


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), said=days)
def test_a_month_is_read_to_its_end_whenever_it_was_said(day, said):
    end = (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    assert rules.planned_until(f"{MONTHS[day.month - 1]} {day.year}", said) == end
    assert rules.planned_until(f"{day.month:02}/{day.year}", said) == end


@given(month=st.sampled_from([*MONTHS, "Frühjahr", "Sommer", "Herbst", "Winter"]), said=days)
def test_without_a_year_it_is_the_next_one(month, said):
    until = rules.planned_until(month, said)

    assert said <= until <= said + timedelta(days=366)


@given(st.text(), days)
def test_whatever_is_written_nothing_breaks(text, said):
    until = rules.planned_until(text, said)

    assert until is None or date(2000, 1, 1) <= until


CLOSING = "Vielen Dank und freundliche Grüße"


@pytest.mark.parametrize(
    ("letter", "parts"),
    [
        (f"Guten Tag,\n\nbitte.\n\n{CLOSING}", ("Guten Tag,\n\nbitte.", CLOSING)),
        (
            "Bitte.\r\n\r\nMit freundlichem Gruß,\r\nJana",
            ("Bitte.", "Mit freundlichem Gruß,\r\nJana"),
        ),
        ("Bitte.\nViele Gruesse\nJana\nBüro", ("Bitte.", "Viele Gruesse\nJana\nBüro")),
        ("Bitte antworten Sie.", ("Bitte antworten Sie.", "")),
        (
            "Grüße vorab. Bitte lesen Sie das.\nDanke",
            ("Grüße vorab. Bitte lesen Sie das.\nDanke", ""),
        ),
        ("", ("", "")),
    ],
)
def test_the_greeting_at_the_end_of_a_letter_is_found(letter, parts):
    assert rules.before_greeting(letter) == parts


def test_the_letter_the_house_proposes_ends_with_its_greeting():
    assert rules.before_greeting(rules.standard_cover_letter(2, "Sankt Mang"))[1] == CLOSING
