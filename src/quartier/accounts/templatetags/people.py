"""The demo's people, and what happened to a record. `{% load people %}`."""

from typing import TYPE_CHECKING

from django import template

from quartier.accounts import queries
from quartier.accounts.history import Line, lines
from quartier.accounts.models import Membership, Role
from quartier.journal.models import Entry, name_of

if TYPE_CHECKING:
    from django.db import models
    from django.db.models import QuerySet

register = template.Library()


@register.simple_tag
def demo_people() -> list[Membership]:
    """The office first: whoever tries Quartier starts there."""
    roles = list(Role)
    return sorted(queries.demo_people(), key=lambda m: (m.area.name, roles.index(Role(m.role))))


@register.inclusion_tag("accounts/journal.html")
def journal_of(entries: "QuerySet[Entry]") -> dict[str, list[Line]]:
    """What happened, newest first: `{% journal_of entries %}` on an object's page."""
    return {"lines": lines(list(entries)[::-1])}


@register.filter
def journal_name(row: "models.Model") -> str:
    """How the journal calls it, for `{% url "accounts:journal" %}`."""
    return name_of(row)
