"""What may not stay longer, and why (domain.md 6.1). Only asks; `actions.apply_retention` acts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from quartier.accounts.models import Resident
from quartier.accounts.queries import staff_gone_before
from quartier.areas.models import Area
from quartier.journeys.models import Listed
from quartier.letters.queries import ended_before
from quartier.needs.models import BundledWish, Follower, Support
from quartier.wishes.models import Voice
from quartier.wishes.queries import imports_left

CONTACT = timedelta(days=182)
LETTERS = timedelta(days=182)
STAFF = timedelta(days=90)
LISTS = timedelta(days=7)
CLOSED = ("done", "no")

PERIODS = (
    (_("Kontakt von Menschen aus dem Stadtteil"), _("6 Monate, nachdem alles abgeschlossen ist")),
    (_("Texte und Adressen im Postausgang"), _("6 Monate nach dem Versand")),
    (_("Zugänge von früheren Beschäftigten"), _("90 Tage nach dem Ende der letzten Rolle")),
    (_("Hochgeladene Listen mit Wünschen"), _("bis sie eingelesen sind, höchstens 7 Tage")),
    (_("Links, Codes, Einladungen"), _("kurz nach ihrem Ablauf")),
)


@dataclass(frozen=True)
class Due:
    """What goes at the next run."""

    residents: list[Resident]
    letters_before: datetime
    staff_before: datetime
    lists_before: datetime
    letters: int
    staff: int
    lists: int


def due_in(area: Area, at: datetime) -> Due:
    letters_before, staff_before, lists_before = at - LETTERS, at - STAFF, at - LISTS
    return Due(
        residents=list(residents_to_forget(area, at - CONTACT)),
        letters_before=letters_before,
        staff_before=staff_before,
        lists_before=lists_before,
        letters=ended_before(area, letters_before).count(),
        staff=staff_gone_before(staff_before).count(),
        lists=imports_left(area, lists_before).count(),
    )


def residents_to_forget(area: Area, before: datetime) -> QuerySet[Resident]:
    """Known longer than that, with nothing open: no wish, no support, nothing they follow."""
    mine = {"resident": OuterRef("pk")}
    follows = Follower.objects.filter(**mine, confirmed_at__isnull=False, ended_at__isnull=True)
    known = Resident.objects.filter(area=area, erased_at__isnull=True, created_at__lt=before)
    return known.exclude(
        Exists(_open_voices(before).filter(**mine))
        | Exists(_open_supports(before).filter(**mine))
        | Exists(follows)
    ).order_by("created_at")


def _open_voices(before: datetime) -> QuerySet[Voice]:
    """Wishes neither refused nor closed long enough; a bundled one ends with its need."""
    need = BundledWish.objects.filter(wish=OuterRef("wish")).values("need")[:1]
    voices = Voice.objects.annotate(shown_as=Coalesce(need, F("wish")))
    ended = Q(wish__refusal__at__lt=before) | Q(wish__erasure__isnull=False)
    return voices.exclude(ended).exclude(Exists(_closed(before, "shown_as")))


def _open_supports(before: datetime) -> QuerySet[Support]:
    supports = Support.objects.annotate(shown_as=Coalesce(F("need"), F("wish")))
    return supports.exclude(Exists(_closed(before, "shown_as")))


def _closed(before: datetime, subject: str) -> QuerySet[Listed]:
    return Listed.objects.filter(subject=OuterRef(subject), status__in=CLOSED, moved_at__lt=before)
