"""Find the entries that list a wish (`queries.entries_about`) without reading the whole journal."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("journal", "0002_append_only")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS journal_by_listed_wish "
            "ON journal_entry USING gin ((facts -> 'wishes') jsonb_path_ops)",
            "DROP INDEX IF EXISTS journal_by_listed_wish",
        )
    ]
