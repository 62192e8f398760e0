"""Letters to a department: always with the link to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quartier.handovers.queries import link_of
from quartier.letters.actions import post_draft
from quartier.letters.rules import Recipient
from quartier.letters.texts import render

if TYPE_CHECKING:
    from datetime import datetime

    from quartier.handovers.models import Handover
    from quartier.journal.rules import Actor

LANGUAGE = "de"
"""The city's working language."""


def write_to_department(
    handover: Handover,
    name: str,
    *,
    occasion: str,
    by: Actor,
    at: datetime,
    in_print: bool = False,
    **facts: object,
) -> None:
    """By e-mail; on paper too if wished, or alone if the department has no e-mail address."""
    link = link_of(handover)
    draft = render(
        f"handovers/letters/{name}",
        language=LANGUAGE,
        context={"handover": handover, "department": handover.department, "link": link, **facts},
    )
    for to, suffix in recipients(handover, in_print=in_print):
        post_draft(
            draft,
            area=handover.area,
            occasion=f"{occasion}{suffix}",
            to=to,
            secret=(link,) if link else (),
            by=by,
            at=at,
        )


def recipients(handover: Handover, *, in_print: bool) -> list[tuple[Recipient, str]]:
    department = handover.department
    facts = {
        "key": f"organisation:{department.pk}",
        "name": department.name,
        "email": department.email,
        "address": f"{department.name}\n{department.address}".strip(),
        "language": LANGUAGE,
    }
    found = [(Recipient("email", **facts), "")] if department.email else []
    if in_print or not department.email:
        found.append((Recipient("letter", **facts), ":print"))
    return found
