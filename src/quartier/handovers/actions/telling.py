"""Tell everybody concerned what an answer means, each by the way they chose."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from quartier.areas.queries import link_to
from quartier.handovers.actions.refusals import NothingSaid, NotTheLastWord
from quartier.handovers.models import Answer, Telling
from quartier.handovers.queries import decisions_about, told_before, ways_to_tell
from quartier.journal.actions import record
from quartier.letters.actions import post
from quartier.letters.texts import render
from quartier.needs.actions import notify_followers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from quartier.journal.rules import Actor
    from quartier.letters.rules import Recipient
    from quartier.letters.texts import Draft

    InWords = Callable[[str], Draft]
    """The letter in a language. Its words are the same for everybody: written once for all."""

FIELDS = {"email": "emails", "print": "letters", "call": "calls", "visit": "visits"}
"""How a letter goes out → how the telling counts it."""


@transaction.atomic
def tell(
    answer: Answer,
    *,
    plain_words: str,
    at: datetime,
    by: Actor,
    shows_attachment: bool = False,
) -> Telling:
    """Post one letter to every author, supporter and follower of the need. Twice is as once."""
    answer = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    known = Telling.objects.filter(answer=answer).first()
    if known:
        return known
    _refuse(answer, plain_words)
    telling = Telling.objects.create(
        area=answer.area,
        answer=answer,
        plain_words=plain_words,
        shows_attachment=shows_attachment and answer.attachment_id is not None,
        at=at,
        by=by.key,
    )
    in_words = cache(partial(draft_for, telling))
    counts = _post_to_wishers(telling, in_words, at, by)
    as_follower = cache(partial(draft_for, telling, follows=True))
    counts["email"] += _notify(telling, as_follower, at, by)
    for way, field in FIELDS.items():
        setattr(telling, field, counts[way])
    telling.silent = counts["none"]
    telling.save(update_fields=[*FIELDS.values(), "silent"])
    facts = {"need": answer.handed_need.need_id, "shows_attachment": telling.shows_attachment}
    record(by, "told", telling, **facts, **counts)
    return telling


def _refuse(answer: Answer, plain_words: str) -> None:
    if not plain_words.strip():
        raise NothingSaid(_("Schreiben Sie bitte in Ihren Worten, was die Antwort bedeutet."))
    if Answer.objects.filter(corrects=answer).exists():
        raise NotTheLastWord(
            _("Das Amt hat diese Antwort gerade berichtigt. Hier ist der neue Stand.")
        )


def _post_to_wishers(telling: Telling, in_words: InWords, at: datetime, by: Actor) -> Counter[str]:
    counts: Counter[str] = Counter()
    for to in ways_to_tell(telling.answer.handed_need.need):
        if to is None:
            counts["none"] += 1
        elif _post(telling, to, in_words(to.language), at, by):
            counts[to.channel] += 1
    return counts


def _post(telling: Telling, to: Recipient, draft: Draft, at: datetime, by: Actor) -> bool:
    letter = post(
        area=telling.area,
        occasion=occasion_of(telling),
        to=to,
        subject=draft.subject,
        text=draft.text,
        html=draft.html,
        by=by,
        at=at,
    )
    return letter is not None


def occasion_of(telling: Telling) -> str:
    return f"answer:{telling.answer_id}"


def _notify(telling: Telling, in_words: InWords, at: datetime, by: Actor) -> int:
    """Followers get the same answer; whoever already got it gets it once."""
    need = telling.answer.handed_need.need
    return notify_followers(need, occasion_of(telling), in_words, at=at, by=by)


def draft_for(telling: Telling, language: str, *, follows: bool = False) -> Draft:
    """The letter as people get it; also the preview on the desk (an unsaved telling will do)."""
    answer = telling.answer
    need = answer.handed_need.need
    page = link_to("website:need", need.area, need.short_number, language=language)
    return render(
        "handovers/letters/answer",
        language=language,
        context={
            "telling": telling,
            "answer": answer,
            "need": need,
            "department": answer.handed_need.handover.department,
            "follows": follows,
            "is_correction": told_before(answer) is not None,
            "page": page,
            "file": answer.attachment if telling.shows_attachment else None,
            "file_link": link_to_file(answer, language) if telling.shows_attachment else "",
        },
    )


def link_to_file(answer: Answer, language: str) -> str:
    need = answer.handed_need.need
    args = (need.short_number, answer.attachment_id)
    return link_to("handovers:public_attachment", need.area, *args, language=language)


@transaction.atomic
def show_attachment(answer: Answer, *, shown: bool, at: datetime, by: Actor) -> None:
    """Decide anew about the department's file: show it, or take it off the page again."""
    rows = decisions_about(answer).select_for_update(of=("self",))
    telling = rows.first()
    if telling and telling.shows_attachment != shown:
        telling.shows_attachment = shown
        telling.save(update_fields=["shows_attachment"])
        record(by, "attachment_shown" if shown else "attachment_hidden", telling, at=at)
