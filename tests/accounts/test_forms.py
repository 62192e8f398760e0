"""How somebody can be reached: one rule on every form, public or at the counter."""

import pytest

from quartier.desk.forms import ContactForm as PersonForm
from quartier.needs.forms import FollowForm, SupportForm
from quartier.wishes.forms import IntakeForm, WishForm
from tests.factories import new_area

ONE_BY_ONE = [
    ("email", "email", " ", "Schreiben Sie bitte die E-Mail-Adresse."),
    ("email", "email", "mia.example.org", "In der E-Mail-Adresse fehlt das @."),
    ("email", "email", "mia@example", "Diese E-Mail-Adresse ist nicht vollständig."),
    ("email", "email", "mia@example.org", ""),
    ("phone", "phone", "später", "Schreiben Sie bitte die Telefonnummer mit Vorwahl."),
    ("phone", "phone", "1234", "Schreiben Sie bitte die Telefonnummer mit Vorwahl."),
    ("phone", "phone", "12345", ""),
    ("phone", "phone", "+49 (0)831 2525-0, abends", ""),
    (
        "phone",
        "phone",
        "0831 123456 oder 0171 1234567",
        "Schreiben Sie bitte nur eine Telefonnummer.",
    ),
    ("letter", "address", "", "Schreiben Sie bitte Namen und Adresse."),
    ("letter", "address", "Mia Öğüt\nIm Oberösch 3", ""),
    ("none", "email", "", ""),
]


@pytest.mark.parametrize("make", [SupportForm, WishForm, IntakeForm])
@pytest.mark.parametrize(("channel", "field", "typed", "sentence"), ONE_BY_ONE)
@pytest.mark.django_db
def test_every_form_with_ways_to_answer_says_the_same(make, channel, field, typed, sentence):
    area = {} if make is SupportForm else {"area": new_area()}

    said = make({"channel": channel, field: typed}, **area).errors.get(field, [""])

    assert said[0].startswith(sentence) if sentence else said == [""]


@pytest.mark.parametrize("make", [FollowForm, PersonForm])
def test_forms_with_one_address_say_the_same(make):
    form = make({"name": "Mia", "email": "mia.example.org", "phone": "12"})

    said = {field: words[0] for field, words in form.errors.items()}

    assert said.pop("email") == "In der E-Mail-Adresse fehlt das @."
    assert said.get("phone", "") in {"", "Schreiben Sie bitte die Telefonnummer mit Vorwahl."}
    assert ("phone" in said) is (make is PersonForm)


def test_only_what_the_chosen_way_needs_is_kept():
    typed = {
        "form_key": "0198c9a0-0000-7000-8000-000000000000",
        "email": "mia@example.org",
        "phone": "0831 12345",
        "address": "Mia Öğüt\r\nIm Oberösch 3\r\n87437 Kempten",
        "name": "Mia",
    }
    kept = {}
    for channel in ("email", "phone", "letter", "visit", "none"):
        form = SupportForm(typed | {"channel": channel})
        assert form.is_valid()
        kept[channel] = form.contact()

    assert kept == {
        "email": {"email": "mia@example.org"},
        "phone": {"phone": "0831 12345"},
        "letter": {"name": "Mia Öğüt", "address": "Im Oberösch 3\n87437 Kempten"},
        "visit": {"name": "Mia"},
        "none": {},
    }


def test_what_was_typed_below_another_way_disturbs_nobody():
    form = SupportForm(
        {
            "form_key": "0198c9a0-0000-7000-8000-000000000000",
            "channel": "none",
            "email": "mia",
            "phone": "1",
        }
    )

    assert form.is_valid()
