"""Acts on the action plan, by noun: fields, versions, goals, measures."""

from quartier.concept.actions.fields import (
    AlreadyLaidOut,
    CodeTaken,
    change_field,
    end_field,
    lay_out_standard_fields,
    open_field,
)
from quartier.concept.actions.goals import NotMeasurable, drop_goal, set_goal
from quartier.concept.actions.measures import NeedsReason, drop_measure, record_state, set_measure
from quartier.concept.actions.versions import (
    AlreadyDrafted,
    IsAdopted,
    NotReady,
    NotResolvedThen,
    adopt,
    describe_draft,
    discard_draft,
    start_draft,
)

__all__ = [
    "AlreadyDrafted",
    "AlreadyLaidOut",
    "CodeTaken",
    "IsAdopted",
    "NeedsReason",
    "NotMeasurable",
    "NotReady",
    "NotResolvedThen",
    "adopt",
    "change_field",
    "describe_draft",
    "discard_draft",
    "drop_goal",
    "drop_measure",
    "end_field",
    "lay_out_standard_fields",
    "open_field",
    "record_state",
    "set_goal",
    "set_measure",
    "start_draft",
]
