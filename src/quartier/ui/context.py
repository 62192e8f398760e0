"""What every page knows: demo or not, the base map, the same page in other languages."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

NAMES = {"de": "Deutsch", "en": "English"}


def house(request: HttpRequest) -> dict[str, Any]:
    return {
        "IS_DEMO": settings.IS_DEMO,
        "BASE_MAP_STYLE": settings.BASE_MAP_STYLE,
        "other_languages": SimpleLazyObject(lambda: list(_other_languages(request))),
    }


def _other_languages(request: HttpRequest) -> Iterator[dict[str, str]]:
    """The same page in the other languages; a page that was not found leads to its own address."""
    here = get_language()
    for code, _name in settings.LANGUAGES:
        if code != here:
            url = translate_url(request.get_full_path(), code)
            yield {"code": code, "name": NAMES[code], "url": url}
