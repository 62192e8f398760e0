"""Who can act. Plain values; the journal keeps them without a relation to people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ActorKind = Literal["staff", "resident", "department", "job"]


@dataclass(frozen=True)
class Actor:
    """Staff, a resident, a department holding a token, or a scheduled job.

    `key` is opaque, never a name or an address. `role` is the staff member's role in the area.
    """

    kind: ActorKind
    key: str
    role: str = ""


NOBODY = Actor("resident", "")
"""A resident who left no contact."""


def job(name: str) -> Actor:
    return Actor("job", name)


@dataclass(frozen=True)
class Step:
    """One dated step of a journey, as every stage describes its own (`queries.steps_of`).

    `on` is when it happened or is planned; `key` names the kind (template and icon depend on it);
    `title` and `text` are sentences for residents; `who` is an office's name, never a person's;
    `extra` carries rows a template needs (an answer, a telling).
    """

    on: datetime
    key: str
    title: str
    text: str = ""
    who: str = ""
    link: str = ""
    is_planned: bool = False
    extra: object = None
