from datetime import timedelta

import pytest

from quartier.accounts import rules
from quartier.accounts.models import Role
from tests.factories import AT


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("0831 / 123-45", "+4983112345"),
        ("+49 (0)831 12345", "+4983112345"),
        ("0049 831 12345", "+4983112345"),
        ("(0831) 12345", "+4983112345"),
        ("+43 5574 1234", "+4355741234"),
        ("anrufen", ""),
    ],
)
def test_the_same_line_has_one_key(typed, line):
    assert rules.phone_key(typed) == line


def test_an_address_is_the_same_in_every_case_and_spelling():
    composed, decomposed = "M\u00fcller@example.org", "Mu\u0308ller@Example.org "

    assert rules.email_key(composed) == rules.email_key(decomposed)


def test_street_and_str_are_one_address_two_names_are_two_people():
    mia = rules.post_key("Mia Öğüt", "Im Oberösch 3\n87437 Kempten")

    assert mia == rules.post_key("mia öğüt", "Im Oberösch 3, 87437 Kempten")
    assert mia != rules.post_key("Tom Öğüt", "Im Oberösch 3\n87437 Kempten")
    assert rules.post_key("A", "Rottachstraße 3") == rules.post_key("A", "Rottachstr. 3")


def test_without_contact_there_is_no_key():
    assert rules.contact_key(name="Mia") == ""
    assert rules.contact_key(phone="später") == ""


def test_who_may_manage_whom():
    table = {
        (role, other)
        for role in Role.values
        for other in Role.values
        if rules.may_manage(role, other)
    }

    lead = {("lead", other) for other in ("lead", "staff", "intern")}
    city = {("city_programme", other) for other in ("city_programme", "department", "steering")}
    admin = {("admin", other) for other in Role.values}
    assert table == lead | city | admin


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:142.0) Gecko Firefox/142.0",
            "Firefox, Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537 Edg/140.0",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_as_people_name_it(user_agent, device):
    assert rules.device_of(user_agent) == device


def test_a_code_has_six_digits_and_a_token_256_bits():
    assert all(len(rules.new_code()) == 6 for _ in range(50))
    assert len(rules.new_token()) == 43
    assert rules.fits("geheim", rules.hashed("geheim"))
    assert not rules.fits("geheim", rules.hashed("anders"))


@pytest.mark.parametrize(
    ("signed_in", "seen", "over"), [(1, 29, False), (1, 31, True), (13, 1, True)]
)
def test_a_session_ends_by_rest_or_by_age(signed_in, seen, over):
    ended = rules.session_is_over(
        signed_in=AT - timedelta(hours=signed_in),
        seen=AT - timedelta(minutes=seen),
        now=AT,
        idle=timedelta(minutes=30),
        absolute=timedelta(hours=12),
    )

    assert ended is over


@pytest.mark.parametrize(
    ("key", "is_confirmed", "is_vouched", "counts"),
    [
        ("email:mia@example.org", False, False, False),
        ("email:mia@example.org", True, False, True),
        ("email:mia@example.org", False, True, True),
        ("phone:+4983112345", False, False, True),
        ("post:abc", False, False, True),
    ],
)
def test_only_an_address_anybody_can_type_waits_for_its_confirmation(
    *, key, is_confirmed, is_vouched, counts
):
    assert rules.is_person(key, is_confirmed=is_confirmed, is_vouched=is_vouched) is counts
