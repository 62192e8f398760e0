from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.areas.rules import NEED, short_number
from quartier.concept.models import FieldOfAction
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy
from quartier.wishes.models import Wish


class Need(models.Model):
    """What several people need (Bedarf), in the office's words."""

    class Urgency(models.TextChoices):
        NORMAL = "normal", _("normal")
        SOON = "soon", _("bald")
        URGENT = "urgent", _("eilt")

    privacy = Privacy(
        "needs",
        none="id area year number title summary fields urgency place_name lon lat created_at "
        "dissolved_at",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(_("Titel"), max_length=120)
    summary = models.TextField(_("Worum geht es?"), max_length=4000, blank=True)
    # No field of action fits: a gap for the next plan version.
    fields = models.ManyToManyField(
        FieldOfAction, related_name="+", blank=True, verbose_name=_("Handlungsfelder")
    )
    urgency = models.CharField(
        _("Dringlichkeit"), max_length=8, choices=Urgency, default=Urgency.NORMAL
    )
    place_name = models.CharField(_("Ort"), max_length=160, blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    created_at = models.DateTimeField()
    # Every wish was taken out again: the number stays, the need is gone from the lists.
    dissolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "year", "number", name="need_number_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def short_number(self) -> str:
        return short_number(self.year, self.number, prefix=NEED, width=3)


class BundledWish(models.Model):
    """A wish was taken into a need. It is a row here, so the wish needs no status."""

    privacy = Privacy("needs", none="id area need wish at by")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.CASCADE, related_name="bundled")
    wish = models.OneToOneField(Wish, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.wish} → {self.need_id}"

    @property
    def pair(self) -> str:
        """What a link about this bundling is about; it outlives the row."""
        return f"{self.need_id}:{self.wish_id}"


class Objection(models.Model):
    """The author said: that is not what I meant. The wish is back in the inbox."""

    privacy = Privacy("needs", none="id area need wish at by")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.CASCADE, related_name="+")
    wish = models.ForeignKey(Wish, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint("need", "wish", name="objection_once")]

    def __str__(self) -> str:
        return f"{self.wish} ≠ {self.need_id}"


class Support(models.Model):
    """A "me too" for a need, or for a wish that no need has taken up yet.

    With a contact it counts as a person, once; without, as a voice (`form_key`: no double submits).
    """

    privacy = Privacy("needs", none="id area need wish resident channel at form_key wants_news")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.CASCADE, null=True, related_name="supports")
    wish = models.ForeignKey(Wish, models.CASCADE, null=True, related_name="+")
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=8, default="none")
    wants_news = models.BooleanField(default=True)
    at = models.DateTimeField()
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(need__isnull=True) ^ models.Q(wish__isnull=True),
                name="support_of_one_thing",
            ),
            models.UniqueConstraint(
                "need",
                "resident",
                condition=models.Q(resident__isnull=False),
                name="support_need_once",
            ),
            models.UniqueConstraint(
                "wish",
                "resident",
                condition=models.Q(resident__isnull=False),
                name="support_wish_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Follower(models.Model):
    """Somebody who wants news of a need by e-mail. Confirmed first, ended by one click."""

    privacy = Privacy("needs", none="id area need resident asked_at confirmed_at ended_at")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.CASCADE, related_name="followers")
    resident = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("need", "resident", name="follower_once")]

    def __str__(self) -> str:
        return str(self.pk)
