"""English: nothing untranslated, the compiled catalogue is fresh, pages and letters are English."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from quartier.demo.actions.plan import draw_up_plan
from quartier.demo.actions.quarter import found_quarter
from quartier.handovers import actions as handovers
from quartier.journeys.actions import rebuild
from quartier.letters.models import Letter
from quartier.wishes.rules import VoiceData
from tests.factories import CLERK, new_resident
from tests.journeys.thread import answered, bundled, department, handed, said
from tests.website import catalogue
from tests.website.english import walk

SPEAKING = {".py", ".html", ".txt"}
NOT_PUBLIC = {"desk", "demo", "journal"}
PUBLIC = [
    path
    for path in sorted(catalogue.SOURCE.rglob("*"))
    if path.suffix in SPEAKING and not NOT_PUBLIC & {*path.parts, path.stem}
]
PAGES = {
    "website:start", "website:take_part", "website:wish_form", "website:listing", "website:wish",
    "website:need", "website:ledger", "website:open_data",
    "office:public", "office:explained", "office:news", "office:notice", "office:imprint",
    "office:privacy", "office:accessibility", "office:plain_language", "office:sign_language",
    "concept:plan", "concept:field", "concept:measure", "concept:version", "concept:difference",
    "organisations:actors", "needs:support", "needs:follow", "handovers:department",
    "accounts:sign_in",
}  # fmt: skip


def test_every_public_sentence_is_translated() -> None:
    english = {key[0] if isinstance(key, tuple) else key for key in catalogue.source()}

    german = {str(path): catalogue.used_by(path) - english - {""} for path in PUBLIC}

    assert {path: words for path, words in german.items() if words} == {}


def test_no_translation_is_left_over() -> None:
    files = (
        path for path in catalogue.SOURCE.rglob("*") if path.suffix in {".py", ".html", ".txt"}
    )
    said = set().union(*map(catalogue.used_by, files))

    english = {key[0] if isinstance(key, tuple) else key for key in catalogue.source()}

    assert english - said - {""} == set()


def test_no_translation_is_a_guess() -> None:
    fuzzy = [fields["msgid"] for fields, is_fuzzy in catalogue.entries() if is_fuzzy]

    assert fuzzy == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert catalogue.compiled() == catalogue.source()


@pytest.fixture
def english_pages(client, db):  # noqa: ARG001 - opens the database
    """The demonstration's quarter with one wish on each part of its way."""
    now = timezone.now()
    area = found_quarter(now)
    draw_up_plan(area, now)
    told = answered(handed(area, bundled(area, said(area))))
    handovers.tell(told, plain_words="Zwei Bänke kommen.", at=now, by=CLERK)
    waiting = bundled(area, said(area, "Licht am Uferweg"), title="Licht am Uferweg")
    _handover, token = handovers.hand_over(
        [waiting],
        area=area,
        department=department(area),
        cover_letter="Bitte prüfen Sie das.",
        answer_on=timezone.localdate() + timedelta(days=20),
        on=timezone.localdate(),
        at=now,
        form_key=uuid4(),
        by=CLERK,
    )
    rebuild(area, at=now)
    here = f"/en/{area.slug}"
    return list(walk(client, [f"{here}/", f"{here}/amt/{token}/", f"{here}/gebaerdensprache/"]))


def test_english_pages_are_english(english_pages) -> None:
    pairs = {k: v for k, v in catalogue.source().items() if isinstance(k, str) and k != v}
    long = [msgid for msgid in pairs if len(msgid) > 30 and "%" not in msgid]

    left = {
        (page.name, words)
        for page in english_pages
        for words in page.words
        if words in pairs or any(msgid in words for msgid in long)
    }

    assert {page.name for page in english_pages} >= PAGES
    assert left == set()


def test_links_of_english_pages_stay_english(english_pages) -> None:
    leaving = {(page.name, link) for page in english_pages for link in page.leaving}

    assert leaving == set()


def test_letters_speak_the_residents_language(area) -> None:
    reader = new_resident(area, language="en")
    voice = VoiceData(reader, channel="email")

    wish = said(area, voice=voice)
    told = answered(handed(area, bundled(area, wish)))
    handovers.tell(told, plain_words="Zwei Bänke kommen.", at=timezone.now(), by=CLERK)

    number = wish.short_number
    sent = Letter.objects.filter(language="en").order_by("created_at")
    assert [letter.subject for letter in sent] == [
        f"Your wish {number} is on the list",
        f"Your wish {number} now belongs to a need",
        "The city has answered: Sitzbänke im Viertel",
    ]
    assert all(f"/en/{area.slug}/" in letter.text for letter in sent)
