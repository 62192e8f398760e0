"""Two clerks read the same wish at once."""

from uuid import uuid4

import pytest

from quartier.wishes import actions
from quartier.wishes.models import Publication, Refusal
from tests.factories import AT, CLERK
from tests.races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_wish_that_is_being_published_is_not_refused_as_well(area):
    facts = {"text": "Eine Bank", "source": "online", "form_key": uuid4()}
    wish = actions.take_in(area, **facts, at=AT, by=CLERK)
    words = {"title": "Eine Bank", "text": "Eine Bank", "at": AT, "by": CLERK}

    with meanwhile(lambda: actions.publish(wish, **words)), pytest.raises(actions.AlreadyRead):
        actions.refuse(wish, reason="other", words="Nein.", at=AT, by=CLERK)

    assert (Publication.objects.count(), Refusal.objects.count()) == (1, 0)
