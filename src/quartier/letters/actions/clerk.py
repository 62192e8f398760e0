"""What a clerk does with a letter: print, call, tell, send again, decide the unclear."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.letters.actions.delivery import hide_secrets
from quartier.letters.actions.outgoing import wake_worker
from quartier.letters.models import Delivery, Letter

NOTHING = dict.fromkeys(
    ["subject", "text", "html", "to_name", "to_email", "to_address", "to_phone"], ""
)
"""What is left of a letter's words and addresses once they are erased."""
ERASED = "erased"
"""Why a letter ended whose words are gone: nothing is left to send again."""


class AlreadyEnded(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Das hat gerade schon jemand erledigt. Hier ist der neue Stand."))


def mark_printed(letters: Iterable[Letter], *, at: datetime, by: Actor) -> int:
    """The letters are on paper; those somebody else marked meanwhile are left alone."""
    with transaction.atomic():
        keys = [letter.pk for letter in letters]
        waiting = Letter.objects.select_for_update(of=("self",)).filter(pk__in=keys)
        printed = list(waiting.waiting().on(Letter.Channel.PRINT).order_by("id"))
        for letter in printed:
            _end(letter, Delivery.How.PRINTED, at, by)
    return len(printed)


def mark_called(letter: Letter, *, reached: bool, at: datetime, by: Actor) -> None:
    """Reached: done. Not reached: the letter stays on the list, the count goes up."""
    with transaction.atomic():
        if reached:
            _end(letter, Delivery.How.CALLED, at, by)
            return
        locked = Letter.objects.select_for_update().get(pk=letter.pk)
        locked.attempts += 1
        locked.save(update_fields=["attempts"])
        record(by, "not_reached", locked, attempts=locked.attempts)


def give_up_calling(letter: Letter, *, at: datetime, by: Actor) -> None:
    with transaction.atomic():
        _end(letter, Delivery.How.NOT_REACHED, at, by)


def mark_told(letter: Letter, *, at: datetime, by: Actor) -> None:
    """The resident dropped in and was told."""
    with transaction.atomic():
        _end(letter, Delivery.How.TOLD, at, by)


def in_one_talk(letters: Iterable[Letter], act: Callable[[Letter], None]) -> None:
    """Do the same with all that was said at once; what somebody else ended is left alone."""
    done = 0
    with transaction.atomic():
        for letter in letters:
            with suppress(AlreadyEnded):
                act(letter)
                done += 1
    if not done:
        raise AlreadyEnded


def post_again(letter: Letter, *, at: datetime, by: Actor) -> None:
    """Try a given-up or unclear e-mail once more, with the same Message-ID."""
    with transaction.atomic():
        hows = [Delivery.How.GAVE_UP, Delivery.How.UNCLEAR]
        ended = Delivery.objects.filter(letter=letter, how__in=hows).exclude(reason=ERASED)
        if not ended.delete()[0]:
            raise AlreadyEnded
        Letter.objects.filter(pk=letter.pk).update(attempts=0, next_try_at=None)
        record(by, "post_again", letter, at=at)
        transaction.on_commit(wake_worker)


def settle_unclear(letter: Letter, *, at: datetime, by: Actor) -> None:
    """The recipient has it: a clerk found out."""
    with transaction.atomic():
        unclear = Delivery.objects.filter(letter=letter, how=Delivery.How.UNCLEAR)
        if not unclear.update(how=Delivery.How.SENT, at=at):
            raise AlreadyEnded
        hide_secrets(letter)
        record(by, "settle_letter", letter)


def forget(area: Area, recipient_key: str, *, at: datetime, by: Actor) -> int:
    """Erase words and addresses of everything sent to somebody; what waits is not sent any more."""
    with transaction.atomic():
        letters = Letter.objects.select_for_update(of=("self",)).filter(
            area=area, recipient_key=recipient_key
        )
        for letter in letters:
            _erase(letter, at, by)
    return len(letters)


def _erase(letter: Letter, at: datetime, by: Actor) -> None:
    Delivery.objects.get_or_create(
        letter=letter,
        defaults={"area": letter.area, "how": Delivery.How.GAVE_UP, "at": at, "reason": ERASED},
    )
    Letter.objects.filter(pk=letter.pk).update(secret=[], headers={}, **NOTHING)
    record(by, "erase_letter", letter)


def _end(letter: Letter, how: Delivery.How, at: datetime, by: Actor) -> None:
    try:
        with transaction.atomic():
            Delivery.objects.create(area=letter.area, letter=letter, how=how, at=at)
    except IntegrityError as problem:
        raise AlreadyEnded from problem
    hide_secrets(letter)
    record(by, "end_letter", letter, how=str(how))
