"""Questions about the action plan, by noun: versions, fields, measures, differences."""

from quartier.concept.queries.differences import compare
from quartier.concept.queries.fields import (
    FieldPage,
    FieldRow,
    active_fields,
    all_fields,
    field_page,
    field_rows,
    stages,
)
from quartier.concept.queries.measures import (
    goals_of,
    measure_in,
    measures_of,
    of_lineage,
    states_of,
)
from quartier.concept.queries.versions import (
    adopted,
    adopted_on_number,
    current,
    draft,
    version_by_number,
    versions,
)

__all__ = [
    "FieldPage",
    "FieldRow",
    "active_fields",
    "adopted",
    "adopted_on_number",
    "all_fields",
    "compare",
    "current",
    "draft",
    "field_page",
    "field_rows",
    "goals_of",
    "measure_in",
    "measures_of",
    "of_lineage",
    "stages",
    "states_of",
    "version_by_number",
    "versions",
]
