from django.utils import timezone

from quartier.concept import actions
from tests.architecture.permissions.forms.form import only_sends, sends
from tests.stories import clerk_of


@sends("concept:new_field", to="concept:desk", verbs="opened_field")
@sends("concept:change_field", to="concept:desk", verbs="changed_field")
def field(_scene):
    return {"code": "Z-9", "title": "Nachbarschaft"}


@sends("concept:start_draft", to="concept:desk_version", verbs="started_draft")
def start_draft(s):
    """There is one draft at a time."""
    actions.discard_draft(s.rows.draft, by=clerk_of(s.area))
    return {}


@sends("concept:describe", to="concept:desk_version", verbs="described_draft")
def describe(s):
    return {"number": s.rows.draft.number, "title": "Handlungskonzept"}


@sends("concept:adoption", to="concept:desk_version", verbs="adopted")
def adoption(_scene):
    day = timezone.localdate()
    return {"resolution_body": "Stadtrat", "adopted_on": day, "resolution_number": "12"}


@sends("concept:new_goal", to="concept:desk_version", verbs="set_goal")
@sends("concept:change_goal", to="concept:desk_version", verbs="set_goal")
def goal(s):
    return {"level": "guiding", "field": s.rows.field.pk, "code": "Z-99", "text": "Gute Wege"}


@sends("concept:new_measure", to="concept:desk_version", verbs="set_measure")
@sends("concept:change_measure", to="concept:desk_version", verbs="set_measure")
def measure(s):
    return {
        "code": "M-99",
        "title": "Bänke",
        "fields_of_action": [s.rows.field.pk],
        "kind": "investive",
        "priority": "I",
        "commitment": "idea",
    }


@sends("concept:record_state", to="concept:desk_version", verbs="recorded_state")
def record_state(_scene):
    return {"state": "running", "on": timezone.localdate()}


only_sends("concept:end_field", to="concept:desk", verbs="ended_field")
only_sends("concept:discard", to="concept:desk", verbs="discarded_draft")
only_sends("concept:drop_goal", to="concept:desk_version", verbs="dropped_goal")
only_sends("concept:drop_measure", to="concept:desk_version", verbs="dropped_measure")
