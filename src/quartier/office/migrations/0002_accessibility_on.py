from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="accessibility_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="Erklärung zuletzt geprüft am"
            ),
        ),
    ]
