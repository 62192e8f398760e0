"""The few dangerous wishes among many are asked for on every page of the desk."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("wishes", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX wish_dangerous ON wishes_wish (area_id, received_at) WHERE is_dangerous",
            "DROP INDEX wish_dangerous",
        )
    ]
