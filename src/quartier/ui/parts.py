"""Components are templates with named parameters: how one is drawn."""

from collections.abc import Collection
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def one_of(value: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(map(repr, allowed))}.")
    return value


def part(name: str, /, **values: object) -> SafeString:
    return render_to_string(f"ui/{name}.html", values)


def small_part(name: str, /, **values: object) -> SafeString:
    """A part that looks the same for the same words: drawn once per language, then remembered."""
    return _small_part(name, get_language() or "", **values)


@lru_cache(2048, typed=True)  # typed: safe text equals text, but is drawn otherwise
def _small_part(name: str, _language: str, /, **values: object) -> SafeString:
    return part(name, **values)
