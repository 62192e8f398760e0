"""What browsers, search engines and people who found a hole look for at the root."""

import json
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.areas.queries import absolute, all_areas, default_area
from quartier.journeys.queries import newest_numbers
from quartier.office.queries import office_of

HALF_A_YEAR = timedelta(days=180)
PAGES = ("start", "take_part", "listing", "ledger", "open_data")
OFFICE_PAGES = ("public", "explained", "news", "plain_language", "sign_language", "imprint")
IN_SITEMAP = 5000


@login_not_required
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """A demonstration is not for search engines; filters and token pages never are."""
    closed = ["/"] if settings.IS_DEMO else ["/*/buero/", "/*/amt/", "/konto/", "/anmelden/", "/*?"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += [f"Sitemap: {absolute(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def security(_request: HttpRequest) -> HttpResponse:
    """RFC 9116. Whom to tell: the office's address, or the office's page."""
    until = (timezone.now() + HALF_A_YEAR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact()}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
        f"Canonical: {absolute(reverse('security'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def contact() -> str:
    area = default_area() or all_areas().first()
    office = office_of(area) if area else None
    if office and office.email:
        return f"mailto:{office.email}"
    return absolute(reverse("office:imprint", args=[area])) if area else absolute("/")


@login_not_required
@require_safe
def sitemap(_request: HttpRequest) -> HttpResponse:
    urls = [absolute(url) for area in all_areas() for url in urls_of(area)]
    items = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    xml = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{space}">{items}</urlset>'
    return HttpResponse(xml, content_type="application/xml")


def urls_of(area: Area) -> list[str]:
    pages = [reverse(f"website:{name}", args=[area]) for name in PAGES]
    pages += [reverse(f"office:{name}", args=[area]) for name in OFFICE_PAGES]
    pages += [reverse(name, args=[area]) for name in ("concept:plan", "organisations:actors")]
    rows = newest_numbers(area, IN_SITEMAP)
    return pages + [reverse(f"website:{kind}", args=[area, number]) for kind, number in rows]


@login_not_required
@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    area = default_area()
    content = {
        "name": _("Stadtteilbüro %(area)s") % {"area": area.name} if area else "Quartier",
        "short_name": area.name if area else "Quartier",
        "start_url": "/",
        "display": "browser",
        "lang": get_language(),
        "background_color": "#fbf8f3",
        "theme_color": "#fbf8f3",
        "icons": [{"src": static("ui/img/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    text = json.dumps(content, ensure_ascii=False)
    return HttpResponse(text, content_type="application/manifest+json")


@login_not_required
@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    return redirect(static("ui/img/mark.svg"), permanent=True)
