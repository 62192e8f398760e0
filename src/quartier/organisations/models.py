from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Organisation(models.Model):
    """A club, church, school, trader, carrier or city department (Amt)."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", _("Amt der Stadt")
        ASSOCIATION = "association", _("Verein")
        CHURCH = "church", _("Kirchengemeinde")
        SCHOOL = "school", _("Schule")
        KINDERGARTEN = "kindergarten", _("Kita")
        WELFARE = "welfare", _("Wohlfahrtsverband")
        HOUSING = "housing", _("Wohnungsunternehmen")
        TRADE = "trade", _("Gewerbe")
        POLICE = "police", _("Polizei")
        INITIATIVE = "initiative", _("Initiative")

    privacy = Privacy(
        "organisations",
        none="id area kind name short_name website topics listing_consent_on acknowledge_days "
        "answer_days created_at ended_on",
        contact="email phone address",
        content="note",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    kind = models.CharField(_("Art"), max_length=14, choices=Kind)
    name = models.CharField(_("Name"), max_length=160)
    short_name = models.CharField(_("Kurzname"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    address = models.TextField(_("Anschrift"), max_length=500, blank=True)
    website = models.URLField(_("Internetseite"), blank=True)
    topics = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, verbose_name=_("Themen")
    )
    note = models.TextField(_("Notiz"), max_length=2000, blank=True)
    # A private actor is listed publicly only with consent; a department always.
    listing_consent_on = models.DateField(_("darf öffentlich stehen seit"), null=True, blank=True)
    # Departments only: agreed working days (domain.md 3.6).
    acknowledge_days = models.PositiveSmallIntegerField(
        _("Arbeitstage bis zur Bestätigung"), default=5
    )
    answer_days = models.PositiveSmallIntegerField(_("Arbeitstage bis zur Antwort"), default=20)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(_("gibt es nicht mehr seit"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "name", name="organisation_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_department(self) -> bool:
        return self.kind == self.Kind.DEPARTMENT

    @property
    def called(self) -> str:
        return self.short_name or self.name


class ContactPerson(models.Model):
    """Whom to ask there. Business contact data; reviewed yearly (domain.md 6.1)."""

    privacy = Privacy(
        "organisations",
        none="id area organisation created_at left_on",
        contact="name function email phone",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contact_persons")
    name = models.CharField(_("Name"), max_length=120)
    function = models.CharField(_("Aufgabe"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    left_on = models.DateField(_("nicht mehr da seit"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Contacted(models.Model):
    """We spoke with an organisation on that day."""

    privacy = Privacy("organisations", none="id area organisation on", content="note")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    on = models.DateField(_("am"))
    note = models.CharField(_("Worum ging es?"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.organisation} {self.on}"
