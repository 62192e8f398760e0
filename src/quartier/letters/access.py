"""Whose pages these are. The door one floor up (`accounts.middleware`) reads these role names."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from quartier.journal.rules import Actor

View = TypeVar("View", bound=Callable[..., object])


class OfficeRequest(HttpRequest):
    """A request that passed the door of the desk."""

    actor: Actor


def for_office(view: View) -> View:
    """Like `accounts.access.for_roles(OFFICE)`."""
    view.roles = frozenset({"lead", "staff"})  # type: ignore[attr-defined]
    return view
