"""Everything the house knows about one resident, stage by stage: to read, to hand out."""

import json
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from quartier.accounts import queries as accounts
from quartier.accounts.models import Resident
from quartier.files import paper
from quartier.files.models import StoredFile
from quartier.files.queries import path_of
from quartier.handovers import queries as handovers
from quartier.letters import queries as letters
from quartier.letters.texts import sender_of
from quartier.needs import queries as needs
from quartier.wishes import queries as wishes

TEMPLATE = Path(__file__).parents[1] / "typst" / "person.typ"


@dataclass(frozen=True)
class Section:
    """One stage's rows; each row is label → value."""

    key: str
    title: str
    rows: list[dict[str, object]]


def sections_of(resident: Resident) -> list[Section]:
    key = f"resident:{resident.pk}"
    return [
        Section("contact", _("Kontakt"), accounts.data_of(resident)),
        Section("wishes", _("Wünsche"), wishes.data_of(resident)),
        Section("support", _("Unterstützt oder gefolgt"), needs.data_of(resident)),
        Section("replies", _("Ist es gelöst?"), handovers.data_of(resident)),
        Section("letters", _("Was wir geschrieben haben"), letters.data_of(resident.area, key)),
    ]


def archive_of(resident: Resident, *, at: datetime) -> bytes:
    """A ZIP with a readable PDF, the same as JSON (Art. 15 and 20 GDPR), and the photos."""
    sections = sections_of(resident)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("auskunft.pdf", pdf_of(resident, sections, at=at))
        packed.writestr("auskunft.json", json_of(sections, at=at))
        for number, photo in enumerate(photos_of(resident), 1):
            packed.write(path_of(photo), f"foto-{number}.jpg")
    return out.getvalue()


def photos_of(resident: Resident) -> list[StoredFile]:
    photos = [wish.photo for wish in wishes.wishes_of(resident) if wish.photo]
    return [photo for photo in photos if path_of(photo).is_file()]


def json_of(sections: list[Section], *, at: datetime) -> str:
    data = {section.key: section.rows for section in sections}
    return json.dumps({"at": at, **data}, default=_plain, ensure_ascii=False, indent=2)


def pdf_of(resident: Resident, sections: list[Section], *, at: datetime) -> bytes:
    data = {
        "title": _("Auskunft über Ihre Daten"),
        "sender": sender_of(resident.area).name,
        "date": date_format(timezone.localtime(at), "j. F Y"),
        "demo": _("Vorführung, Inhalte erfunden") if settings.IS_DEMO else "",
        "nothing": _("Dazu haben wir nichts."),
        "sections": [
            {"title": s.title, "rows": [[[k, words(v)] for k, v in row.items()] for row in s.rows]}
            for s in sections
        ],
    }
    return paper.pdf(TEMPLATE, data, stamp=int(at.timestamp()))


def words(value: object) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j. F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "–"
    return str(value) or "–"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
