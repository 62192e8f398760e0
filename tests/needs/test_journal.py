"""On a wish's page stands what happened to it together with others."""

import pytest
from django.urls import reverse

from quartier.journal.models import name_of
from quartier.journal.queries import entries_about, entries_named
from quartier.needs import actions
from tests.factories import AT, CLERK, new_user
from tests.journeys.thread import bundled, said

pytestmark = pytest.mark.django_db


def test_a_wish_knows_that_it_was_bundled_and_taken_out(client, area):
    client.force_login(new_user("staff", area))
    wish, other = said(area, "Eine Bank"), said(area, "Licht")
    need = bundled(area, wish, other, title="Bänke")
    actions.take_out(need, [wish], at=AT, by=CLERK)

    page = client.get(reverse("wishes:desk_wish", args=[area, wish.short_number])).content.decode()

    verbs = [entry.verb for entry in entries_about(wish)]
    assert verbs[-2:] == ["bundled", "taken_out"]
    assert [entry.verb for entry in entries_about(other)][-1] == "bundled"
    assert [e.verb for e in entries_named(area.pk, name_of(wish))] == verbs[::-1]
    assert "hat Wünsche zurück in den Eingang gelegt" in page
