"""What happens to a resident while somebody else acts on the same person."""

import pytest

from quartier.accounts import actions
from quartier.letters.models import Letter
from tests.factories import AT, CLERK
from tests.races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_is_asked_to_confirm_who_is_being_erased(area):
    person = actions.known_resident(area, email="mia@example.org", by=CLERK, at=AT)

    with meanwhile(lambda: actions.forget(person, at=AT, by=CLERK)):
        actions.ask_to_confirm_email(person, by=CLERK, at=AT)

    assert Letter.objects.count() == 0
