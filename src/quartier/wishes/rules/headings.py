"""What the headings of a list probably mean. A first proposal; the clerk decides."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from quartier.wishes.rules.sheets import Mapping

# In each line the surer word stands first.
NAMES = {
    "title": "Titel Überschrift Title Kurztitel Headline Betreff Thema Subject",
    "place": "Standort Lage Ortsangabe Location Place Stelle Straße Ort Adresse Stadtteil",
    "lat": "Breite Breitengrad Lat Latitude y",
    "lon": "Länge Längengrad Lon Lng Long Longitude x",
    "date": "Datum Eingangsdatum Erstellungsdatum Eingang Eingegangen Erstellt Created CreatedAt "
    "Date Zeitstempel Zeitpunkt Timestamp",
    "url": "URL Link Permalink Internetadresse Quelle Source AdresseImNetz",
    "id": "ID Nr Nummer Kennung LfdNr LaufendeNummer Aktenzeichen",
}
TEXT = """Text Wunsch Anliegen Beitrag Idee Vorschlag Beschreibung Inhalt Anregung Hinweis Kommentar
    Freitext Beitragstext Wunschtext Nachricht Mitteilung Rückmeldung Bemerkung Meinung Forderung
    Beschlussempfehlung Begründung Description Content Message Comment"""
CONTACT = """Name Vorname Nachname Familienname Verfasser Verfasserin Autor Autorin Absender
    Absenderin EMail Mail EMailAdresse Mailadresse Telefon Tel Telefonnummer Handy Mobil Mobilnummer
    Anschrift
    Wohnort PLZ Postleitzahl Geburtsdatum Geburtsjahr Kontakt Kontaktdaten"""
WHERE_PEOPLE_LIVE = ("Straße", "Adresse", "Ort")
"""Beside a name or a telephone number these say where somebody lives."""
YOUR = re.compile(r"^(?:ihre?n?|deine?n?)\s+", re.IGNORECASE)


def guess(header: Sequence[str]) -> Mapping:
    """Which column holds what, from the headings alone."""
    spared = {fold(word) for word in WHERE_PEOPLE_LIVE} if contacts_in(header) else set()
    found: dict[str, int] = {}
    for part, words in NAMES.items():
        free = [None if n in found.values() else heading for n, heading in enumerate(header)]
        if (hit := _first(free, [w for w in folded(words) if w not in spared])) is not None:
            found[part] = hit
    if not {"lat", "lon"} <= found.keys():
        found = {part: column for part, column in found.items() if part not in {"lat", "lon"}}
    taken, texts = set(found.values()), set(folded(TEXT))
    text = [n for n, heading in enumerate(header) if n not in taken and _means(heading) & texts]
    if not text and len(header) == 1:
        text, found = [0], {}
    elif not text and "title" in found:
        text = [found.pop("title")]
    return Mapping(text=tuple(text), **found)  # type: ignore[arg-type]


def contacts_in(header: Iterable[str]) -> list[str]:
    """Columns that tell who somebody is; they are never proposed."""
    words = set(folded(CONTACT))
    return [heading.strip() for heading in header if _means(heading) & words]


def fold(heading: str) -> str:
    """„E-Mail-Adresse“ → „emailadresse“; „Überschrift“, „Ueberschrift“, „UBERSCHRIFT“ are one."""
    letters = unicodedata.normalize("NFKD", heading.casefold().replace("ß", "ss"))
    plain = re.sub(r"[^a-z0-9]", "", letters)
    return re.sub(r"(?<=[aou])e", "", plain)


def folded(words: str) -> list[str]:
    return [fold(word) for word in words.split()]


def _means(heading: str) -> set[str]:
    """The whole heading and its first word: „Datum der Eingabe“, „Ihr Wunsch“, „Text (kurz)“."""
    words = re.split(r"[\s_/(,:;.]+", YOUR.sub("", heading.strip()))
    return {fold(heading), fold(next(filter(None, words), ""))} - {""}


def _first(header: Sequence[str | None], words: Iterable[str]) -> int | None:
    """The column of the surest word."""
    meanings = [_means(heading) if heading else set() for heading in header]
    hits = (n for word in words for n, means in enumerate(meanings) if word in means)
    return next(hits, None)
