"""The addresses of the house and the table of who may open them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

TABLE = tomllib.loads((Path(__file__).parent / "doors.toml").read_text(encoding="utf-8"))
SETS = {name: frozenset(roles) for name, roles in TABLE["sets"].items()}
DOORS = TABLE["doors"]


@dataclass(frozen=True)
class Route:
    name: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def in_area(self) -> bool:
        return "area" in self.parameters

    @property
    def has_object(self) -> bool:
        """Whether the address names something inside the area."""
        return bool(set(self.parameters) - {"area"})

    @property
    def is_open(self) -> bool:
        return not getattr(self.view, "login_required", True)


def routes() -> dict[str, Route]:
    return {route.name: route for route in walk(get_resolver(), (), ())}


def walk(
    resolver: URLResolver, spaces: tuple[str, ...], parameters: tuple[str, ...]
) -> Iterator[Route]:
    for one in resolver.url_patterns:
        names = (*parameters, *one.pattern.regex.groupindex)
        if isinstance(one, URLPattern):
            yield Route(":".join([*spaces, one.name or "?"]), names, one.callback)
        else:
            yield from walk(one, (*spaces, one.namespace) if one.namespace else spaces, names)


ROUTES = routes()
