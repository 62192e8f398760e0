"""Packages of needs for departments, and that they arrived."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.areas.rules import PACKAGE, short_number
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy
from quartier.needs.models import Need
from quartier.organisations.models import Organisation


class Handover(models.Model):
    """A package of needs for one department (Weitergabe). It stays as it was handed over."""

    privacy = Privacy(
        "handovers",
        none="id area year number department cover_letter handed_over_on handed_over_at "
        "acknowledge_nominal acknowledge_effective answer_nominal answer_effective valid_until "
        "link_serial people form_key",
        secret="token_hash",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    department = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("Amt")
    )
    cover_letter = models.TextField(_("Anschreiben"), max_length=4000)
    handed_over_on = models.DateField(_("weitergegeben am"))
    handed_over_at = models.DateTimeField()
    acknowledge_nominal = models.DateField()
    acknowledge_effective = models.DateField()
    answer_nominal = models.DateField()
    answer_effective = models.DateField(_("Antwort bis"))
    token_hash = models.CharField(max_length=64, unique=True)
    valid_until = models.DateField(_("Link gilt bis"))
    # Rises when a new link is issued; the old one ends (`rules.token_of`).
    link_serial = models.PositiveSmallIntegerField(default=1)
    # Persons behind all needs of the package, each once.
    people = models.PositiveIntegerField(default=0)
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("area", "year", "number", name="handover_number_once")
        ]

    def __str__(self) -> str:
        return self.short_number

    @property
    def short_number(self) -> str:
        return short_number(self.year, self.number, prefix=PACKAGE, width=3)


class HandedNeed(models.Model):
    """One need in a package, with what was said about it on that day."""

    privacy = Privacy(
        "handovers",
        none="id area handover need position title people voices round",
        content="summary quotes wish_keys photo_keys places",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="needs")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    # A reopened need may be handed over again; two clerks at once may not.
    round = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    people = models.PositiveIntegerField()
    voices = models.PositiveIntegerField()
    # [{"number": "2026-00087", "text": …, "name": ""}], only with consent
    quotes = models.JSONField(default=list)
    wish_keys = models.JSONField(default=list)
    photo_keys = models.JSONField(default=list)
    # [{"name": …, "lon": …, "lat": …}]
    places = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint("handover", "need", name="need_once_in_handover"),
            models.UniqueConstraint("need", "round", name="need_round_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.title}"


class Acknowledgement(models.Model):
    """The department confirmed that it has the package."""

    privacy = Privacy("handovers", none="id area handover on file_number recorded_by at")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handover = models.OneToOneField(Handover, models.PROTECT, related_name="acknowledgement")
    on = models.DateField()
    file_number = models.CharField(_("Aktenzeichen"), max_length=60, blank=True)
    recorded_by = models.CharField(max_length=12)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.handover_id)
