from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from quartier.ui.templatetags import words

THIS_YEAR = timezone.localdate().year


@pytest.fixture(params=["de", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


def test_a_day_never_breaks_and_names_another_year(language):
    said = {"de": ("8.\xa0März", "8.\xa0März 2001"), "en": ("8\xa0March", "8\xa0March 2001")}

    assert (words.day(date(THIS_YEAR, 3, 8)), words.day(date(2001, 3, 8))) == said[language]


def test_a_full_day_has_weekday_and_year(language):
    said = {"de": "Dienstag, 17.\xa0März 2026", "en": "Tuesday, 17\xa0March 2026"}

    assert words.full_day(date(2026, 3, 17)) == said[language]


def test_a_full_hour_is_said_without_minutes():
    with translation.override("de"):
        assert words.clock(datetime(2026, 3, 17, 9, 0, tzinfo=UTC)) == f"9{words.SPACE}Uhr"
        assert words.clock(datetime(2026, 3, 17, 14, 5, tzinfo=UTC)) == f"14:05{words.SPACE}Uhr"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (2, "noch 2 Arbeitstage"),
        (1, "noch 1 Arbeitstag"),
        (0, "heute"),
        (-1, "seit 1 Arbeitstag überfällig"),
        (-3, "seit 3 Arbeitstagen überfällig"),
    ],
)
def test_working_days_in_words(left, said):
    with translation.override("de"):
        assert words.working_days(left) == said


@pytest.mark.parametrize(("number", "said"), [(12, "12"), (1000, "1.000"), (1367, "über 1.000")])
def test_counts_above_a_thousand_are_rounded(number, said):
    with translation.override("de"):
        assert words.about(number) == said


def test_marking_words_keeps_everything_else_escaped():
    html = words.highlight("Die SCHULE <b> & Kinder", ["schule", "Kinder", ""])

    assert html == "Die <mark>SCHULE</mark> &lt;b&gt; &amp; <mark>Kinder</mark>"


def test_no_words_mark_nothing():
    assert words.highlight("<b>", []) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("size", "said"), [(14_200_000, "14\xa0MB"), (350_000, "350\xa0KB"), (12, "1\xa0KB")]
)
def test_a_size_is_said_as_people_say_it(size, said):
    assert words.file_size(size) == said


def test_a_telephone_number_stays_in_one_line():
    assert words.whole("0831 57-01") == f"0831{words.SPACE}57{words.HYPHEN}01"
