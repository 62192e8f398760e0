"""The package on paper: a tagged PDF from the same object as the page."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from django.conf import settings
from django.utils.translation import gettext as _

from quartier.files import paper
from quartier.files.queries import thumbnail_path
from quartier.handovers.queries.drawing import drawing_of
from quartier.ui.templatetags.words import day, full_day

if TYPE_CHECKING:
    from datetime import datetime

    from quartier.files.models import StoredFile
    from quartier.handovers.queries.package import Package, Part

TEMPLATE = Path(__file__).parents[1] / "typst" / "package.typ"


def pdf_of(package: Package, at: datetime) -> bytes:
    """Made in a process of its own (`files.paper`), which sees only a folder with its photos."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = Path(shutil.copy(TEMPLATE, folder))
        data = _data(package, folder)
        return paper.pdf(template, data, stamp=int(at.timestamp()), root=folder)


def _data(package: Package, folder: Path) -> dict[str, object]:
    handover = package.handover
    drawing = drawing_of(package.ground(), package.pins())
    return {
        "title": package.title,
        "over": package.over,
        "lead": package.lead,
        "moved": package.moved,
        "acknowledge": package.acknowledge,
        "outcome": package.outcome,
        "department": handover.department.name,
        "address": handover.department.address.splitlines(),
        "cover_letter": _blocks(handover.cover_letter),
        "sender": [package.sender.name, *package.sender.lines],
        "contact": [package.sender.phone, package.sender.email],
        "date": full_day(handover.handed_over_on),
        "demo": _("Vorführung, Inhalte erfunden") if settings.IS_DEMO else "",
        "map": drawing,
        "link": package.link,
        "qr": _qr(package.link),
        "parts": [_part(part, folder) for part in package.parts],
        "words": _words(package),
    }


def _words(package: Package) -> dict[str, str]:
    """What stands between the content."""
    return {
        "needs": _("Die Bedarfe"),
        "places": _("Ort"),
        "support": _("Wer wünscht sich das?"),
        "voices": _("Stimmen"),
        "photos": _("Fotos"),
        "map": _("Karte"),
        "map_alt": _("Karte mit den Orten der Bedarfe. Die Orte stehen auch bei jedem Bedarf."),
        "answer": _("So antworten Sie"),
        "arrived": _("Ist alles bei Ihnen angekommen?"),
        "after": _("Was passiert mit Ihrer Antwort?"),
        "scan": _("Öffnen Sie diesen Link oder scannen Sie den Code. Sie brauchen kein Konto."),
        "qr_alt": _("QR-Code zu Ihrer Antwortseite"),
        "until": _("Der Link gehört Ihrem Amt und gilt bis %(day)s.")
        % {"day": day(package.handover.valid_until)},
        "page": _("Seite"),
    }


def _part(part: Part, folder: Path) -> dict[str, object]:
    return {
        "number": part.number,
        "title": part.handed.title,
        "summary": _blocks(part.handed.summary),
        "support": part.support,
        "places": part.place_names,
        "quotes": [{"text": _lines(text), "who": who} for text, who in part.quotes],
        "photos": [_photo(photo, part, folder) for photo in part.photos],
    }


def _blocks(text: str) -> list[str]:
    """Paragraphs of what was typed in a browser, which sends line ends of its own."""
    return re.split(r"\n{2,}", _lines(text).strip())


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def _photo(photo: StoredFile, part: Part, folder: Path) -> dict[str, str]:
    """The small copy is sharp enough at 75 mm and keeps the file light."""
    name = f"{photo.pk}.jpg"
    source = thumbnail_path(photo)
    if source.is_file():
        shutil.copy(source, folder / name)
    alt = photo.alt_text or _("Foto zu: %(title)s") % {"title": part.handed.title}
    return {"file": name if source.is_file() else "", "alt": alt}


def _qr(link: str) -> str:
    if not link:
        return ""
    svg: str = segno.make(link, micro=False, error="m").svg_inline(border=4, scale=4)
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
