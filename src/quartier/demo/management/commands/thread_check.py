from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from quartier.demo.actions.check import check_thread

DATA = Path("..") / "shared" / "data" / "text"


class Command(BaseCommand):
    help = (
        "Run a folder of real contributions (CSV) through the whole thread and print what happened."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--data", type=Path, default=settings.BASE / DATA, help="folder with CSV files"
        )
        parser.add_argument(
            "--keep", action="store_true", help="keep the area of the check afterwards"
        )

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401 - argparse
        files = sorted(options["data"].glob("*.csv"))
        if not files:
            raise CommandError(f"In {options['data']} liegt keine CSV-Datei.")
        with transaction.atomic():
            check = check_thread(files, timezone.localtime(), tell=self.stdout.write)
            transaction.set_rollback(not options["keep"])
        for what, count in check.counts.items():
            self.stdout.write(f"{count:7}  {what}")
        self.stdout.write(f"\n{len(check.refusals)} Ablehnungen")
        for refusal in check.refusals:
            self.stdout.write(f"  {refusal}")
