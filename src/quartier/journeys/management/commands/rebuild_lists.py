from django.core.management.base import BaseCommand
from django.utils import timezone

from quartier.areas.queries import all_areas
from quartier.journeys import actions


class Command(BaseCommand):
    help = "Compute the public lists of all areas anew."

    def handle(self, *_args: object, **_options: object) -> None:
        for area in all_areas():
            rows = actions.rebuild(area, at=timezone.now())
            self.stdout.write(f"{area.slug}: {rows}")
