from django.urls import reverse
from django.utils import timezone

from quartier.needs import actions
from quartier.needs.models import BundledWish
from quartier.needs.queries import wishes_in
from tests import stories
from tests.architecture.permissions.forms.form import sends

WORDS = {"title": "Bänke am Weg", "summary": "Zum Ausruhen.", "urgency": "normal"}


def waiting(s):
    return stories.said(s.area, "Eine Bank am Brunnen").short_number


@sends("needs:bundle", to="needs:inbox", verbs="bundled")
def bundle(s):
    return WORDS | {"wunsch": [waiting(s)]}


@sends("needs:describe", to="needs:desk_need", verbs="described")
def describe(s):
    return WORDS | {"fields_of_action": [s.rows.field.pk]}


@sends("needs:add_wishes", to="needs:inbox", verbs="added")
def add_wishes(s):
    return {"wunsch": [waiting(s)]}


@sends("needs:take_out", to="needs:desk_need", verbs="taken_out")
def take_out(s):
    return {"wunsch": [s.rows.wish.short_number]}


@sends("needs:dissolve", to="needs:desk_need", verbs="dissolved")
def dissolve(s):
    """Only a need at a department that nobody stands behind any more."""
    wishes = [row.wish for row in wishes_in(s.rows.free_need)]
    actions.take_out(s.rows.free_need, wishes, at=timezone.now(), by=stories.clerk_of(s.area))
    return {}


@sends("needs:split", to="needs:desk_need", verbs="split bundled post_letter")
def split(s):
    return WORDS | {"wunsch": [s.rows.wish.short_number]}


@sends("needs:undo", to="needs:inbox", verbs="bundling_undone")
def undo(s):
    """Only one's own last bundling can be undone."""
    number = s.rows.need.short_number
    s.client.post(reverse("needs:add_wishes", args=[s.area, number]), add_wishes(s))
    return {"at": BundledWish.objects.filter(need=s.rows.need).latest("at").at.isoformat()}
