from argparse import ArgumentParser
from collections.abc import Callable, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import RegexValidator, validate_email
from django.db import IntegrityError
from django.utils import timezone

from quartier.areas.converters import check_slug
from quartier.areas.models import HolidayProfile
from quartier.areas.queries import municipality_here
from quartier.areas.rules import profiles_of
from quartier.desk.actions import open_quarter

Answers = dict[str, str]
QUESTIONS = {
    "municipality": "Name der Stadt oder Gemeinde (Kempten (Allgäu))",
    "ags": "Amtlicher Gemeindeschlüssel, 8 Ziffern (09763000)",
    "holidays": "Welche Feiertage gelten dort? Das Ordnungsamt weiß es. Nummer",
    "slug": "Kurzname für die Adresse, klein und ohne Leerzeichen (sankt-mang)",
    "name": "Name des Stadtteils (Sankt Mang)",
    "person": "Name der Person, die das Büro leitet",
    "email": "E-Mail-Adresse dieser Person",
}


class Command(BaseCommand):
    help = "Open a quarter of a real installation: area, office, and a link for its first person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, question in QUESTIONS.items():
            codes = f": {', '.join(HolidayProfile.values)}" if name == "holidays" else ""
            parser.add_argument(f"--{name}", help=question + codes)

    def handle(self, *_args: object, **options: str | None) -> None:
        if settings.SECURE and not settings.ORIGIN:
            raise CommandError("Es fehlt QUARTIER_ORIGIN: Der Link würde nirgendwohin führen.")
        answers = town_here(options)
        for name in QUESTIONS:
            if name not in answers:
                given = options[name]
                answers[name] = self.ask(name, answers) if given is None else given.strip()
                check(name, answers)
        self.open(answers)

    def open(self, answers: Answers) -> None:
        try:
            link = open_quarter(**answers, at=timezone.now())
        except IntegrityError as clash:
            raise CommandError(f"Den Kurznamen „{answers['slug']}“ gibt es schon.") from clash
        self.stdout.write(
            f"{answers['name']} ist angelegt. Mit diesem Link beginnt die Leitung. "
            f"Er gilt sieben Tage und ist auch als E-Mail unterwegs:\n{link}"
        )

    def ask(self, name: str, answers: Answers) -> str:
        """Ask until the answer will do."""
        while True:
            answer = self.ask_holidays(answers["ags"]) if name == "holidays" else ask_once(name)
            try:
                check(name, answers | {name: answer})
            except CommandError as refusal:
                self.stdout.write(str(refusal))
            else:
                return answer

    def ask_holidays(self, ags: str) -> str:
        """Offer what can hold in that Land; where all its municipalities are alike, ask nothing."""
        offered = profiles_of(ags)
        for number, code in enumerate(offered, 1):
            self.stdout.write(f"  {number}  {HolidayProfile(code).label}")
        if len(offered) == 1:
            return offered[0]
        return dict(zip("12", offered, strict=True)).get(ask_once("holidays"), "")


def ask_once(name: str) -> str:
    try:
        return input(f"{QUESTIONS[name]}: ").strip()
    except EOFError:
        raise CommandError(f"Es fehlt: {QUESTIONS[name]}") from None


def town_here(options: Mapping[str, str | None]) -> Answers:
    """An installation serves one municipality; who opens a second quarter is not asked again."""
    town = municipality_here()
    if town is None:
        return {}
    known = {"municipality": town.name, "ags": town.ags, "holidays": town.holiday_profile}
    if any(options[name] not in (None, answer) for name, answer in known.items()):
        raise CommandError(
            f"Hier arbeitet schon {town} ({town.ags}, {town.get_holiday_profile_display()}). "
            "Eine andere Stadt braucht ein eigenes Quartier."
        )
    return known


def check(name: str, answers: Answers) -> None:
    answer = answers[name]
    if not answer:
        raise CommandError(f"Es fehlt: {QUESTIONS[name]}")
    if name == "holidays" and answer not in profiles_of(answers["ags"]):
        fitting = ", ".join(profiles_of(answers["ags"]))
        raise CommandError(f"Diese Feiertage passen nicht zum Gemeindeschlüssel, nur: {fitting}.")
    try:
        CHECKS.get(name, str)(answer)
    except ValidationError as refusal:
        raise CommandError(" ".join(refusal.messages)) from refusal


def check_ags(answer: str) -> None:
    RegexValidator(r"\A\d{8}\Z", "Der Gemeindeschlüssel hat 8 Ziffern.")(answer)
    if not profiles_of(answer):
        raise ValidationError("Die ersten zwei Ziffern nennen das Land, 01 bis 16.")


CHECKS: dict[str, Callable[[str], object]] = {
    "ags": check_ags,
    "slug": check_slug,
    "email": validate_email,
}
