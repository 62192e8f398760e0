"""What a department said about one need."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.files.models import StoredFile
from quartier.handovers.models.packages import HandedNeed
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Answer(models.Model):
    """What the department answered for one need. A correction is a second row; both stay."""

    class Decision(models.TextChoices):
        YES = "yes", _("Ja, das machen wir")
        PARTLY = "partly", _("Teilweise")
        LATER = "later", _("Später")
        NO = "no", _("Nein")
        NOT_OURS = "not_ours", _("Dafür sind wir nicht zuständig")

    class Way(models.TextChoices):
        LINK = "link", _("über den Link")
        PHONE = "phone", _("am Telefon")
        LETTER = "letter", _("mit Brief")
        EMAIL = "email", _("per E-Mail")
        MEETING = "meeting", _("im Gespräch")

    privacy = Privacy(
        "handovers",
        none="id area handed_need decision planned_text planned_on file_number attachment way "
        "answered_on at corrects recorded_by form_key",
        content="reason hint",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handed_need = models.ForeignKey(HandedNeed, models.PROTECT, related_name="answers")
    decision = models.CharField(_("Ihre Antwort"), max_length=8, choices=Decision)
    reason = models.TextField(_("Begründung"), max_length=4000)
    hint = models.CharField(_("Wer ist zuständig?"), max_length=300, blank=True)
    planned_text = models.CharField(_("Geplant für"), max_length=80, blank=True)
    planned_on = models.DateField(_("Geplant ab"), null=True, blank=True)
    file_number = models.CharField(_("Aktenzeichen"), max_length=60, blank=True)
    attachment = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    way = models.CharField(_("Weg"), max_length=8, choices=Way, default=Way.LINK)
    answered_on = models.DateField(_("geantwortet am"))
    at = models.DateTimeField()
    recorded_by = models.CharField(max_length=12)
    # Null for the first answer; one answer corrects one other, so a chain, never a fork.
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    form_key = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "handed_need", condition=models.Q(corrects__isnull=True), name="one_first_answer"
            ),
            models.UniqueConstraint("handed_need", "form_key", name="answer_form_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handed_need_id} {self.decision}"


class Question(models.Model):
    """The department asked back (Rückfrage); the deadline goes on."""

    privacy = Privacy(
        "handovers", none="id area handed_need asked_at replied_at form_key", content="text reply"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handed_need = models.ForeignKey(HandedNeed, models.PROTECT, related_name="questions")
    text = models.TextField(_("Ihre Rückfrage"), max_length=2000)
    asked_at = models.DateTimeField()
    reply = models.TextField(_("Unsere Antwort"), max_length=2000, blank=True)
    replied_at = models.DateTimeField(null=True)
    form_key = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint("handed_need", "form_key", name="question_form_once")
        ]

    def __str__(self) -> str:
        return str(self.handed_need_id)


class Extension(models.Model):
    """The department needs more time: the new deadline and why, beside the old one."""

    privacy = Privacy(
        "handovers",
        none="id area handed_need nominal effective at recorded_by form_key",
        content="reason",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handed_need = models.ForeignKey(HandedNeed, models.PROTECT, related_name="extensions")
    nominal = models.DateField()
    effective = models.DateField(_("neue Frist"))
    reason = models.TextField(_("Warum?"), max_length=1000)
    at = models.DateTimeField()
    recorded_by = models.CharField(max_length=12)
    form_key = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint("handed_need", "form_key", name="extension_form_once")
        ]

    def __str__(self) -> str:
        return f"{self.handed_need_id} {self.effective}"
