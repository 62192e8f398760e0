"""Values and records in words, for the page of a person. `{% load desk_words %}`."""

from django import template

from quartier.desk.people import words

register = template.Library()


@register.filter
def as_words(value: object) -> str:
    return words(value)
