from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Office(models.Model):
    """The office of an area; its address, contact and legal duties as operator."""

    privacy = Privacy(
        "office",
        none="id area name street postcode town way_there access phone email fax lon lat "
        "danger_phone danger_name about operator_name operator_address operator_represented_by "
        "supervisory_authority privacy_contact accessibility_contact accessibility_state "
        "accessibility_on enforcement_body sign_language_url",
    )

    id = key()
    area = models.OneToOneField(Area, models.PROTECT, related_name="+")
    name = models.CharField(_("Name"), max_length=120)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120)
    postcode = models.CharField(_("Postleitzahl"), max_length=5)
    town = models.CharField(_("Ort"), max_length=120)
    way_there = models.TextField(_("So kommen Sie hin"), max_length=1000, blank=True)
    access = models.TextField(_("Zugang"), max_length=1000, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    fax = models.CharField(_("Fax"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    lon = models.FloatField(_("Länge"), null=True, blank=True)
    lat = models.FloatField(_("Breite"), null=True, blank=True)
    about = models.TextField(_("Über uns"), max_length=4000, blank=True)
    # Whom the office calls when a wish reports danger (not life-threatening: that is 112).
    danger_name = models.CharField(_("Bei Gefahr rufen wir an"), max_length=120, blank=True)
    danger_phone = models.CharField(_("Telefon bei Gefahr"), max_length=40, blank=True)
    operator_name = models.CharField(_("Betreiber"), max_length=200, blank=True)
    operator_address = models.TextField(_("Anschrift des Betreibers"), max_length=500, blank=True)
    operator_represented_by = models.CharField(_("Vertreten durch"), max_length=200, blank=True)
    supervisory_authority = models.CharField(_("Aufsicht"), max_length=200, blank=True)
    privacy_contact = models.TextField(
        _("Datenschutzbeauftragte Stelle"), max_length=500, blank=True
    )
    accessibility_contact = models.TextField(
        _("Kontakt für Barrierefreiheit"), max_length=500, blank=True
    )
    accessibility_state = models.TextField(
        _("Stand der Barrierefreiheit"), max_length=4000, blank=True
    )
    # Implementing decision (EU) 2018/1523: a declaration names its day.
    accessibility_on = models.DateField(_("Erklärung zuletzt geprüft am"), null=True, blank=True)
    enforcement_body = models.TextField(_("Durchsetzungsstelle"), max_length=500, blank=True)
    sign_language_url = models.URLField(_("Video in Gebärdensprache"), blank=True)

    def __str__(self) -> str:
        return self.name


class OfficePerson(models.Model):
    """Somebody residents can ask for. Listed only with consent."""

    privacy = Privacy(
        "office", none="id area languages since until consent_on", contact="name task phone"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    name = models.CharField(_("Name"), max_length=120)
    task = models.CharField(_("Aufgabe"), max_length=200, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    languages = models.CharField(_("spricht"), max_length=200, blank=True)
    consent_on = models.DateField(_("darf öffentlich stehen seit"), null=True, blank=True)
    since = models.DateField(_("seit"), null=True, blank=True)
    until = models.DateField(_("bis"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """A weekly slot. "By appointment" (nach Vereinbarung) is its own kind and never "closed"."""

    class Kind(models.TextChoices):
        OPEN = "open", _("offen")
        APPOINTMENT = "appointment", _("nach Vereinbarung")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Montag")
        TUESDAY = 1, _("Dienstag")
        WEDNESDAY = 2, _("Mittwoch")
        THURSDAY = 3, _("Donnerstag")
        FRIDAY = 4, _("Freitag")
        SATURDAY = 5, _("Samstag")
        SUNDAY = 6, _("Sonntag")

    privacy = Privacy("office", none="id area kind weekday opens closes valid_from valid_to note")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    kind = models.CharField(_("Art"), max_length=12, choices=Kind, default=Kind.OPEN)
    weekday = models.PositiveSmallIntegerField(_("Tag"), choices=Weekday)
    opens = models.TimeField(_("von"))
    closes = models.TimeField(_("bis"))
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_to = models.DateField(_("gilt bis"), null=True, blank=True)
    note = models.CharField(_("Hinweis"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="hours_end_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class Closure(models.Model):
    """Days on which the weekly hours do not hold."""

    class Kind(models.TextChoices):
        CLOSED = "closed", _("geschlossen")
        APPOINTMENT = "appointment", _("nach Vereinbarung")

    privacy = Privacy("office", none="id area kind first_day last_day reason")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    kind = models.CharField(_("Art"), max_length=12, choices=Kind, default=Kind.CLOSED)
    first_day = models.DateField(_("vom"))
    last_day = models.DateField(_("bis"))
    reason = models.CharField(_("Grund"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="closure_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} {self.reason}"


class Notice(models.Model):
    """A short notice for "Aktuelles": a date, a change, an answer. News comes as a later stage."""

    privacy = Privacy("office", none="id area title text starts_at published_at until created_at")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    title = models.CharField(_("Überschrift"), max_length=160)
    text = models.TextField(_("Text"), max_length=4000, blank=True)
    starts_at = models.DateTimeField(_("Termin"), null=True, blank=True)
    published_at = models.DateTimeField(_("veröffentlicht"))
    until = models.DateField(_("steht bis"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.title
