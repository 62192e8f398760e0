from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from quartier.areas.models import Area
from quartier.files.models import StoredFile
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy
from quartier.organisations.models import Organisation


class FieldOfAction(models.Model):
    """A field of action (Handlungsfeld). It keeps its identity across plan versions."""

    privacy = Privacy("concept", none="id area code title description position ended_on")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    code = models.CharField(_("Kürzel"), max_length=4)
    title = models.CharField(_("Name"), max_length=160)
    description = models.TextField(_("Worum geht es?"), max_length=4000, blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    ended_on = models.DateField(_("gilt nicht mehr seit"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "code", name="field_code_once")]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """One version (Fassung, Fortschreibung) of the plan. Adopted versions are read-only."""

    privacy = Privacy(
        "concept",
        none="id area number title period_from period_to copied_from change_note resolution_body "
        "adopted_on resolution_number resolution_file created_at",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    number = models.CharField(_("Fassung"), max_length=10)
    title = models.CharField(_("Titel"), max_length=200)
    period_from = models.PositiveSmallIntegerField(_("gilt von"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("gilt bis"), null=True, blank=True)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    change_note = models.TextField(_("Was ist neu?"), max_length=4000, blank=True)
    # The council's resolution is plain data, not a reference to our meetings.
    resolution_body = models.CharField(_("Gremium"), max_length=120, blank=True)
    adopted_on = models.DateField(_("beschlossen am"), null=True, blank=True)
    resolution_number = models.CharField(_("Beschlussnummer"), max_length=60, blank=True)
    resolution_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("area", "number", name="plan_version_number_once"),
            models.UniqueConstraint(
                "area", condition=models.Q(adopted_on__isnull=True), name="one_plan_draft_per_area"
            ),
            models.CheckConstraint(
                condition=models.Q(adopted_on__isnull=True) | ~models.Q(resolution_body=""),
                name="adopted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def is_adopted(self) -> bool:
        return self.adopted_on is not None


class Goal(models.Model):
    """What a version wants to reach; operational goals (Handlungsziele) are measurable."""

    class Level(models.TextChoices):
        GUIDING = "guiding", _("Leitziel")
        INTERMEDIATE = "intermediate", _("Teilziel")
        OPERATIONAL = "operational", _("Handlungsziel")

    privacy = Privacy(
        "concept", none="id area version field level code text indicator target due_on lineage"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="goals")
    lineage = models.UUIDField(default=uuid7, editable=False)
    field = models.ForeignKey(FieldOfAction, models.PROTECT, related_name="+")
    level = models.CharField(_("Ebene"), max_length=12, choices=Level)
    code = models.CharField(_("Kürzel"), max_length=12)
    text = models.TextField(_("Ziel"), max_length=1000)
    indicator = models.CharField(_("Woran erkennen wir es?"), max_length=200, blank=True)
    target = models.CharField(_("Zielwert"), max_length=100, blank=True)
    due_on = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "code", name="goal_code_once"),
            models.CheckConstraint(
                condition=~models.Q(level="operational")
                | (~models.Q(indicator="") & ~models.Q(target="") & models.Q(due_on__isnull=False)),
                name="operational_goal_is_measurable",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"


class Measure(models.Model):
    """A measure (Maßnahme) in one version. `lineage` is the same across versions."""

    class Kind(models.TextChoices):
        INVESTIVE = "investive", _("Bau und Anschaffung")
        NON_INVESTIVE = "non_investive", _("Angebot und Begleitung")
        PREPARATION = "preparation", _("Vorbereitung")
        MANAGEMENT = "management", _("Quartiersmanagement")
        FUND = "fund", _("Verfügungsfonds")

    class Priority(models.TextChoices):
        """Priority is about time, not importance."""

        SOON = "I", _("in den nächsten 5 Jahren")
        MEDIUM = "II", _("mittelfristig")
        LATER = "III", _("später")

    class Commitment(models.TextChoices):
        BINDING = "binding", _("verbindlich")
        IDEA = "idea", _("Idee")

    privacy = Privacy(
        "concept",
        none="id area version lineage code title description fields goals kind priority commitment "
        "carrier department period_from period_to cost_estimate price_year place",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="measures")
    lineage = models.UUIDField(default=uuid7, editable=False)
    code = models.CharField(_("Kürzel"), max_length=12)
    title = models.CharField(_("Titel"), max_length=200)
    description = models.TextField(_("Beschreibung"), max_length=8000, blank=True)
    fields = models.ManyToManyField(
        FieldOfAction, related_name="+", verbose_name=_("Handlungsfelder")
    )
    goals = models.ManyToManyField(Goal, related_name="+", blank=True, verbose_name=_("Ziele"))
    kind = models.CharField(_("Art"), max_length=14, choices=Kind, default=Kind.NON_INVESTIVE)
    priority = models.CharField(
        _("Zeitraum"), max_length=3, choices=Priority, default=Priority.SOON
    )
    commitment = models.CharField(
        _("Verbindlichkeit"), max_length=8, choices=Commitment, default=Commitment.BINDING
    )
    carrier = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Träger"),
    )
    department = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Amt")
    )
    period_from = models.PositiveSmallIntegerField(_("von"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("bis"), null=True, blank=True)
    cost_estimate = models.DecimalField(
        _("geschätzte Kosten in Euro"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    price_year = models.PositiveSmallIntegerField(_("Preisstand"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "code", name="measure_code_once"),
            models.UniqueConstraint("version", "lineage", name="measure_lineage_once"),
            models.CheckConstraint(
                condition=models.Q(cost_estimate__isnull=True) | models.Q(cost_estimate__gte=0),
                name="measure_cost_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class MeasureState(models.Model):
    """On that day a measure was in that state. Rows follow each other; the newest counts."""

    class State(models.TextChoices):
        IDEA = "idea", _("Idee")
        CHECKED = "checked", _("geprüft")
        IN_CONCEPT = "in_concept", _("im Handlungskonzept")
        APPLIED = "applied", _("Förderung beantragt")
        GRANTED = "granted", _("Förderung bewilligt")
        RUNNING = "running", _("läuft")
        COMPLETED = "completed", _("fertig")
        ACCOUNTED = "accounted", _("abgerechnet")
        CLOSED = "closed", _("abgeschlossen")
        DEFERRED = "deferred", _("zurückgestellt")
        DROPPED = "dropped", _("aufgegeben")
        INTERRUPTED = "interrupted", _("unterbrochen")

    privacy = Privacy("concept", none="id area lineage state on note recorded_at")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    lineage = models.UUIDField(db_index=True)
    state = models.CharField(_("Stand"), max_length=12, choices=State)
    on = models.DateField(_("seit"))
    note = models.CharField(_("Grund oder Hinweis"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.lineage} {self.state}"
