"""Printed letters: one PDF with all that wait, each with its address where the window is."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext as _

from quartier.files import paper
from quartier.letters.models import Letter
from quartier.letters.texts import sender_of

TEMPLATE = Path(__file__).parent / "typst" / "letters.typ"


def pdf_of(letters: Sequence[Letter], *, on: date) -> bytes:
    area = letters[0].area if letters else None
    data = {
        "title": _("Briefe vom %s") % date_format(on, "j. F Y"),
        "lang": "de",
        "demo": settings.IS_DEMO,
        "demo_words": _("Vorführung, Inhalte erfunden"),
        "sender": asdict(sender_of(area)),
        "letters": [_data(letter, on) for letter in letters] or [_nothing(on)],
    }
    return paper.pdf(TEMPLATE, data, stamp=int(now().timestamp()))


def _data(letter: Letter, on: date) -> dict[str, object]:
    with translation.override(letter.language):
        return {
            "lang": letter.language,
            "name": letter.to_name,
            "address": [line.strip() for line in letter.to_address.splitlines() if line.strip()],
            "date": date_format(on, "j. F Y"),
            "subject": letter.subject,
            "blocks": [block.split("\n") for block in letter.text.split("\n\n")],
        }


def _nothing(on: date) -> dict[str, object]:
    empty: dict[str, object] = {
        "lang": "de",
        "name": "",
        "address": [],
        "date": date_format(on, "j. F Y"),
        "blocks": [],
    }
    return empty | {"subject": _("Kein Brief wartet.")}
