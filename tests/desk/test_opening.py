"""`./quartier manage open_quarter`: the first minute of a real office."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quartier.accounts.models import Invitation
from quartier.areas.models import Area

pytestmark = pytest.mark.django_db

ANSWERS = {
    "municipality": "Heilbad Heiligenstadt",
    "ags": "16061045",
    "holidays": "TH-catholic",
    "slug": "altstadt",
    "name": "Altstadt",
    "person": "Ines Berwang",
    "email": "ines@example.org",
}


def opened(**answers: str) -> str:
    said = StringIO()
    call_command("open_quarter", stdout=said, **answers)
    return said.getvalue()


def answered(monkeypatch, *answers: str) -> str:
    """Somebody types; who has typed everything ends the input."""
    typed = iter(answers)

    def read(_question: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", read)
    return opened()


def test_the_lead_is_invited_by_the_link_that_is_shown():
    said = opened(**ANSWERS)

    invitation = Invitation.objects.get()
    assert (invitation.area.slug, invitation.role) == ("altstadt", "lead")
    assert invitation.area.municipality.holiday_profile == "TH-catholic"
    assert "/einladung/" in said


def test_a_wrong_answer_is_asked_again_and_holidays_are_offered_for_the_land(monkeypatch):
    said = answered(
        monkeypatch,
        *("Heiligenstadt", "1606", "16061045", "", "2"),
        *("Alt Stadt", "konto", "altstadt", "Altstadt", "Ines", "ines@example.org"),
    )

    assert Area.objects.get().municipality.holiday_profile == "TH-catholic"
    assert "  2  Thüringen, Gemeinde mit Fronleichnam\n" in said
    assert "Der Gemeindeschlüssel hat 8 Ziffern.\n" in said
    assert "„konto“ braucht Quartier selbst." in said


def test_where_a_land_is_of_one_kind_nothing_is_asked(monkeypatch):
    rest = ("mitte", "Mitte", "Ines", "ines@example.org")

    answered(monkeypatch, "Berlin", "11000000", *rest)

    assert Area.objects.get().municipality.holiday_profile == "BE"


def test_a_second_quarter_asks_nothing_about_the_town(monkeypatch):
    opened(**ANSWERS)

    answered(monkeypatch, "neustadt", "Neustadt", "Ines", "ines@example.org")

    assert {area.municipality.ags for area in Area.objects.all()} == {"16061045"}
    with pytest.raises(CommandError, match="Eine andere Stadt braucht ein eigenes Quartier"):
        opened(**ANSWERS | {"slug": "drittes", "ags": "11000000"})


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"holidays": "BE"}, "passen nicht zum Gemeindeschlüssel, nur: TH, TH-catholic"),
        ({"ags": "17061045"}, "Die ersten zwei Ziffern nennen das Land, 01 bis 16."),
        ({"slug": "Altstadt"}, "Der Kurzname hat nur kleine Buchstaben"),
        ({"email": "ines"}, "Bitte prüfen Sie die E-Mail-Adresse."),
        ({"person": " "}, "Es fehlt: Name der Person, die das Büro leitet"),
    ],
)
def test_a_wrong_option_is_refused_in_one_sentence(wrong, sentence):
    with pytest.raises(CommandError, match=sentence):
        opened(**ANSWERS | wrong)


def test_without_a_terminal_the_first_missing_answer_is_named(monkeypatch):
    with pytest.raises(CommandError, match="Es fehlt: Amtlicher Gemeindeschlüssel"):
        answered(monkeypatch, "Heiligenstadt")


def test_a_link_is_made_only_where_the_public_address_is_known(settings):
    settings.SECURE, settings.ORIGIN = True, ""

    with pytest.raises(CommandError, match="QUARTIER_ORIGIN"):
        opened(**ANSWERS)
