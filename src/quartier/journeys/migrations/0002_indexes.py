"""Typos are forgiven and places found by trigrams. By hand: the extension must stand before the indexes."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

INDEXES = {
    "listed_title_trigrams": "USING gin (title gin_trgm_ops) WHERE need_key IS NULL",
    "listed_place_trigrams": "USING gin (upper(place_name::text) gin_trgm_ops) WHERE need_key IS NULL",
}


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial")]

    operations = [
        TrigramExtension(),
        *(
            migrations.RunSQL(
                f"CREATE INDEX {name} ON journeys_listed {what}", f"DROP INDEX {name}"
            )
            for name, what in INDEXES.items()
        ),
    ]
