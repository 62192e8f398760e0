"""The demo's people, and what happened to a record. `{% load people %}`."""

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

from quartier.accounts import queries, rules
from quartier.accounts.access import OFFICE
from quartier.accounts.history import lines
from quartier.accounts.models import Membership, Role
from quartier.journal.models import Entry, name_of

if TYPE_CHECKING:
    from django.db import models
    from django.db.models import QuerySet

register = template.Library()
NEWEST = 20


@register.simple_tag
def demo_people() -> list[Membership]:
    """The office first: whoever tries Quartier starts there."""
    roles = list(Role)
    return sorted(queries.demo_people(), key=lambda m: (m.area.name, roles.index(Role(m.role))))


@register.inclusion_tag("accounts/newest.html", takes_context=True)
def journal_of(
    context: template.Context, entries: "QuerySet[Entry]", whole: str
) -> dict[str, object]:
    """The newest of what happened, on an object's page; `whole` is where all of it is."""
    found = list(entries.reverse()[: NEWEST + 1])
    in_office = context["request"].member.role in OFFICE
    return {
        "lines": lines(found[:NEWEST], with_names=in_office),
        "whole": whole if len(found) > NEWEST else "",
    }


@register.filter
def device(user_agent: str) -> str:
    """What people call what they hold: „Firefox, Windows“."""
    return rules.device_of(user_agent) or _("Unbekanntes Gerät")


@register.filter
def journal_name(row: "models.Model") -> str:
    """How the journal calls it, for `{% url "accounts:journal" %}`."""
    return name_of(row)
