"""News of a need by e-mail: asked for, confirmed, ended by one click (RFC 8058)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from quartier.accounts.actions import confirm_email, issue_token
from quartier.accounts.models import Resident
from quartier.areas.queries import link_to
from quartier.journal.actions import record
from quartier.letters.actions import post_draft
from quartier.letters.rules import Recipient
from quartier.letters.texts import render
from quartier.needs.models import Follower, Need
from quartier.needs.queries import followers_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from quartier.accounts.models import AccessToken
    from quartier.journal.rules import Actor
    from quartier.letters.texts import Draft

CONFIRM, UNFOLLOW = "follow", "unfollow"
CONFIRM_DAYS = 7
QUESTIONS_PER_DAY = 5
"""Anybody can type anybody's address: more than that is no wish for news, it is a nuisance."""
UNFOLLOW_DAYS = 730


@transaction.atomic
def follow(need: Need, resident: Resident, *, at: datetime, by: Actor) -> Follower:
    """Ask by e-mail whether it was meant; nothing else is sent before.

    Nobody gets more than a few such questions a day, whoever asks for them: whoever asks at the
    same moment waits, and so does whoever erases this person.
    """
    resident = Resident.objects.select_for_update(no_key=True).get(pk=resident.pk)
    row, is_new = Follower.objects.select_for_update().get_or_create(
        need=need, resident=resident, defaults={"area": need.area, "asked_at": at}
    )
    if row.confirmed_at and not row.ended_at:
        return row
    if not is_new:
        row.asked_at, row.confirmed_at, row.ended_at = at, None, None
        row.save(update_fields=["asked_at", "confirmed_at", "ended_at"])
    record(by, "follow_asked", need, follower=row)
    if resident.email and questions_today(resident, at) <= QUESTIONS_PER_DAY:
        ask_to_confirm(row, at=at, by=by)
    return row


def questions_today(resident: Resident, at: datetime) -> int:
    """About how many needs this person was asked within a day, without an answer yet."""
    open_questions = Follower.objects.filter(resident=resident, confirmed_at__isnull=True)
    return open_questions.filter(asked_at__gt=at - timedelta(days=1)).count()


@transaction.atomic
def confirm_follow(follower: Follower, *, token: AccessToken, at: datetime, by: Actor) -> Follower:
    """The link in the mail was used: the address is theirs, news may be sent."""
    confirm_email(token, at=at)
    follower.confirmed_at, follower.ended_at = at, None
    follower.save(update_fields=["confirmed_at", "ended_at"])
    record(by, "followed", follower.need, follower=follower)
    return follower


@transaction.atomic
def unfollow(follower: Follower, *, at: datetime, by: Actor) -> Follower:
    """No more news. Twice is as good as once."""
    if follower.ended_at is None:
        follower.ended_at = at
        follower.save(update_fields=["ended_at"])
        record(by, "unfollowed", follower.need, follower=follower)
    return follower


def notify_followers(
    need: Need, occasion: str, in_words: Callable[[str], Draft], *, at: datetime, by: Actor
) -> int:
    """Post one mail to each confirmed follower; returns to how many. Each can end it by one click.

    `in_words` gives the news in the language of whoever reads it.

    Whoever is told as an author or supporter is not told twice if the occasion is the same:
    the outbox refuses the second letter.
    """
    told = 0
    for follower in followers_of(need):
        to = follower.resident.as_recipient("email")
        if to and notify(follower, to, occasion, in_words(to.language), at=at, by=by):
            told += 1
    return told


def notify(
    follower: Follower,
    to: Recipient,
    occasion: str,
    news: Draft,
    *,
    at: datetime,
    by: Actor,
) -> bool:
    link = unfollow_link(follower, at)
    draft = render(
        "needs/letters/news",
        language=to.language,
        context={"news": news, "need": follower.need, "link": link},
    )
    letter = post_draft(
        draft,
        area=follower.area,
        occasion=occasion,
        to=to,
        secret=(link,),
        headers={
            "List-Unsubscribe": f"<{link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        by=by,
        at=at,
    )
    return letter is not None


def unfollow_link(follower: Follower, at: datetime) -> str:
    raw = issue_token(
        follower.area, UNFOLLOW, follower, resident=follower.resident, days=UNFOLLOW_DAYS, at=at
    )
    language = follower.resident.language
    return link_to("needs:unfollow", follower.area, raw, language=language)


def ask_to_confirm(follower: Follower, *, at: datetime, by: Actor) -> None:
    """To the address itself, though it is not confirmed yet: this letter is the question."""
    resident = follower.resident
    raw = issue_token(follower.area, CONFIRM, follower, resident=resident, days=CONFIRM_DAYS, at=at)
    link = link_to("needs:confirm_follow", follower.area, raw, language=resident.language)
    draft = render(
        "needs/letters/confirm_follow",
        language=resident.language,
        context={"need": follower.need, "link": link, "days": CONFIRM_DAYS},
    )
    post_draft(
        draft,
        area=follower.area,
        occasion=f"follow:{follower.pk}:{timezone.localdate(at)}",
        to=Recipient(
            "email", f"resident:{resident.pk}", email=resident.email, language=resident.language
        ),
        secret=(link,),
        by=by,
        at=at,
    )
