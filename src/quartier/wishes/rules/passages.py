"""Passages of a text that may show who somebody is: proposed for blacking out, never done alone.

Marked are phone numbers, e-mail addresses, IBANs whose check digits are right, people with a title
("Frau Berwang"), and house numbers behind a street name. Words that only look so stay unmarked
("Frau und Kind", "Herr Bürgermeister", "30 km/h", "04.06.2007").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["phone", "email", "iban", "person", "house_number", "other"]
BLACK = "[geschwärzt]"

EMAIL = re.compile(r"[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b")
PHONE = re.compile(
    r"(?<![\w./:-])(?:\+|00)[1-9][\d ()/.-]{6,20}\d(?!\w)"  # +49 831 96 05 70
    r"|(?<![\w.,:-])\(?0[1-9]\d{1,4}\)?(?:[ /.-]{1,3}\d{1,9}){1,5}(?!\w)"  # (0831) 9605-70
    r"|(?<![\w.,/:-])0[1-9]\d{6,12}(?!\w)"  # 0831960570
)
SHORT_PHONE = re.compile(
    r"\b(?:Tel|Telefon|Telefonnummer|Tel\.-Nr|Handy|Mobil|Fax|Rufnummer|WhatsApp)[.:]*\s*"
    r"(\d[\d /.-]{3,14}\d)(?![\w])",
    re.IGNORECASE,
)
DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{2}|\d{4})")
# Titles before a name. "Frau" and "Familie" need a capital behind them that is no common noun.
PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Hr\.|Fr\.|Fam\.|Familie|Eheleute|(?:Dr|Prof|Dipl\.-Ing|Mag)\.(?:\s?med\.)?)"
    r"(?:[ \t]+(?:und[ \t]+(?:Herrn?|Frau)[ \t]+)?"
    r"(?:Dr\.|Prof\.|med\.|von|van|de|der|den|zu|zum|zur|al|el))*"
    r"[ \t]+([^\W\d_][\w'’-]*(?:[ \t]+(?:von|van|de|zu)?\s?[^\W\d_][\w'’-]*)?)"
)
OFFICES = frozenset(
    """Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Stadtrat Stadträtin
    Rektor Rektorin Direktor Direktorin Präsident Präsidentin Kollege Kollegin Nachbar
    Nachbarin Doktor Lehrer Lehrerin Pfarrer Pfarrerin Landrat Landrätin Minister Ministerin
    Bügermeister""".split()  # noqa: SIM905
)
NO_NAMES = frozenset(
    """Und Oder Mann Männer Frau Frauen Kind Kinder Freunde Freundin Freund Leute Eltern Mutter
    Vater Der Die Das Ein Eine Sehr Mit Ohne In Im Am An Auf Ist Sind Hat Haben Geht Kann""".split()  # noqa: SIM905
)
NUMBER = (
    r"(?P<number>\d{1,3}(?:\s?[a-h]\b)?(?:\s?[-–/]\s?\d{1,3}(?:\s?[a-h]\b)?)?)"
    r"(?![\w%€°])(?!\s?[.:,]\d)"
)
NO_HOUSE = (
    r"(?!\.?\s*(?:km|m|Meter|Uhr|Jahre?|Prozent|Euro|cm|Grad|[Mm]al|x|Minuten|Stunden|Tage|Wochen|Monate"
    r"|bis|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
    r"(?!\s+[A-ZÄÖÜ][a-zäöüß]+(?:e|en|er|s)\b)"  # "20 Bäume" counts something
)
STREET = re.compile(
    r"(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Gg]asse|[Aa]llee|[Rr]ing|[Uu]fer|[Dd]amm|[Ss]teig|[Pp]latz"
    r"|[Mm]arkt|[Gg]ürtel|[Ww]all|[Cc]haussee|[Pp]romenade|leite|halde|bühl|höhe)"
    rf"(?:,?\s+(?:Nr\.?|Hausnummer|Haus))?\s*{NUMBER}{NO_HOUSE}"
)
# Streets without such an ending: "Im Oberösch 3".
FIELD_NAME = re.compile(
    r"\b(?:Im|Am|An der|An den|Auf der|Auf dem|Zum|Zur|In der|Unter den)\s+"
    rf"(?P<name>[A-ZÄÖÜ][a-zäöüß-]{{3,}})(?:\s+(?:Nr\.?|Hausnummer))?\s+{NUMBER}{NO_HOUSE}"
)
# A number that says itself what it is: "Hausnummer 12", "Haus Nr. 7a".
SAID_NUMBER = re.compile(
    r"\b(?:Haus-?[Nn]ummer|Haus-?[Nn]r\.?|Haus\s+Nr\.?|Haus(?=\s\d))\s*"
    rf"{NUMBER}{NO_HOUSE}"
)
NO_STREETS = frozenset(
    """Jahr Jahre Monat Woche Wochen Montag Dienstag Mittwoch Donnerstag Freitag Samstag
    Sonntag Januar Februar März April Juni Juli August September Oktober November Dezember
    Zeit Klasse Stufe Gruppe Linie Zone Beispiel Paragraph Artikel Absatz Kapitel Punkt
    Seite Raum Zimmer Umkreis Abstand Durchschnitt Schnitt Alter""".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Passage:
    """`text[start:end]`, and why it is marked."""

    start: int
    end: int
    kind: Kind


def marked_passages(text: str) -> list[Passage]:
    """What the clerk should look at, in the order of the text, without overlaps."""
    found = [passage for find in FINDERS for passage in find(text)]
    kept: list[Passage] = []
    for passage in found:
        if not any(passage.start < other.end and other.start < passage.end for other in kept):
            kept.append(passage)
    return sorted(kept, key=lambda passage: passage.start)


def black_out(text: str, passages: Iterable[Passage]) -> str:
    """The text with each passage replaced. Its length does not show how long the words were."""
    for passage in sorted(passages, key=lambda passage: passage.start, reverse=True):
        text = text[: passage.start] + BLACK + text[passage.end :]
    return text


def public_place(place: str) -> str:
    """What everybody reads of a place people typed: the street without the house, nobody's name."""
    for passage in reversed(marked_passages(place)):
        shown = "" if passage.kind == "house_number" else BLACK
        place = place[: passage.start] + shown + place[passage.end :]
    return re.sub(r"\s+(?=[,;.)]|$)", "", place)


