# No SQL: who took somebody in says when, as every act does.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="resident",
            name="created_at",
            field=models.DateTimeField(),
        ),
    ]
