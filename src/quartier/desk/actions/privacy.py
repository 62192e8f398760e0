from datetime import datetime
from uuid import UUID

from django.db import transaction

from quartier.accounts import actions as accounts
from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.desk.queries import due_in
from quartier.handovers import actions as handovers
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.journeys.actions import refresh
from quartier.letters import actions as letters
from quartier.needs import actions as needs
from quartier.needs.queries import need_of
from quartier.wishes import actions as wishes
from quartier.wishes.queries import wishes_of


def erase_person(resident: Resident, *, at: datetime, by: Actor) -> None:
    """Erase what this resident said and who they are, from the top floor down; sums stay.

    The public lists are refreshed in the same transaction, so nothing is found there afterwards.
    """
    with transaction.atomic():
        Resident.objects.select_for_update().get(pk=resident.pk)
        shown = set(_shown_with(resident))
        handovers.forget(resident, at=at, by=by)
        needs.forget(resident, at=at, by=by)
        wishes.forget(resident, at=at, by=by)
        accounts.forget(resident, at=at, by=by)
        refresh(resident.area, shown)


@transaction.atomic
def correct_person(
    resident: Resident, *, name: str, email: str, phone: str, address: str, at: datetime, by: Actor
) -> None:
    """Put contact data right; a new e-mail address has to be confirmed before it is used."""
    row = accounts.correct_contact(
        resident, name=name, email=email, phone=phone, address=address, by=by
    )
    if row.email and row.email_confirmed_at is None:
        accounts.ask_to_confirm_email(row, by=by, at=at)


def note_export(resident: Resident, *, at: datetime, by: Actor) -> None:
    """Access to all data of a person is written down."""
    record(by, "export_resident", resident, at=at)


def apply_retention(area: Area, *, at: datetime, by: Actor) -> dict[str, int]:
    """Delete what may not stay longer (domain.md 6.1); the journal keeps how much, not what."""
    due = due_in(area, at)
    for resident in due.residents:
        accounts.forget(resident, at=at, by=by)
    counts = {
        "contacts": len(due.residents),
        "letters": letters.erase_old(area, due.letters_before, by=by),
        "accounts": accounts.retire_staff(due.staff_before, by=by),
        "lists": wishes.drop_left_imports(area, due.lists_before, at=at, by=by),
        "links": accounts.drop_expired(at),
    }
    if any(counts.values()):
        record(by, "apply_retention", area, **counts)
    return counts


def _shown_with(resident: Resident) -> list[UUID]:
    """The entries of the public lists in which this person's words stand."""
    said = list(wishes_of(resident))
    found = [need_of(wish) for wish in said]
    return [wish.pk for wish in said] + [need.pk for need in found if need]
