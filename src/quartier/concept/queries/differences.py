"""What one version says differently from another, in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from quartier.concept.models import Goal, Measure, PlanVersion
from quartier.concept.queries.measures import goals_of, measures_of
from quartier.concept.rules import Difference, Item, differences, said_money

GOAL_FIELDS = ("code", "field", "level", "text", "indicator", "target", "due_on")
MEASURE_FIELDS = (
    "code", "title", "description", "kind", "priority", "commitment", "carrier", "department",
    "period_from", "period_to", "cost_estimate", "price_year", "place",
)  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """Goals and measures that came, changed or went between two versions."""

    before: PlanVersion
    after: PlanVersion
    goals: list[Difference]
    measures: list[Difference]


def compare(before: PlanVersion, after: PlanVersion) -> Comparison:
    return Comparison(
        before,
        after,
        differences(goal_items(goals_of(before)), goal_items(goals_of(after))),
        differences(measure_items(measures_of(before)), measure_items(measures_of(after))),
    )


def goal_items(goals: Iterable[Goal]) -> list[Item]:
    return [Item(goal.lineage, goal.code, goal.text, words_of(goal, GOAL_FIELDS)) for goal in goals]


def measure_items(measures: Iterable[Measure]) -> list[Item]:
    return [
        Item(row.lineage, row.code, row.title, words_of(row, MEASURE_FIELDS) | _many(row))
        for row in measures
    ]


def words_of(row: models.Model, names: Iterable[str]) -> dict[str, str]:
    """Label → how the value reads."""
    found = {}
    for name in names:
        label = str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        found[label] = _said(row, name)
    return found


def _said(row: models.Model, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if value is None:
        return ""
    if name == "cost_estimate":
        return said_money(value)
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def _many(row: Measure) -> dict[str, str]:
    fields = sorted((f.position, f.title) for f in row.fields.all())
    goals = sorted(goal.code for goal in row.goals.all())
    return {
        str(Measure._meta.get_field("fields").verbose_name): ", ".join(t for _n, t in fields),
        str(Measure._meta.get_field("goals").verbose_name): ", ".join(goals),
    }
