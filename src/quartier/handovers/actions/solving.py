"""Close the loop: is it solved? If not, it is open again. And what happened meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from quartier.accounts.actions import issue_token
from quartier.areas.queries import link_to
from quartier.handovers import rules
from quartier.handovers.actions.refusals import NotAnswered
from quartier.handovers.actions.reminding import one_by_one
from quartier.handovers.models import (
    HandedNeed,
    Progress,
    Reopening,
    SolvedQuestion,
    SolvedReply,
    Telling,
)
from quartier.handovers.queries import ask_on, occasion_of, to_ask, wishers_to_ask
from quartier.journal.actions import record
from quartier.letters.actions import post_draft
from quartier.letters.texts import render
from quartier.needs.models import Need

if TYPE_CHECKING:
    from datetime import date, datetime

    from quartier.accounts.models import Resident
    from quartier.journal.rules import Actor
    from quartier.letters.rules import Recipient

SOLVED = "solved"
"""Purpose of the residents' links."""
REASON = 500


def ask_if_solved(on: date, *, at: datetime, by: Actor) -> int:
    """Ask all whom we told four weeks ago; returns how many needs. Twice is as once."""
    due = [telling for telling in to_ask() if on >= ask_on(telling)]
    return one_by_one(partial(ask, telling, on, at=at, by=by) for telling in due)


@transaction.atomic
def ask(telling: Telling, on: date, *, at: datetime, by: Actor) -> int:
    """One need: a letter with a link to each person we can reach."""
    Telling.objects.select_for_update(of=("self",)).get(pk=telling.pk)
    question, is_new = SolvedQuestion.objects.get_or_create(
        telling=telling, defaults={"area": telling.area, "asked_on": on}
    )
    if not is_new:
        return 0
    record(by, "asked_if_solved", question, need=telling.answer.handed_need.need_id)
    for resident, to in wishers_to_ask(telling.answer.handed_need.need):
        _ask(question, resident, to, at, by)
    return 1


def _ask(
    question: SolvedQuestion, resident: Resident, to: Recipient, at: datetime, by: Actor
) -> None:
    raw = issue_token(
        question.area,
        SOLVED,
        question,
        resident=resident,
        days=rules.SOLVED_LINK_DAYS,
        at=at,
    )
    answer = question.telling.answer
    link = link_to("handovers:solved", question.area, raw, language=to.language)
    draft = render(
        "handovers/letters/solved",
        language=to.language,
        context={
            "answer": answer,
            "need": answer.handed_need.need,
            "link": link,
            "channel": to.channel,
        },
    )
    post_draft(
        draft,
        area=question.area,
        occasion=occasion_of(question),
        to=to,
        secret=(link,),
        by=by,
        at=at,
    )


@transaction.atomic
def record_solved_reply(
    question: SolvedQuestion,
    *,
    resident: Resident | None,
    is_solved: bool,
    words: str,
    at: datetime,
    by: Actor,
) -> SolvedReply:
    """One person's word; the last one counts. The first "no" opens the need again."""
    question = SolvedQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    facts = {"area": question.area, "is_solved": is_solved, "words": words, "at": at}
    if resident is None:
        row = SolvedReply.objects.create(question=question, resident=None, **facts)
    else:
        row, _new = SolvedReply.objects.update_or_create(
            question=question, resident=resident, defaults=facts
        )
    record(by, "solved_replied", row, is_solved=is_solved)
    if not is_solved:
        reopen(question.telling.answer.handed_need, reason="", at=at, by=by)
    return row


@transaction.atomic
def reopen(handed: HandedNeed, *, reason: str, at: datetime, by: Actor) -> Reopening:
    """It is not solved: the need waits to be handed over again. Twice is as once."""
    if not handed.answers.exists():
        raise NotAnswered(_("Dieser Bedarf ist noch beim Amt."))
    row, is_new = Reopening.objects.get_or_create(
        handed_need=handed,
        defaults={"area": handed.area, "reason": reason[:REASON], "at": at, "by": by.kind},
    )
    if is_new:
        record(by, "reopened", row, need=handed.need_id)
    return row


@transaction.atomic
def record_progress(
    need: Need, *, kind: str, on: date, note: str, at: datetime, by: Actor
) -> Progress:
    """Work began, or it is finished. The same news twice is one row."""
    Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    last = Progress.objects.filter(need=need).order_by("at", "pk").last()
    if last and (last.kind, last.on, last.note) == (kind, on, note):
        return last
    row = Progress.objects.create(
        area=need.area, need=need, kind=kind, on=on, note=note, at=at, by=by.key
    )
    record(by, "progress_recorded", row, need=need.pk, kind=kind, on=on)
    return row
