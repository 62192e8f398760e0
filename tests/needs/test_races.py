"""Two clerks, one wish. The twin shows what happened without the guard."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from quartier.accounts.actions import issue_token
from quartier.accounts.queries import open_token
from quartier.needs import actions
from quartier.needs.models import BundledWish, Need
from tests.needs.conftest import AT
from tests.races import meanwhile

CLERKS = 6


def all_at_once(area, clerk, wish):
    """Every clerk bundles the same wish; returns how many were refused."""
    start = Barrier(CLERKS)

    def bundle(number):
        start.wait()
        try:
            actions.bundle(
                [wish], area=area, title=f"Bedarf {number}", summary="", fields=[],
                urgency="normal", at=AT, by=clerk,
            )  # fmt: skip
        except actions.AlreadyBundled:
            return 1
        finally:
            connections.close_all()
        return 0

    with ThreadPoolExecutor(CLERKS) as clerks:
        return sum(clerks.map(bundle, range(CLERKS)))


@pytest.mark.django_db(transaction=True)
def test_of_six_clerks_one_wins(area, clerk, wish):
    refused = all_at_once(area, clerk, wish())

    assert (refused, Need.objects.count(), BundledWish.objects.count()) == (CLERKS - 1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_several_win(area, clerk, wish):
    name = guard()
    run(f'ALTER TABLE needs_bundledwish DROP CONSTRAINT "{name}"')
    try:
        refused = all_at_once(area, clerk, wish())
        taken = BundledWish.objects.count()
    finally:
        BundledWish.objects.all().delete()
        run(f'ALTER TABLE needs_bundledwish ADD CONSTRAINT "{name}" UNIQUE (wish_id)')

    assert (refused, taken) == (0, CLERKS)


def guard():
    """How the database calls the rule that a wish is in one need."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "needs_bundledwish")
    return next(
        name for name, rule in found.items() if rule["columns"] == ["wish_id"] and rule["unique"]
    )


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_a_need_that_is_being_dissolved_takes_no_wish(clerk, need, wish):
    only, late = wish(), wish("Ein Brunnen")
    row = need(only)

    with (
        meanwhile(lambda: actions.take_out(row, [only], at=AT, by=clerk)),
        pytest.raises(actions.Dissolved),
    ):
        actions.add_wishes(row, [late], at=AT, by=clerk)

    assert not BundledWish.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_is_just_confirming_is_not_asked_anew(need, resident):
    row, person = need(), resident()
    facts = {"at": AT, "by": person.as_actor()}
    follower = actions.follow(row, person, **facts)
    raw = issue_token(row.area, "follow", follower, resident=person, days=7, at=AT)
    token = open_token(raw, "follow", AT)

    with meanwhile(lambda: actions.confirm_follow(follower, token=token, **facts)):
        actions.follow(row, person, **facts)

    follower.refresh_from_db()
    assert follower.confirmed_at == AT
