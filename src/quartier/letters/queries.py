from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.letters.models import Letter, LetterQuerySet
from quartier.letters.rules import masked

LISTS = {
    "wartet": Q(delivery__isnull=True),
    "gesendet": Q(delivery__how__in=["sent", "printed", "called", "told", "demo"]),
    "ungewiss": Q(delivery__how="unclear"),
    "unzustellbar": Q(delivery__how__in=["gave_up", "not_reached"]),
}


def waiting(area: Area, channel: str | None = None) -> QuerySet[Letter]:
    """What still has to go out, oldest first."""
    letters = Letter.objects.waiting().filter(area=area).order_by("id")
    return letters.on(channel) if channel else letters


@dataclass(frozen=True)
class Talk:
    """One person and all that waits to be said to them."""

    letters: list[Letter]

    @property
    def first(self) -> Letter:
        return self.letters[0]

    @property
    def attempts(self) -> int:
        return max(letter.attempts for letter in self.letters)


def talks(area: Area, channel: str) -> list[Talk]:
    """Whom to call (or who drops in), who waits longest first: each person once."""
    found: dict[str, list[Letter]] = {}
    for letter in waiting(area, channel):
        found.setdefault(letter.recipient_key, []).append(letter)
    return [Talk(letters) for letters in found.values()]


def people_to_call(area: Area) -> int:
    calls = waiting(area, Letter.Channel.CALL).order_by()
    return calls.values("recipient_key").distinct().count()


def of_one_talk(letter: Letter, shown: Collection[str]) -> list[Letter]:
    """The letter, and those for the same person that stood beside it."""
    rows = letters_to(letter.area, letter.recipient_key).on(letter.channel)
    return [row for row in rows if row.pk == letter.pk or str(row.pk) in shown]


def count_since(area: Area, occasion: str, since: datetime) -> int:
    """How many letters for occasions that begin so."""
    letters = Letter.objects.filter(area=area, occasion__startswith=occasion)
    return letters.filter(created_at__gt=since).count()


def outbox(area: Area, state: str = "", channel: str = "") -> QuerySet[Letter]:
    """Everything of the area, newest first; technical mail to staff is not shown here."""
    letters = Letter.objects.filter(area=area).select_related("delivery").order_by("-id")
    if state in LISTS:
        letters = letters.filter(LISTS[state])
    return letters.on(channel) if channel else letters


def counts(area: Area) -> dict[str, int]:
    return {state: Letter.objects.filter(LISTS[state], area=area).count() for state in LISTS}


def to_deliver(at: datetime) -> QuerySet[Letter]:
    """E-mails whose next try is due."""
    due = Q(next_try_at__isnull=True) | Q(next_try_at__lte=at)
    return Letter.objects.waiting().on(Letter.Channel.EMAIL).filter(due).order_by("id")


def in_trouble(area: Area) -> QuerySet[Letter]:
    """E-mails that need a clerk: unclear or given up."""
    return Letter.objects.filter(LISTS["ungewiss"] | Q(delivery__how="gave_up"), area=area).exclude(
        delivery__reason="erased"
    )


def ended_before(area: Area, before: datetime) -> QuerySet[Letter]:
    """Ended before that day and still holding words: the area's letters, and those of no area."""
    here = Q(area=area) | Q(area__isnull=True)
    return Letter.objects.filter(here, delivery__at__lt=before).exclude(text="")


def letters_to(area: Area | None, recipient_key: str) -> LetterQuerySet:
    return Letter.objects.filter(area=area, recipient_key=recipient_key).order_by("id")


def data_of(area: Area, recipient_key: str) -> list[dict[str, object]]:
    """For the access export: what we wrote to somebody; codes and links stay secret."""
    return [
        {
            _("geschrieben am"): letter.created_at,
            _("Weg"): letter.get_channel_display(),
            _("Betreff"): letter.subject,
            _("Text"): masked(letter.text, letter.secret),
            _("Stand"): letter.delivery.get_how_display() if is_ended(letter) else _("wartet"),
            _("erledigt am"): letter.delivery.at if is_ended(letter) else "",
        }
        for letter in letters_to(area, recipient_key).select_related("delivery")
    ]


def is_ended(letter: Letter) -> bool:
    return hasattr(letter, "delivery")
