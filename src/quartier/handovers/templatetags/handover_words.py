"""Small words for the templates of this room. `{% load handover_words %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

from quartier.handovers import queries
from quartier.handovers.models import Telling

register = template.Library()


@register.filter
def of(mapping: Mapping[object, Any], key: object) -> Any:  # noqa: ANN401
    """The value to a key that is itself a variable."""
    return mapping.get(key)


@register.filter
def told_words(telling: Telling) -> str:
    """„34 Menschen: 21 per E-Mail, 6 mit Brief.“."""
    return queries.told_words(telling)
