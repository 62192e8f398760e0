"""Small words for the templates of this room. `{% load handover_words %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

from quartier.files.models import StoredFile
from quartier.handovers import queries, rules
from quartier.handovers.models import Answer, Telling
from quartier.letters.models import Letter

register = template.Library()


@register.filter
def of(mapping: Mapping[object, Any], key: object) -> Any:  # noqa: ANN401
    """The value to a key that is itself a variable."""
    return mapping.get(key)


@register.filter
def told_words(telling: Telling) -> str:
    """„34 Menschen: 21 per E-Mail, 6 mit Brief.“."""
    return queries.told_words(telling)


@register.filter
def planned(answer: Answer) -> str:
    """„Herbst 2026, ab 1. Oktober“; "" if the department named no time."""
    return queries.planned_words(answer)


@register.filter
def shown_file(answer: Answer) -> StoredFile | None:
    """The department's file, if everybody may open it."""
    return queries.shown_attachment(answer)


@register.filter
def asked_about(letter: Letter) -> str:
    """The key of the question "is it solved?" that a letter asks; "" for any other letter."""
    return queries.question_in(letter.occasion)


@register.filter
def file_kind(stored: StoredFile) -> str:
    """„PDF“."""
    return rules.kind_word(stored.content_type)


@register.filter
def waits_for_words(answer: Answer) -> bool:
    """It is public, but the office has not yet said in plain words what it means."""
    return not hasattr(answer, "telling") and queries.current_answer(answer.handed_need) == answer
