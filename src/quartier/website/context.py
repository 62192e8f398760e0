"""What head and foot of every public page need. Lazy: other answers pay nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.areas.queries import default_area
from quartier.office.queries import frame_of
from quartier.website.queries import remembered

if TYPE_CHECKING:
    from django.http import HttpRequest

    from quartier.areas.models import Area


@dataclass(frozen=True)
class Link:
    """An entry of a menu. `current` is "page" on its own page, "true" on a page below it."""

    title: str
    url: str
    current: str = ""


def frame(request: HttpRequest) -> dict[str, object]:
    return {"frame": SimpleLazyObject(lambda: of_page(request))}


def of_page(request: HttpRequest) -> dict[str, object]:
    """A dictionary, because templates ask it some forty times.

    Without an area (several to choose from) there is hardly anything.
    """
    found = request.resolver_match
    area = (found.kwargs.get("area") if found else None) or default_area()
    if area is None:
        return {"sign_in_url": reverse("account_login")}
    language = get_language() or ""
    return {
        **remembered(f"frame:{language}", area, lambda: _of_office(area)),
        **links_of(area.slug, language),
        "area": area,
        "nav": nav(area.slug, language, request.path),
    }


def _of_office(area: Area) -> dict[str, object]:
    office = asdict(frame_of(area, timezone.now()))
    return office | {"office_title": office["name"]}


@lru_cache(512)
def links_of(slug: str, _language: str) -> dict[str, object]:
    names = {
        "office:imprint": _("Impressum"),
        "office:privacy": _("Datenschutz"),
        "office:accessibility": _("Erklärung zur Barrierefreiheit"),
    }
    hours_url = reverse("office:public", args=[slug])
    return {
        "legal": [Link(title, reverse(name, args=[slug])) for name, title in names.items()],
        "hours_url": hours_url,
        "plain_language_url": reverse("office:plain_language", args=[slug]),
        "sign_language_url": f"{hours_url}#gebaerdensprache",
        "open_data_url": reverse("website:open_data", args=[slug]),
        "sign_in_url": reverse("account_login"),
    }


def nav(slug: str, language: str, here: str) -> list[Link]:
    """The six entries. A page below an entry marks it, too; needs are told under "Wünsche"."""
    entries, needs = entries_of(slug, language)
    if here.startswith(needs):
        here = entries[2][1] + "-"
    home = entries[0][1]
    return [Link(title, url, _current(url, here, home)) for title, url in entries]


@lru_cache(512)
def entries_of(slug: str, _language: str) -> tuple[list[tuple[str, str]], str]:
    """(title and address of each entry, what addresses of needs begin with)."""
    names = {
        "website:start": _("Start"),
        "website:take_part": _("Mitmachen"),
        "website:listing": _("Wünsche"),
        "website:ledger": _("Was wurde daraus?"),
        "office:public": _("Stadtteilbüro"),
        "office:news": _("Aktuelles"),
    }
    entries = [(title, reverse(name, args=[slug])) for name, title in names.items()]
    return entries, reverse("website:need", args=[slug, "B"]).removesuffix("B/")


def _current(url: str, here: str, home: str) -> str:
    if url == here:
        return "page"
    return "true" if url != home and here.startswith(url) else ""
