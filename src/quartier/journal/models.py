from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Entry(models.Model):
    """Who did what to what. Facts hold keys, codes, dates, numbers; never names or texts.

    The database refuses UPDATE and DELETE (migration 0002); the web role has no right to either.
    """

    privacy = Privacy(
        "journal", none="id area_key actor_kind actor_key actor_role verb target facts written_at"
    )

    id = key()
    area_key = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=12)
    actor_key = models.CharField(max_length=40, blank=True)
    actor_role = models.CharField(max_length=20, blank=True)
    verb = models.CharField(max_length=40)
    target = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Eintrag")
        verbose_name_plural = _("Einträge")
        indexes = [
            models.Index("target", "written_at", name="journal_by_target"),
            models.Index("area_key", "id", name="journal_by_area"),
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.verb}"


def name_of(target: models.Model) -> str:
    """How the journal calls a record: `needs.need:<key>`."""
    return f"{target._meta.label_lower}:{target.pk}"
