"""The invented action plan in two adopted versions."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from quartier.areas.models import Area
from quartier.areas.rules import next_working_day
from quartier.concept.actions import lay_out_standard_fields
from quartier.concept.models import FieldOfAction, Goal, Measure, MeasureState, PlanVersion
from quartier.demo.queries import Sheet, sheet
from quartier.journal.rules import job
from quartier.organisations.models import Organisation

BY = job("demo")


@transaction.atomic
def draw_up_plan(area: Area, now: datetime) -> None:
    content = sheet("plan")
    lay_out_standard_fields(area, by=BY)
    fields = {field.code: field for field in FieldOfAction.objects.filter(area=area)}
    earlier = None
    for entry in content["version"]:
        earlier = adopt(area, entry, content, fields, earlier)
    for entry in content["measure"]:
        measure = Measure.objects.filter(area=area, code=entry["code"]).latest("id")
        MeasureState.objects.create(
            area=area,
            lineage=measure.lineage,
            state=entry["state"],
            on=next_working_day(date(now.year, 1, 15), profile=area.municipality.holiday_profile),
        )


def adopt(
    area: Area,
    entry: Sheet,
    content: Sheet,
    fields: dict[str, FieldOfAction],
    earlier: PlanVersion | None,
) -> PlanVersion:
    version = PlanVersion.objects.create(
        area=area,
        number=entry["number"],
        title=entry["title"],
        period_from=entry["period"][0],
        period_to=entry["period"][1],
        change_note=entry.get("change_note", ""),
        copied_from=earlier,
    )
    for goal in known_in(version, content["goal"]):
        set_goal(version, goal, fields)
    for measure in known_in(version, content["measure"]):
        set_measure(version, measure, fields)
    # Only now: the database refuses to change an adopted version.
    version.resolution_body, version.adopted_on = entry["body"], entry["adopted_on"]
    version.resolution_number = entry["resolution"]
    version.save()
    return version


def known_in(version: PlanVersion, entries: list[Sheet]) -> list[Sheet]:
    return [entry for entry in entries if entry.get("since", "1.0") <= version.number]


def set_goal(version: PlanVersion, entry: Sheet, fields: dict[str, FieldOfAction]) -> None:
    values = {name: entry[name] for name in ("code", "level", "text")}
    details = {name: entry[name] for name in ("indicator", "target", "due_on") if name in entry}
    Goal.objects.create(
        area=version.area,
        version=version,
        field=fields[entry["field"]],
        **lineage_of(Goal, version, entry),
        **values,
        **details,
    )


def set_measure(version: PlanVersion, entry: Sheet, fields: dict[str, FieldOfAction]) -> None:
    cost: str = entry["cost"]
    if version.copied_from is None:
        cost = entry.get("cost_before", cost)
    measure = Measure.objects.create(
        area=version.area,
        version=version,
        code=entry["code"],
        title=entry["title"],
        kind=entry["kind"],
        commitment=entry.get("commitment", "binding"),
        description=entry["description"],
        cost_estimate=Decimal(cost),
        price_year=version.period_from,
        period_from=entry["period"][0],
        period_to=entry["period"][1],
        carrier=organisation(version, entry.get("carrier")),
        department=organisation(version, entry.get("department")),
        **lineage_of(Measure, version, entry),
    )
    measure.fields.set([fields[code] for code in entry["fields"]])
    measure.goals.set(Goal.objects.filter(version=version, code__in=entry["goals"]))


def lineage_of(
    model: type[Goal] | type[Measure], version: PlanVersion, entry: Sheet
) -> dict[str, object]:
    """A goal or measure that an earlier version had keeps its identity."""
    before = model.objects.filter(version=version.copied_from, code=entry["code"]).first()
    return {"lineage": before.lineage} if before else {}


def organisation(version: PlanVersion, name: str | None) -> Organisation | None:
    return Organisation.objects.get(area=version.area, name=name) if name else None
