"""Bring the database to the state of this version, as its owner: tables, then rights.

The same on a cluster: `DATABASE_ADMIN_URL=… ./quartier manage prepare_database`.
"""

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from quartier.config import environment, grants

EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
ONE_AT_A_TIME = 2_026_110_001  # advisory lock: two machines of a cluster may start at once


class Command(BaseCommand):
    help = "Migrate, then grant the web role what it needs (run as the owner)."
    requires_system_checks: list[str] = []

    def handle(self, *_args: object, **_options: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            for extension in EXTENSIONS:
                cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        call_command("migrate", interactive=False, verbosity=0)
        self._grant()

    def _grant(self) -> None:
        web_role = environment.database(settings.ENVIRONMENT.database_url)["USER"]
        with transaction.atomic(), connection.cursor() as cursor:
            if grants.is_current_role(cursor, web_role):
                self.stderr.write("Die Web-Rolle ist zugleich Eigentümerin: keine Rechte getrennt.")
                return
            if not grants.role_exists(cursor, web_role):
                raise CommandError(f"Die Rolle „{web_role}“ aus DATABASE_URL gibt es nicht.")
            grants.grant_to(cursor, web_role)
