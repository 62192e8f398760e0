import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quartier.areas.models import Area
from quartier.demo.actions import load


class Command(BaseCommand):
    help = "Fill an empty demo database with the invented quarter."

    def handle(self, *_args: object, **_options: object) -> None:
        if not (settings.IS_DEMO or settings.IS_TEST):
            raise CommandError("load_demo gehört in die Vorführung. Starten Sie ./quartier demo.")
        if Area.objects.exists():
            self.stdout.write("Die Vorführung ist schon geladen.")
            return
        load(timezone.localtime(), tell=self.tell)
        self.stdout.write("")

    def tell(self, what: str, done: int, total: int) -> None:
        """One line that grows, so that nobody thinks the program hangs."""
        ending = "\r" if sys.stdout.isatty() and done < total else "\n"
        if ending == "\r" or done in (1, total) or done % 100 == 0:
            self.stdout.write(f"  {what}: {done} von {total}", ending=ending)
            self.stdout.flush()
