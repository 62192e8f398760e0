from datetime import timedelta

import pytest

from quartier.letters import rules
from tests.factories import AT


def test_the_first_try_in_vain_waits_a_minute_the_last_gives_up():
    assert rules.next_try(1, AT) == AT + timedelta(minutes=1)
    assert rules.next_try(len(rules.WAITS), AT) == AT + timedelta(hours=6)
    assert rules.next_try(len(rules.WAITS) + 1, AT) is None


def test_all_waits_make_more_than_three_days():
    assert sum(rules.WAITS, timedelta()) > timedelta(days=3)


@pytest.mark.parametrize(("code", "final"), [(250, False), (451, False), (550, True), (554, True)])
def test_only_5xx_is_final(code, final):
    assert rules.is_final_refusal(code) is final


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("mia@example.org", "mia@example.org"),
        ("mia@Müller.Example", "mia@xn--mller-kva.example"),
        ("mia@straße.example", "mia@xn--strae-oqa.example"),
        ("", ""),
    ],
)
def test_servers_know_domains_in_ascii(address, known):
    assert rules.on_the_wire(address) == known


def test_the_longer_secret_is_masked_first():
    text = "Code 123456, Link https://x.example/123456/"

    shown = rules.masked(text, ["123456", "https://x.example/123456/"])

    assert shown == f"Code {rules.MASK}, Link {rules.MASK}"


def test_residents_words_for_channels_are_translated():
    assert [rules.outbox_channel(c) for c in ("email", "phone", "letter", "visit")] == [
        "email",
        "call",
        "print",
        "visit",
    ]


def test_on_the_telephone_nobody_reads_a_link():
    text = "Guten Tag,\n\nein Teil wird gemacht.\n\nDen ganzen Weg sehen Sie hier:\nhttps://a.example/b\n"

    assert rules.read_aloud(text) == "Guten Tag,\n\nein Teil wird gemacht."
    assert rules.read_aloud("Das heißt:\nEine Bank.") == "Das heißt:\nEine Bank."
