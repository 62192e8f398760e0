"""Values and records in words, for the page of a person. `{% load desk_words %}`."""

from django import template
from django.db import models

from quartier.desk.people import words
from quartier.journal.models import name_of

register = template.Library()


@register.filter
def as_words(value: object) -> str:
    return words(value)


@register.filter
def journal_name(row: models.Model) -> str:
    """How the journal calls it, for `{% url "accounts:journal" %}`."""
    return name_of(row)
