from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile  # noqa: TC002 - the annotation is a string
from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.concept.models import Goal, Measure, PlanVersion
from quartier.concept.rules import next_version
from quartier.files.actions import store_document
from quartier.journal.actions import record
from quartier.journal.rules import Actor

Row = TypeVar("Row", Goal, Measure)


class AlreadyDrafted(ValidationError):
    """One draft at a time."""


class IsAdopted(ValidationError):
    """What the council resolved is not changed any more."""


class NotReady(ValidationError):
    """The draft cannot be adopted yet."""


class NotResolvedThen(ValidationError):
    """No council can have resolved it on that day."""


def editable(version: PlanVersion) -> PlanVersion:
    """Lock the version, or refuse: adopted ones are read-only (the database refuses as well)."""
    locked = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if locked.is_adopted:
        raise IsAdopted(_("Diese Fassung ist beschlossen. Beginnen Sie bitte eine neue Fassung."))
    return locked


@transaction.atomic
def start_draft(area: Area, *, title: str = "", by: Actor) -> PlanVersion:
    """Begin the next version as a copy of the latest one; goals and measures keep their lineage."""
    latest = PlanVersion.objects.filter(area=area).order_by("-created_at", "-pk").first()
    draft = PlanVersion(
        area=area,
        number=next_version(latest.number if latest else "", numbers_of(area)),
        title=title or (latest.title if latest else _("Integriertes Handlungskonzept")),
        copied_from=latest,
    )
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as error:
        raise AlreadyDrafted(
            _("Es gibt schon einen Entwurf. Bitte arbeiten Sie dort weiter.")
        ) from error
    if latest:
        copy_contents(latest, draft)
    record(by, "started_draft", draft, copied_from=latest)
    return draft


def numbers_of(area: Area) -> set[str]:
    """Somebody may have numbered by hand, so the next number can be taken already."""
    return set(PlanVersion.objects.filter(area=area).values_list("number", flat=True))


def copy_contents(source: PlanVersion, draft: PlanVersion) -> None:
    goals = {goal.pk: copy_of(goal, draft) for goal in Goal.objects.filter(version=source)}
    Goal.objects.bulk_create(goals.values())
    pairs = [
        (measure, copy_of(measure, draft))
        for measure in Measure.objects.filter(version=source).prefetch_related("fields", "goals")
    ]
    Measure.objects.bulk_create(copy for _old, copy in pairs)
    for old, copy in pairs:
        copy.fields.set(old.fields.all())
        copy.goals.set([goals[goal.pk] for goal in old.goals.all()])


def copy_of(row: Row, version: PlanVersion) -> Row:
    """A new row with the same words and lineage in another version."""
    names = [f.attname for f in row._meta.concrete_fields if f.name not in ("id", "version")]
    return type(row)(version=version, **{name: getattr(row, name) for name in names})


@transaction.atomic
def describe_draft(
    version: PlanVersion,
    *,
    number: str,
    title: str,
    period_from: int | None,
    period_to: int | None,
    change_note: str,
    by: Actor,
) -> PlanVersion:
    draft = editable(version)
    draft.number, draft.title, draft.change_note = number, title, change_note
    draft.period_from, draft.period_to = period_from, period_to
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as error:
        raise AlreadyDrafted({"number": _("Diese Fassung gibt es schon.")}) from error
    record(by, "described_draft", draft, number=number)
    return draft


@transaction.atomic
def discard_draft(version: PlanVersion, *, by: Actor) -> None:
    """Throw a draft away. Needs are not touched: they point to fields, not to versions."""
    draft = editable(version)
    record(by, "discarded_draft", draft, number=draft.number)
    draft.delete()


@transaction.atomic
def adopt(
    version: PlanVersion,
    *,
    resolution_body: str,
    adopted_on: date,
    resolution_number: str,
    resolution_file: "UploadedFile[Any] | None" = None,
    today: date,
    by: Actor,
) -> PlanVersion:
    """The council has resolved: from now on the version is read-only."""
    draft = editable(version)
    _refuse_half_done(draft)
    _refuse_day(draft, adopted_on, today)
    if resolution_file:
        draft.resolution_file = store_document(resolution_file, area=draft.area, by=by)
    draft.resolution_body, draft.adopted_on = resolution_body, adopted_on
    draft.resolution_number = resolution_number
    draft.save()
    record(by, "adopted", draft, number=draft.number, on=adopted_on)
    return draft


def _refuse_day(draft: PlanVersion, day: date, today: date) -> None:
    """What cannot be undone should not rest on a slip of the pen."""
    before = draft.copied_from.adopted_on if draft.copied_from else None
    if day > today:
        raise NotResolvedThen({"adopted_on": _("Dieser Tag liegt noch vor uns.")})
    if before and day < before:
        sentence = _("Die Fassung davor ist vom %(day)s. Prüfen Sie bitte den Tag.")
        raise NotResolvedThen({"adopted_on": sentence % {"day": date_format(before, "j. F Y")}})


def _refuse_half_done(draft: PlanVersion) -> None:
    if not Measure.objects.filter(version=draft).exists():
        raise NotReady(_("Der Entwurf hat noch keine Maßnahme."))
    homeless = Measure.objects.filter(version=draft, fields__isnull=True).order_by("code").first()
    if homeless:
        raise NotReady(
            _("Die Maßnahme %(code)s gehört noch zu keinem Handlungsfeld.")
            % {"code": homeless.code}
        )
