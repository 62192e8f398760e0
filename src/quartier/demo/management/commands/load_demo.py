import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.utils import timezone

from quartier.areas.models import Area
from quartier.demo.actions import load
from quartier.demo.queries import database_mark
from quartier.demo.rules import MARK


class Command(BaseCommand):
    help = "Fill an empty demo database with the invented quarter."

    def handle(self, *_args: object, **_options: object) -> None:
        if not (settings.IS_DEMO or settings.IS_TEST):
            raise CommandError("load_demo gehört in die Vorführung. Starten Sie ./quartier demo.")
        if database_mark().removeprefix(MARK).startswith("quartier:"):
            raise CommandError("Diese Datenbank gehört nicht zur Vorführung.")
        if Area.objects.exists():
            self.stdout.write("Die Vorführung ist schon geladen.")
            return
        self.load()
        self.stdout.write("")

    def load(self) -> None:
        try:
            load(timezone.localtime(), tell=self.tell)
        except ProgrammingError as refusal:
            if "must be owner of database" not in str(refusal):
                raise
            raise CommandError(
                "Das darf nur, wem die Datenbank gehört (QUARTIER_AS=owner)."
            ) from refusal

    def tell(self, what: str, done: int, total: int) -> None:
        """One line that grows, so that nobody thinks the program hangs."""
        ending = "\r" if sys.stdout.isatty() and done < total else "\n"
        if ending == "\r" or done in (1, total) or done % 100 == 0:
            self.stdout.write(f"  {what}: {done} von {total}", ending=ending)
            self.stdout.flush()
