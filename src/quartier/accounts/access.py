"""Who may open which page of an area. A desk page names its roles; without them it stays shut."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from quartier.accounts.models import Membership, Role, User
from quartier.areas.models import Area
from quartier.journal.rules import Actor

View = TypeVar("View", bound=Callable[..., object])

OFFICE = frozenset({Role.LEAD, Role.STAFF})
"""Those who act on wishes, needs and handovers."""
INTAKE = OFFICE | {Role.INTERN}
"""Those who may take in a wish and read the inbox."""
READERS = OFFICE | {Role.INTERN, Role.CITY_PROGRAMME, Role.STEERING}
"""Those who may read anonymised bundles and answers."""
FIGURES = READERS | {Role.CARRIER}
"""Those who see the desk's first page; the carrier's management gets figures, no bundles."""
NETWORK = FIGURES | {Role.DEPARTMENT}
"""Those who may read drafts of the action plan, actors and departments."""
LEAD = frozenset({Role.LEAD})
PLANNERS = OFFICE | {Role.CITY_PROGRAMME}
"""Those who work on a draft of the action plan; adopting is for the city's programme officer."""
DRAFTERS = LEAD | {Role.CITY_PROGRAMME}
"""Those who begin a draft, and may throw it away."""
MANAGERS = DRAFTERS | {Role.ADMIN}
"""Those who give and end roles: each those of `rules.INVITES`."""
ADMIN = frozenset({Role.ADMIN})
"""Technical administration: staff and roles, no content."""


class StaffRequest(HttpRequest):
    """A request that passed the door of the desk (`accounts.middleware`)."""

    user: User
    htmx: HtmxDetails
    area: Area
    member: Membership
    actor: Actor


def for_roles(*groups: frozenset[Role] | Role) -> Callable[[View], View]:
    """Open a page of the desk for these roles in the page's area."""
    roles = frozenset[Role]().union(*({g} if isinstance(g, Role) else g for g in groups))

    def mark(view: View) -> View:
        view.roles = roles  # type: ignore[attr-defined]
        return view

    return mark
