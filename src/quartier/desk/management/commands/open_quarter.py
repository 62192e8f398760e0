from argparse import ArgumentParser
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import RegexValidator, validate_email, validate_slug
from django.db import IntegrityError
from django.utils import timezone

from quartier.desk.actions import open_quarter

QUESTIONS = {
    "municipality": "Name der Stadt oder Gemeinde (Kempten (Allgäu))",
    "ags": "Amtlicher Gemeindeschlüssel, 8 Ziffern (09763000)",
    "slug": "Kurzname für die Adresse, klein und ohne Leerzeichen (sankt-mang)",
    "name": "Name des Stadtteils (Sankt Mang)",
    "person": "Name der Person, die das Büro leitet",
    "email": "Ihre E-Mail-Adresse",
}
CHECKS: dict[str, Callable[[str], object]] = {
    "ags": RegexValidator(r"^\d{8}$", "Der Gemeindeschlüssel hat 8 Ziffern."),
    "slug": validate_slug,
    "email": validate_email,
}


class Command(BaseCommand):
    help = "Open a quarter of a real installation: area, office, and a link for its first person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=question)

    def handle(self, *_args: object, **options: str) -> None:
        answers = {
            name: options[name] or self.ask(question) for name, question in QUESTIONS.items()
        }
        self.check_answers(answers)
        try:
            link = open_quarter(**answers, at=timezone.now())
        except IntegrityError as clash:
            raise CommandError(f"Den Kurznamen „{answers['slug']}“ gibt es schon.") from clash
        self.stdout.write(
            f"{answers['name']} ist angelegt. Mit diesem Link beginnt die Leitung:\n{link}"
        )

    def ask(self, question: str) -> str:
        return input(f"{question}: ").strip()

    def check_answers(self, answers: dict[str, str]) -> None:
        for name, answer in answers.items():
            try:
                CHECKS.get(name, str)(answer)
            except ValidationError as refusal:
                raise CommandError(" ".join(refusal.messages)) from refusal
            if not answer:
                raise CommandError(f"Es fehlt: {QUESTIONS[name]}")
