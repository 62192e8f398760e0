"""Whom an answer concerns and how they are told; what is known about one person here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from quartier.handovers.models import HandedNeed, SolvedReply
from quartier.handovers.queries.snapshot import places_of
from quartier.needs.queries import followers_of, wishers_of
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quartier.accounts.models import Resident
    from quartier.areas.models import Area
    from quartier.letters.rules import Recipient
    from quartier.needs.models import Need


def ways_to_tell(need: Need) -> list[Recipient | None]:
    """Each author and supporter once; None who wants no news or cannot be reached."""
    return [wisher.resident.as_recipient(wisher.channel) for wisher in wishers_of(need)]


def wishers_to_ask(need: Need) -> list[tuple[Resident, Recipient]]:
    found = ((w.resident, w.resident.as_recipient(w.channel)) for w in wishers_of(need))
    return [(resident, to) for resident, to in found if to]


def telling_counts(need: Need) -> Counter[str]:
    """How many would be told by which way now; mere followers count as e-mail."""
    ways = ways_to_tell(need)
    counts = Counter(to.channel if to else "none" for to in ways)
    told = {to.key for to in ways if to}
    followers = (follower.resident.as_recipient("email") for follower in followers_of(need))
    counts["email"] += sum(1 for to in followers if to and to.key not in told)
    return counts


def quoted_in(area: Area, wishes: Sequence[Wish]) -> QuerySet[HandedNeed]:
    """Packages in which one of these wishes lies."""
    wanted = Q()
    for wish in wishes:
        wanted |= Q(wish_keys__contains=[str(wish.pk)])
    rows = HandedNeed.objects.filter(area=area)
    return rows.filter(wanted) if wishes else rows.none()


def places_without(handed: HandedNeed, wishes: Sequence[Wish]) -> list[dict[str, object]]:
    """The places of a package without those only these wishes named; the need's own stays."""
    gone = {str(wish.pk) for wish in wishes}
    others = Wish.objects.filter(pk__in=[key for key in handed.wish_keys if key not in gone])
    kept = places_of(handed.need, others)
    theirs = [row for row in places_of(handed.need, wishes) if row not in kept]
    named = {row["name"]: row for row in kept if row["name"]}
    found = (named.get(row["name"]) if row in theirs else row for row in handed.places)
    return [row for row in found if row]


def data_of(resident: Resident) -> list[dict[str, object]]:
    """For the access export: what they replied to "is it solved?"."""
    replies = SolvedReply.objects.filter(resident=resident).order_by("at", "pk")
    related = "question__telling__answer__handed_need__need"
    return [
        {
            _("Bedarf"): reply.question.telling.answer.handed_need.need.short_number,
            _("Ist es gelöst?"): _("Ja") if reply.is_solved else _("Nein"),
            _("Ihre Worte"): reply.words,
            _("geantwortet am"): reply.at,
        }
        for reply in replies.select_related(related)
    ]
