"""The secret parts of links that were sent."""

import re

from quartier.areas.models import Area
from quartier.letters.models import Letter

WAYS = {
    "follow": "folgen",
    "not_meant": "nicht-gemeint",
    "solved": "geloest",
    "confirm": "bestaetigen",
}


def links_in_letters(area: Area) -> dict[str, str]:
    """The secret parts of the newest links that were sent, by purpose."""
    return {purpose: link_to(area, path) for purpose, path in WAYS.items()}


def link_to(area: Area, path: str) -> str:
    pattern = rf"/{area.slug}/{path}/([\w-]+)/"
    letters = Letter.objects.filter(area=area, text__regex=rf"/{path}/").order_by("-id")
    for letter in letters:
        if found := re.search(pattern, letter.text):
            return found[1]
    return ""
