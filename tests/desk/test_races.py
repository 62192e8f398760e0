"""A resident speaks while a clerk erases them."""

from uuid import uuid4

import pytest

from quartier.desk.actions import erase_person
from quartier.journeys.actions import rebuild
from quartier.wishes.actions import take_in
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData
from tests.factories import AT, CLERK, new_resident
from tests.races import meanwhile


@pytest.mark.django_db(transaction=True)
def test_what_somebody_says_while_they_are_erased_is_erased_as_well(area):
    mia = new_resident(area)
    rebuild(area, at=AT)
    voice = VoiceData(mia, "email", "Mia", may_quote=True)
    facts = {"source": "online", "form_key": uuid4(), "at": AT, "by": mia.as_actor()}

    with meanwhile(lambda: take_in(area, text="Eine Bank für Mia", voice=voice, **facts)):
        erase_person(mia, at=AT, by=CLERK)

    assert "Mia" not in Wish.objects.get().text
