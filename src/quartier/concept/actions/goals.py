from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.concept.actions.fields import CodeTaken
from quartier.concept.actions.versions import editable
from quartier.concept.models import FieldOfAction, Goal, PlanVersion
from quartier.concept.rules import missing_for_measuring
from quartier.journal.actions import record
from quartier.journal.rules import Actor

MISSING = {
    "indicator": gettext_lazy("Schreiben Sie bitte, woran man das Ziel erkennt."),
    "target": gettext_lazy("Schreiben Sie bitte, welcher Wert erreicht sein soll."),
    "due_on": gettext_lazy("Nennen Sie bitte den Tag, bis zu dem es erreicht sein soll."),
}


class NotMeasurable(ValidationError):
    """An operational goal (Handlungsziel) must be measurable."""


@transaction.atomic
def set_goal(
    version: PlanVersion,
    goal: Goal | None = None,
    *,
    field: FieldOfAction,
    level: str,
    code: str,
    text: str,
    indicator: str = "",
    target: str = "",
    due_on: date | None = None,
    by: Actor,
) -> Goal:
    """Add a goal to a draft or change it."""
    draft = editable(version)
    missing = missing_for_measuring(level, indicator=indicator, target=target, due_on=due_on)
    if missing:
        raise NotMeasurable({name: MISSING[name] for name in missing})
    goal = goal or Goal(area=draft.area, version=draft)
    goal.field, goal.level, goal.code, goal.text = field, level, code, text
    goal.indicator, goal.target, goal.due_on = indicator, target, due_on
    try:
        with transaction.atomic():
            goal.save()
    except IntegrityError as error:
        raise CodeTaken({"code": _("Dieses Kürzel hat schon ein anderes Ziel.")}) from error
    record(by, "set_goal", goal, version=draft, code=code)
    return goal


@transaction.atomic
def drop_goal(goal: Goal, *, by: Actor) -> None:
    editable(goal.version)
    record(by, "dropped_goal", goal, code=goal.code)
    goal.delete()
