"""Values and records in words, for the page of a person. `{% load desk_words %}`."""

import re

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quartier.areas.models import Area
from quartier.desk.queries import words

register = template.Library()
PAGES = (
    (re.compile(r"20\d\d-\d{5,}"), "wishes:desk_wish"),
    (re.compile(r"B-20\d\d-\d{3,}"), "needs:desk_need"),
)


@register.filter
def as_words(value: object) -> str:
    return words(value)


@register.filter
def headline(row: dict[str, object]) -> str:
    """What a row begins with, to tell it from others: when, how, about what."""
    return " · ".join(map(words, [*row.values()][:3]))


@register.filter
def with_link(value: object, area: Area) -> str | SafeString:
    """In words; the number of a wish or a need leads to its page."""
    said = words(value)
    for pattern, page in PAGES:
        if pattern.fullmatch(said):
            return format_html('<a href="{}">{}</a>', reverse(page, args=[area, said]), said)
    return said
