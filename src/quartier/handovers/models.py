from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.areas.rules import short_number
from quartier.files.models import StoredFile
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
        return short_number(self.year, self.number, prefix="W", width=3)


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
    form_key = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "handed_need", condition=models.Q(corrects__isnull=True), name="one_first_answer"
            )
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
    form_key = models.UUIDField(unique=True)

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
    form_key = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"{self.handed_need_id} {self.effective}"


class Reminder(models.Model):
    """We reminded the department. Once per level and deadline, whoever runs the job how often."""

    privacy = Privacy("handovers", none="id area handover level due_on on")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="reminders")
    level = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "handover", "level", "due_on", name="reminder_once_per_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.level}"


class Escalation(models.Model):
    """Two reminders were in vain: the overdue answer goes to the steering group."""

    privacy = Privacy(
        "handovers", none="id area handover due_on on settled_at", content="settled_note"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="escalations")
    due_on = models.DateField()
    on = models.DateField()
    settled_at = models.DateTimeField(null=True)
    settled_note = models.CharField(_("Was wurde vereinbart?"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("handover", "due_on", name="escalation_once_per_occasion")
        ]

    def __str__(self) -> str:
        return str(self.handover_id)


class Telling(models.Model):
    """We told everybody concerned what the answer means, in plain words."""

    privacy = Privacy(
        "handovers", none="id area answer plain_words at by emails letters calls visits silent"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    answer = models.OneToOneField(Answer, models.PROTECT, related_name="telling")
    plain_words = models.TextField(_("In unseren Worten"), max_length=2000)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    emails = models.PositiveIntegerField(default=0)
    letters = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)
    visits = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.answer_id)


class Progress(models.Model):
    """What happened after a promise: work began, or it is finished."""

    class Kind(models.TextChoices):
        STARTED = "started", _("In Arbeit")
        DONE = "done", _("Erledigt")

    privacy = Privacy("handovers", none="id area need kind on at by", content="note")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+")
    kind = models.CharField(_("Stand"), max_length=8, choices=Kind)
    on = models.DateField(_("seit"))
    note = models.CharField(_("Was ist geschehen?"), max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.need_id} {self.kind}"


class SolvedQuestion(models.Model):
    """Four weeks after telling we ask whether it is solved."""

    privacy = Privacy("handovers", none="id area telling asked_on")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    telling = models.OneToOneField(Telling, models.PROTECT, related_name="solved_question")
    asked_on = models.DateField()

    def __str__(self) -> str:
        return str(self.telling_id)


class SolvedReply(models.Model):
    """One resident's answer to "is it solved?"; one each, the last word may be changed."""

    privacy = Privacy("handovers", none="id area question resident is_solved at", content="words")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    question = models.ForeignKey(SolvedQuestion, models.PROTECT, related_name="replies")
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, related_name="+")
    is_solved = models.BooleanField()
    words = models.TextField(_("Was fehlt noch?"), max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("question", "resident", name="solved_reply_once")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.is_solved}"


class Reopening(models.Model):
    """It is not solved: the need is open again and can be handed over once more."""

    privacy = Privacy("handovers", none="id area handed_need at by", content="reason")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handed_need = models.OneToOneField(HandedNeed, models.PROTECT, related_name="reopening")
    reason = models.CharField(_("Warum wieder offen?"), max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=12)

    def __str__(self) -> str:
        return str(self.handed_need_id)
