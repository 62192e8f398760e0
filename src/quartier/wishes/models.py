from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.areas.rules import short_number
from quartier.files.models import StoredFile
from quartier.journal.fields import ErasableField, key
from quartier.journal.privacy import Privacy
from quartier.wishes import rules


class WishQuerySet(models.QuerySet["Wish"]):
    def of(self, area: Area) -> WishQuerySet:
        return self.filter(area=area)

    def published(self) -> WishQuerySet:
        return self.filter(publication__isnull=False)

    def to_read(self) -> WishQuerySet:
        """Neither published nor refused: somebody has to read them."""
        return self.filter(
            ~models.Exists(Publication.objects.filter(wish=models.OuterRef("pk"))),
            ~models.Exists(Refusal.objects.filter(wish=models.OuterRef("pk"))),
            ~models.Exists(Erasure.objects.filter(wish=models.OuterRef("pk"))),
        )


class Wish(models.Model):
    """What one resident wishes for the quarter (Wunsch). The words stay as they were said."""

    class Source(models.TextChoices):
        ONLINE = "online", _("online")
        COUNTER = "counter", _("am Schalter")
        PHONE = "phone", _("am Telefon")
        LETTER = "letter", _("mit Brief oder Postkarte")
        OUTREACH = "outreach", _("unterwegs im Stadtteil")
        EVENT = "event", _("bei einer Veranstaltung")
        IMPORT = "import", _("aus einer Liste")

    privacy = Privacy(
        "wishes",
        none="id area year number source received_at lon lat place_name is_dangerous language "
        "form_key import_run",
        content="text photo attribution",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    text = models.TextField(_("Ihr Wunsch"), max_length=4000)
    source = models.CharField(_("Weg"), max_length=10, choices=Source)
    received_at = models.DateTimeField(_("eingegangen"))
    language = models.CharField(max_length=5, default="de")
    place_name = models.CharField(_("Ort"), max_length=160, blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    is_dangerous = models.BooleanField(_("Gefahr"), default=False)
    # One form, one wish: a second submit of the same form finds this key taken.
    form_key = models.UUIDField(unique=True)
    attribution = models.CharField(_("Herkunft"), max_length=500, blank=True)
    import_run = models.ForeignKey(
        "ImportRun", models.PROTECT, null=True, blank=True, related_name="wishes"
    )

    objects = WishQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("area", "year", "number", name="wish_number_once"),
            models.CheckConstraint(
                condition=models.Q(lon__isnull=True, lat__isnull=True)
                | models.Q(lon__isnull=False, lat__isnull=False),
                name="wish_place_whole",
            ),
        ]
        indexes = [models.Index("area", "received_at", name="wish_by_area")]

    def __str__(self) -> str:
        return self.short_number

    @property
    def short_number(self) -> str:
        return short_number(self.year, self.number)

    @property
    def public_place(self) -> str:
        """The place as everybody reads it; `place_name` is for the office."""
        return rules.public_place(self.place_name)

    @property
    def is_published(self) -> bool:
        return hasattr(self, "publication")

    @property
    def is_unread(self) -> bool:
        return not any(hasattr(self, row) for row in ("publication", "refusal", "erasure"))

    @property
    def sounds_dangerous(self) -> bool:
        """Words of danger that nobody has judged: deciding about it, somebody has to."""
        return not self.is_dangerous and bool(rules.danger_words(self.text))

    @property
    def is_erased(self) -> bool:
        return hasattr(self, "erasure")

    if TYPE_CHECKING:
        publication: Publication
        refusal: Refusal
        voice: Voice
        danger_report: DangerReport
        erasure: Erasure


class Voice(models.Model):
    """Who said a wish and how they want the answer. Contact data lie in `accounts.Resident`."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("per E-Mail")
        PHONE = "phone", _("am Telefon")
        LETTER = "letter", _("mit einem Brief")
        VISIT = "visit", _("Ich komme im Büro vorbei")
        NONE = "none", _("Ich brauche keine Antwort")

    privacy = Privacy(
        "wishes",
        none="id area wish resident channel may_quote consent_by consent_at",
        contact="shown_name",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    wish = models.OneToOneField(Wish, models.CASCADE, related_name="voice")
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel)
    shown_name = models.CharField(_("gezeigter Name"), max_length=120, blank=True)
    may_quote = models.BooleanField(_("darf zitiert werden"), default=False)
    # "self" = ticked by the resident; otherwise the key of the clerk who recorded the consent.
    consent_by = models.CharField(max_length=40, default="self")
    consent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.wish} {self.channel}"


class Publication(models.Model):
    """A clerk read the wish and put it on the public list, perhaps with words blacked out."""

    privacy = Privacy("wishes", none="id area wish at by blacked_out", content="title text")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    wish = models.OneToOneField(Wish, models.CASCADE, related_name="publication")
    title = ErasableField(_("Überschrift"), max_length=120, gone=_("Auf Wunsch gelöscht"))
    text = models.TextField(_("öffentlicher Text"), max_length=4000)
    blacked_out = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index("area", models.F("at").desc(), name="publication_by_area")]

    def __str__(self) -> str:
        return self.title


class Refusal(models.Model):
    """A clerk decided not to publish the wish; the author gets the reason."""

    class Reason(models.TextChoices):
        INSULT = "insult", _("Beleidigung oder Hass")
        PERSON = "person", _("Es geht um eine einzelne Person")
        ADVERTISING = "advertising", _("Werbung")
        NOT_HERE = "not_here", _("Es geht nicht um diesen Stadtteil")
        UNREADABLE = "unreadable", _("Wir verstehen den Text nicht")
        TWICE = "twice", _("Sie haben uns das schon gesagt")
        OTHER = "other", _("Anderer Grund")

    privacy = Privacy("wishes", none="id area wish reason at by", content="words")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    wish = models.OneToOneField(Wish, models.CASCADE, related_name="refusal")
    reason = models.CharField(_("Grund"), max_length=12, choices=Reason)
    words = models.TextField(_("Was wir schreiben"), max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.wish} {self.reason}"


class DangerReport(models.Model):
    """Somebody was told about the danger in a wish."""

    privacy = Privacy("wishes", none="id area wish told at by")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    wish = models.OneToOneField(Wish, models.CASCADE, related_name="danger_report")
    told = models.CharField(_("Wem gemeldet?"), max_length=120)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.wish} {self.told}"


class Erasure(models.Model):
    """The author's words were erased on request; the number and the count stay."""

    privacy = Privacy("wishes", none="id area wish at")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    wish = models.OneToOneField(Wish, models.CASCADE, related_name="erasure")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.wish)


class ImportRun(models.Model):
    """One import of a list (CSV, XLSX): what was read, taken, already known, refused.

    `columns` says which column holds what (see `rules.sheets.Mapping`); empty until a clerk chose.
    `file` is there while something is left to read: names and addresses may stand in it.
    """

    privacy = Privacy(
        "wishes",
        none="id area file file_name columns created_at started_at finished_at total read taken "
        "known refused errors by",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    columns = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    # The first refusals: [line of the file, sentence].
    errors = models.JSONField(default=list)
    by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.file_name


class KeptPhoto(models.Model):
    """A photo of a form that came back with an error: soon the wish's, or gone after a day."""

    privacy = Privacy("wishes", none="id area form_key created_at", content="photo")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    photo = models.ForeignKey(StoredFile, models.CASCADE, related_name="+")
    form_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.form_key)


class Submission(models.Model):
    """That somebody sent a wish, to slow down floods. Gone after a day.

    `trace` is a keyed hash of network address and day: it cannot be turned back without the
    installation's key, and the same address looks different tomorrow.
    """

    privacy = Privacy("wishes", none="id area at trace")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    trace = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("trace", "at", name="submission_by_trace")]

    def __str__(self) -> str:
        return str(self.pk)
