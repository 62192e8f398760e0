"""What a person fills in at one door, where that leads, and what the journal says then."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

Fill = Callable[[SimpleNamespace], dict[str, Any]]


@dataclass(frozen=True)
class Form:
    """`fill` gets the scene with `client` and `role` of who knocks; it may make ready by acts."""

    fill: Fill
    to: str
    verbs: tuple[str, ...]
    only: Collection[str] | None

    def acts_for(self, role: str) -> bool:
        return self.only is None or role in self.only


FORMS: dict[str, Form] = {}


def sends(
    door: str, *, to: str = "", verbs: str = "", only: Collection[str] | None = None
) -> Callable[[Fill], Fill]:
    """`to`: the page it goes on to; none: the answer itself. `only`: whom the rules let act."""

    def keep(fill: Fill) -> Fill:
        FORMS[door] = Form(fill, to, tuple(verbs.split()), only)
        return fill

    return keep


def only_sends(door: str, *, to: str, verbs: str, **more: Any) -> None:
    """A button: its form holds nothing."""
    sends(door, to=to, verbs=verbs, **more)(lambda _scene: {})
