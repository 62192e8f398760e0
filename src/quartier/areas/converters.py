"""The area in the address: `/sankt-mang/…` hands the view an `Area`, an unknown one is a 404."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _

from quartier.areas.models import Area

RESERVED = ("abmelden", "anmelden", "bausteine", "buero", "einladung", "en", "konto", "static")
"""Words with which other addresses begin."""


class AreaConverter:
    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> Area:
        try:
            return Area.objects.select_related("municipality").get(slug=value)
        except Area.DoesNotExist as missing:
            raise ValueError from missing

    def to_url(self, value: Area | str) -> str:
        return value if isinstance(value, str) else value.slug


def check_slug(text: str) -> None:
    """Whether an area can have this short name in its address."""
    sentence = _("Der Kurzname hat nur kleine Buchstaben a bis z, Ziffern und Striche dazwischen.")
    RegexValidator(rf"\A{AreaConverter.regex}\Z", sentence)(text)
    if text in RESERVED:
        words = _("„%(text)s“ braucht Quartier selbst. Wählen Sie ein anderes Wort.")
        raise ValidationError(words % {"text": text})