def count_blacked_out(text: str) -> int:
    return text.count(BLACK)


def passages_of(text: str, words: str) -> list[Passage]:
    """Every place where exactly these words stand (the clerk names them)."""
    found = re.finditer(re.escape(words), text) if words else ()
    return [Passage(match.start(), match.end(), "other") for match in found]


def is_iban(text: str) -> bool:
    """ISO 13616: moved to the end and read as a number, the remainder by 97 is 1."""
    letters = re.sub(r"[ -]", "", text).upper()
    if not 15 <= len(letters) <= 34:  # noqa: PLR2004
        return False
    return int("".join(str(int(char, 36)) for char in letters[4:] + letters[:4])) % 97 == 1


def _emails(text: str) -> Iterator[Passage]:
    for match in EMAIL.finditer(text):
        yield Passage(match.start(), match.end(), "email")


def _ibans(text: str) -> Iterator[Passage]:
    """The pattern may reach too far into the next words, so shorter readings are tried as well."""
    for match in IBAN.finditer(text):
        words = match.group()
        for end in range(len(words), 14, -1):
            if words[end - 1] not in " -" and is_iban(words[:end]):
                yield Passage(match.start(), match.start() + end, "iban")
                break


def _phones(text: str) -> Iterator[Passage]:
    for match in PHONE.finditer(text):
        digits = sum(char.isdigit() for char in match.group())
        if 7 <= digits <= 15 and not DATE.search(match.group()):  # noqa: PLR2004
            yield Passage(match.start(), match.end(), "phone")
    for match in SHORT_PHONE.finditer(text):
        yield Passage(*match.span(1), "phone")


def _people(text: str) -> Iterator[Passage]:
    for match in PERSON.finditer(text):
        words = match.group(1).split()
        if not _is_name(words[0]):
            continue
        last = match.start(1) + len(words[0])
        if len(words) > 1 and _is_name(words[-1]):
            last = match.end(1)
        yield Passage(match.start(), last, "person")


def _is_name(word: str) -> bool:
    return word[0].isupper() and word not in NO_NAMES and word not in OFFICES and len(word) > 1


def _house_numbers(text: str) -> Iterator[Passage]:
    for pattern in (STREET, SAID_NUMBER):
        for match in pattern.finditer(text):
            yield Passage(*match.span("number"), "house_number")
    for match in FIELD_NAME.finditer(text):
        if match["name"] not in NO_STREETS:
            yield Passage(*match.span("number"), "house_number")


FINDERS: tuple[Callable[[str], Iterator[Passage]], ...] = (
    _emails,
    _ibans,
    _phones,
    _people,
    _house_numbers,
)
