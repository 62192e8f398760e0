"""The shelf shows all; here stands what a component must refuse and what must not be lost."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from quartier.ui import icons
from quartier.ui.statuses import STATUSES

STYLE = Path(icons.__file__).parent / "static" / "ui"


def render(source, **values):
    return Template(source).render(Context(values)).strip()


def test_every_status_has_its_icon_word_and_pin():
    keys = (
        "received checking bundled with_city overdue yes partly later no not_ours in_progress "
        "done reopened"
    )

    assert set(STATUSES) == set(keys.split())
    for key in STATUSES:
        assert "kern-icon" in render(f'{{% status "{key}" %}}')


def test_a_status_speaks_the_language_of_the_page():
    with translation.override("de"):
        german = render('{% status "partly" %}')

    assert re.sub("<[^>]+>", "", german) == "Teilweise zugesagt"


def test_what_a_department_plans_stays_german_on_an_english_badge():
    with translation.override("en"):
        english = render('{% status "later" planned %}', planned="im <Mai> 2027")

    assert 'Later, <span lang="de">im &lt;Mai&gt; 2027</span>' in english


@pytest.mark.parametrize(
    "source",
    [
        '{% status "lost" %}',
        '{% icon "unicorn" %}',
        '{% button "Go" kind="huge" %}',
        '{% alert "Oh" kind="loud" %}{% endalert %}',
        '{% breadcrumbs "Start" "/" %}',
        '{% thread %}{% step "A" kind="later" %}{% endstep %}{% endthread %}',
    ],
)
def test_an_unknown_argument_is_refused(source):
    with pytest.raises(ValueError, match=r"none of|no icon|without an address"):
        render(source)


def test_every_icon_is_drawn_by_a_style_sheet():
    css = (STYLE / "css/face.css").read_text()

    assert [name for name in sorted(icons.OURS) if f".q-icon--{name} " not in css] == []


@pytest.mark.parametrize(
    "source",
    [
        "{% quote source=name %}{{ text }}{% endquote %}",
        "{% step name %}{{ text }}{% endstep %}",
        "{% step 'Bank' when=name %}{{ text }}{% endstep %}",
        "{% step 'Bank' on=day when=name %}{{ text }}{% endstep %}",
        "{% answer name %}{{ text }}{% endanswer %}",
        "{% entry name '/1/' status='partly' %}{{ text }}{% endentry %}",
    ],
)
def test_text_of_people_is_escaped_inside_components(source):
    html = render(source, name="<b>", text="<script>", day=datetime(2026, 3, 1, tzinfo=UTC))

    assert re.findall(r"<(?:b|script)>", html) == []
    assert "&lt;b&gt;" in html
    assert "&lt;script&gt;" in html


def test_an_entry_shares_shape_and_number_with_its_pin():
    html = render('{% entry "Bank" "/1/" status="partly" number=3 %}{% endentry %}')

    assert '<span class="q-no q-no--part" aria-hidden="true">3</span>' in html


def test_an_entry_without_a_place_has_no_number():
    html = render('{% entry "Bank" "/1/" status="partly" %}{% endentry %}')

    assert '<span class="q-no q-no--none" aria-hidden="true">–</span>' in html


def test_a_small_thread_says_its_step_in_words():
    html = render("{% mini_thread 3 %}")

    assert "Schritt 3 von 5: Bei der Stadt" in html


def test_the_pager_keeps_the_filters_of_the_address():
    request = RequestFactory().get("/?thema=verkehr&seite=2")

    html = render("{% pager page %}", page=Paginator(range(60), 20).page(2), request=request)

    assert re.findall('href="([^"]+)"', html) == [
        "?thema=verkehr&amp;seite=1",
        "?thema=verkehr&amp;seite=3",
    ]


def test_a_qr_code_has_a_name_and_four_modules_of_white_around():
    html = render('{% qr "2026-00087" "QR-Code" %}')

    assert 'role="img" aria-label="QR-Code"' in html
    assert re.search(r'<path d="M(\d+) (\d+)h1', html).groups() == ("4", "4")


def test_the_way_marks_the_step_that_is_reached():
    html = Template("{% way 3 %}").render(Context())

    assert 'aria-label="Schritt 3 von 5: Bei der Stadt"' in html
    assert [html.count(mark) for mark in ("is-reached", "is-passed", "aria-current")] == [3, 2, 1]


def test_a_day_is_a_leaf_of_a_calendar_in_our_time():
    late = datetime(2026, 12, 2, 23, 30, tzinfo=UTC)

    html = Template("{% date_tile late %}").render(Context({"late": late}))

    assert "<b>3</b>Dez" in html
