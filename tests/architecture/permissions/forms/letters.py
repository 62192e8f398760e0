from django.urls import reverse
from django.utils import timezone

from quartier.letters import actions
from quartier.letters.actions.delivery import end
from quartier.letters.models import Delivery
from quartier.letters.queries import waiting
from tests.architecture.permissions.forms.form import only_sends, sends
from tests.stories import clerk_of


@sends("letters:mark_printed", to="letters:outbox", verbs="end_letter")
def mark_printed(s):
    """Only what was in the printed file can be marked; here one letter."""
    others = waiting(s.area, "print").exclude(pk=s.rows.letter.pk)
    actions.mark_printed(others, at=timezone.now(), by=clerk_of(s.area))
    s.client.get(reverse("letters:print", args=[s.area]))
    return {}


@sends("letters:post_again", to="letters:outbox", verbs="post_again")
@sends("letters:settle", to="letters:outbox", verbs="settle_letter")
def unclear(s):
    end(s.rows.letter, Delivery.How.UNCLEAR, timezone.now())
    return {}


@sends("letters:called", to="letters:calls", verbs="end_letter")
def called(_scene):
    return {"ergebnis": "erreicht"}


only_sends("letters:told", to="letters:calls", verbs="end_letter")
