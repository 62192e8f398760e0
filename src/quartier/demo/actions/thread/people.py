"""The invented residents and the clerk who does the office's work in the demo."""

from uuid import uuid5

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Resident, User
from quartier.demo.actions.mail import confirm_addresses
from quartier.demo.actions.thread.acts import NAMESPACE, Thread
from quartier.demo.queries import sheet
from quartier.demo.rules import address_of, email_of, phone_of
from quartier.journal.rules import Actor

FIELD_OF = {"email": "email", "phone": "phone", "letter": "address"}


def clerk_of() -> Actor:
    return User.objects.get(email="buero@demo.example").as_actor("staff")


def meet_residents(thread: Thread) -> list[Resident]:
    """Every third has e-mail, every third a telephone, every third wants letters."""
    early = thread.ago(260, "residents")
    people = []
    for position, name in enumerate(sheet("people")["names"]):
        ways = (
            {"email": email_of(name)},
            {"phone": phone_of(position)},
            {"address": address_of(name, position)},
        )
        person = known_resident(
            thread.area, name=name, by=thread.clerk, at=early, **ways[position % 3]
        )
        people.append(person)
    confirm_addresses(people, early)
    return [person for person in people if person]


def resident_for(thread: Thread, seed: str, channel: str) -> Resident:
    """Somebody who can be reached that way; always the same person for the same text."""
    fits = [p for p in thread.residents if channel == "visit" or getattr(p, FIELD_OF[channel])]
    return fits[uuid5(NAMESPACE, "who " + seed).int % len(fits)]


def channel_of(person: Resident) -> str:
    return "email" if person.email else "phone" if person.phone else "letter"
