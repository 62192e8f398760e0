"""What every page knows: demo or not, the base map, the same page in other languages."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override

NAMES = {"de": "Deutsch", "en": "English"}


def house(request: HttpRequest) -> dict[str, Any]:
    return {
        "IS_DEMO": settings.IS_DEMO,
        "ORIGIN": settings.ORIGIN,
        "BASE_MAP_STYLE": settings.BASE_MAP_STYLE,
        "other_languages": SimpleLazyObject(lambda: list(_other_languages(request))),
    }


def _other_languages(request: HttpRequest) -> Iterator[dict[str, str]]:
    """The same page in the other languages; a page that was not found leads to its own address."""
    here = get_language()
    for code, _name in settings.LANGUAGES:
        if code != here:
            yield {"code": code, "name": NAMES[code], "url": _in_language(request, code)}


def _in_language(request: HttpRequest, code: str) -> str:
    """The page was resolved already: its name leads there without asking the database again."""
    found = request.resolver_match
    if found is None:
        return request.get_full_path()
    query = request.META.get("QUERY_STRING", "")
    with override(code):
        path = reverse(found.view_name, args=found.args, kwargs=found.kwargs)
    return f"{path}?{query}" if query else path
