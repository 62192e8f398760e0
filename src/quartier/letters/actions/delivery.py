"""The worker's side: take a letter, hand it over, write down how it ended. Safe against kill -9.

A letter is taken by a lease (`next_try_at` in the future), so two workers never hold the same one.
Before the text goes out the row „unclear“ is committed; if the worker dies then, a clerk decides,
and no second mail is sent.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from quartier.journal.actions import record
from quartier.journal.rules import job
from quartier.letters.mime import address_of_house, message_of
from quartier.letters.models import Delivery, Letter
from quartier.letters.queries import to_deliver
from quartier.letters.rules import LEASE, masked, next_try, on_the_wire
from quartier.letters.smtp import Line, Outcome

WORKER = job("letters")
BATCH = 500
REASON = 300
"""Of `Delivery.reason`."""


def deliver_due(at: datetime) -> int:
    """Deliver what is due; how many letters were touched. Without a mail server nothing is lost."""
    if not (settings.MAIL_CONFIGURED or settings.IS_DEMO):
        return 0
    line = Line()
    try:
        for done in range(BATCH):
            letter = take(at)
            if letter is None:
                return done
            deliver(letter, line, at)
    finally:
        line.close()
    return BATCH


def take(at: datetime) -> Letter | None:
    """The next due letter, leased; others skip it."""
    with transaction.atomic():
        letter = to_deliver(at).select_for_update(skip_locked=True, of=("self",)).first()
        if letter:
            letter.attempts += 1
            letter.next_try_at = at + LEASE
            letter.save(update_fields=["attempts", "next_try_at"])
    return letter


def deliver(letter: Letter, line: Line, at: datetime) -> None:
    if settings.IS_DEMO:
        end(letter, Delivery.How.DEMO, at)
        return
    conclude(letter, handed_over(letter, line, at), at)


def handed_over(letter: Letter, line: Line, at: datetime) -> Outcome:
    """A letter no mail can be made of is given up, and stops no other."""
    try:
        message, to = message_of(letter), on_the_wire(letter.to_email)
    except ValueError as problem:
        return Outcome("refused", str(problem)[:REASON])
    return line.hand_over(message, address_of_house(), to, lambda: begin(letter, at))


def begin(letter: Letter, at: datetime) -> None:
    """From here on a second attempt could be a second mail."""
    with transaction.atomic():
        Delivery.objects.create(
            area=letter.area, letter=letter, how=Delivery.How.UNCLEAR, at=at, reason="sending"
        )
        record(WORKER, "begin_letter", letter)


def conclude(letter: Letter, outcome: Outcome, at: datetime) -> None:
    if outcome.word == "sent":
        end(letter, Delivery.How.SENT, at)
    elif outcome.word == "unclear":
        end(letter, Delivery.How.UNCLEAR, at, outcome.reason)
    elif outcome.word == "refused":
        end(letter, Delivery.How.GAVE_UP, at, outcome.reason)
    else:
        try_later(letter, at, outcome.reason)


def try_later(letter: Letter, at: datetime, reason: str) -> None:
    again = next_try(letter.attempts, at)
    if again is None:
        end(letter, Delivery.How.GAVE_UP, at, reason)
        return
    with transaction.atomic():
        Delivery.objects.filter(letter=letter).delete()
        Letter.objects.filter(pk=letter.pk).update(next_try_at=again)
        record(WORKER, "postpone_letter", letter, attempts=letter.attempts)


def end(letter: Letter, how: Delivery.How, at: datetime, reason: str = "") -> None:
    with transaction.atomic():
        Delivery.objects.update_or_create(
            letter=letter, defaults={"area": letter.area, "how": how, "at": at, "reason": reason}
        )
        if how == Delivery.How.SENT:
            hide_secrets(letter)
        record(WORKER, "end_letter", letter, how=str(how))


def hide_secrets(letter: Letter) -> None:
    """What was sent needs its codes and personal links no more."""
    letter.text = masked(letter.text, letter.secret)
    letter.html = masked(letter.html, letter.secret)
    letter.secret, letter.headers = [], {}
    letter.save(update_fields=["text", "html", "secret", "headers"])
