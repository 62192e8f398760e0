"""Who wished for something hears what became of it, and may say: that is not what I meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quartier.accounts.actions import issue_token
from quartier.areas.queries import link_to
from quartier.letters.actions import post_draft
from quartier.letters.texts import render
from quartier.needs.models import BundledWish, Need
from quartier.wishes.models import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from quartier.journal.rules import Actor
    from quartier.letters.rules import Recipient

NOT_MEANT = "not_meant"
NOT_MEANT_DAYS = 90


def tell_authors(need: Need, rows: Sequence[BundledWish], *, at: datetime, by: Actor) -> None:
    """One message per wish, by the channel its author chose; none where they want none."""
    voices, others = voices_by_wish(rows), BundledWish.objects.filter(need=need).count() - 1
    for row in rows:
        voice = voices.get(row.wish_id)
        to = voice.resident.as_recipient(voice.channel) if voice and voice.resident else None
        if voice and to:
            tell_author(need, row, voice, to, others=others, at=at, by=by)


def voices_by_wish(rows: Iterable[BundledWish]) -> dict[object, Voice]:
    wishes = [row.wish_id for row in rows]
    spoken = Voice.objects.filter(
        wish__in=wishes, resident__isnull=False, resident__erased_at__isnull=True
    ).exclude(channel=Voice.Channel.NONE)
    return {
        voice.wish_id: voice
        for voice in spoken.select_related("resident__area", "wish__publication")
    }


def tell_author(
    need: Need,
    row: BundledWish,
    voice: Voice,
    to: Recipient,
    *,
    others: int,
    at: datetime,
    by: Actor,
) -> None:
    raw = issue_token(
        need.area, NOT_MEANT, row.pair, resident=voice.resident, days=NOT_MEANT_DAYS, at=at
    )
    link = link_to("needs:not_meant", need.area, raw, language=to.language)
    draft = render(
        "needs/letters/bundled",
        language=to.language,
        context={
            "need": need,
            "wish": voice.wish,
            "others": others,
            "link": link,
            "channel": to.channel,
        },
    )
    post_draft(
        draft,
        area=need.area,
        occasion=f"bundled:{row.pk}",
        to=to,
        secret=(link,),
        by=by,
        at=at,
    )
