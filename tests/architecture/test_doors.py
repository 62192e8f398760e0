"""Every address stands in the table of doors, and nothing is open that is not meant to be."""

import pytest

from quartier.accounts.models import Role
from tests.architecture.doors import DOORS, ROUTES, SETS

OPEN = {"open", "token", "resident", "demo", "off"}
WORDS = OPEN | {"staff"} | set(SETS)


def test_every_address_is_in_the_table_and_no_other():
    assert set(DOORS) == set(ROUTES)


def test_a_door_names_known_groups():
    assert {method for door in DOORS.values() for method in door} == {"get", "post"}
    assert {group for door in DOORS.values() for group in door.values()} <= WORDS


@pytest.mark.parametrize("name", sorted(set(ROUTES) & set(DOORS)))
def test_a_page_skips_the_sign_in_only_where_the_table_says_so(name):
    assert ROUTES[name].is_open is bool(set(DOORS[name].values()) & OPEN)


def test_sets_are_of_known_roles():
    assert frozenset().union(*SETS.values()) == set(Role.values)
