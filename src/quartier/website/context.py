"""What head and foot of every public page need. Lazy: other answers pay nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.areas.queries import default_area
from quartier.office.queries import Frame as OfficeFrame
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


@dataclass(frozen=True)
class Frame:
    """Head and foot of one page; without an area (several to choose from) hardly anything."""

    area: Area | None = None
    office: OfficeFrame | None = None
    nav: list[Link] = field(default_factory=list)
    legal: list[Link] = field(default_factory=list)
    hours_url: str = ""
    plain_language_url: str = ""
    sign_language_url: str = ""
    open_data_url: str = ""
    sign_in_url: str = ""

    def __getattr__(self, name: str) -> object:
        """What the office says about itself: `office_title`, `phone`, `open_sentence` and so on."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.office, {"office_title": "name"}.get(name, name), "")


def frame(request: HttpRequest) -> dict[str, object]:
    return {"frame": SimpleLazyObject(lambda: of_page(request))}


def of_page(request: HttpRequest) -> Frame:
    found = request.resolver_match
    area = (found.kwargs.get("area") if found else None) or default_area()
    sign_in = reverse("account_login")
    if area is None:
        return Frame(sign_in_url=sign_in)
    return Frame(
        area=area,
        office=remembered(f"frame:{get_language()}", area, lambda: frame_of(area, timezone.now())),
        nav=nav(area, request.path),
        legal=legal(area),
        hours_url=reverse("office:public", args=[area]),
        plain_language_url=reverse("office:plain_language", args=[area]),
        sign_language_url=sign_language(area),
        open_data_url=reverse("website:open_data", args=[area]),
        sign_in_url=sign_in,
    )


def nav(area: Area, here: str) -> list[Link]:
    """The six entries. A page below an entry marks it, too; needs are told under "Wünsche"."""
    below = {reverse("website:need", args=[area, "B"]).removesuffix("B/"): "website:listing"}
    home = reverse("website:start", args=[area])
    entries = {
        "website:start": _("Start"),
        "website:take_part": _("Mitmachen"),
        "website:listing": _("Wünsche"),
        "website:ledger": _("Was wurde daraus?"),
        "office:public": _("Stadtteilbüro"),
        "office:news": _("Aktuelles"),
    }
    shown_under = next((name for path, name in below.items() if here.startswith(path)), "")
    links = []
    for name, title in entries.items():
        url = home if name == "website:start" else reverse(name, args=[area])
        is_below = name == shown_under or (url != home and here.startswith(url))
        links.append(Link(title, url, "page" if url == here else "true" if is_below else ""))
    return links


def legal(area: Area) -> list[Link]:
    names = {
        "office:imprint": _("Impressum"),
        "office:privacy": _("Datenschutz"),
        "office:accessibility": _("Erklärung zur Barrierefreiheit"),
    }
    return [Link(title, reverse(name, args=[area])) for name, title in names.items()]


def sign_language(area: Area) -> str:
    return reverse("office:sign_language", args=[area])
