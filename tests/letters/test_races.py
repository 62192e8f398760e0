"""Two workers, two clerks: each letter is taken by one, each call is counted."""

import pytest

from quartier.letters import actions
from quartier.letters.actions.delivery import take
from quartier.letters.models import Letter
from quartier.letters.rules import Recipient
from tests.factories import AT, CLERK
from tests.races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


def letter(area, channel: str) -> Letter:
    to = Recipient(channel, "resident:1", email="mia@example.org", phone="0831 4711")
    words = {"subject": "Ihr Wunsch", "text": "Guten Tag"}
    return actions.post(area=area, occasion="wish:1", to=to, **words, by=CLERK, at=AT)


def test_a_letter_that_is_being_taken_is_skipped(area):
    letter(area, "email")

    with meanwhile(lambda: take(AT)):
        second = take(AT)

    assert second is None
    assert Letter.objects.get().attempts == 1


def test_two_calls_at_once_are_both_counted(area):
    row = letter(area, "call")
    act = {"reached": False, "at": AT, "by": CLERK}

    with meanwhile(lambda: actions.mark_called(row, **act)):
        actions.mark_called(row, **act)

    assert Letter.objects.get().attempts == 2
