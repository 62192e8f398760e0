"""Tellings, questions "is it solved?" and replies, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from quartier.accounts.models import Resident
from quartier.handovers import rules
from quartier.handovers.models import Answer, HandedNeed, SolvedQuestion, SolvedReply, Telling
from quartier.handovers.queries.inbox import to_ask, whole_answers, with_facts
from quartier.journal.models import name_of
from quartier.letters.queries import letters_to

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from quartier.accounts.models import AccessToken
    from quartier.areas.models import Area
    from quartier.needs.models import Need

NEWEST = 5
OPEN = 20
SHOWN = 10


def answer_by_key(area: Area, key: UUID) -> Answer | None:
    rows = whole_answers(Answer.objects.filter(area=area, pk=key))
    return rows.select_related("attachment").first()


def told_before(answer: Answer) -> Telling | None:
    """What people heard of an earlier version of this answer; None if they heard none."""
    earlier = Telling.objects.filter(
        answer__handed_need=answer.handed_need_id, answer__at__lt=answer.at
    )
    return earlier.order_by("-at", "-pk").first()


def telling_of(answer: Answer) -> Telling:
    """What was told of an answer, as it stands now."""
    return Telling.objects.get(answer=answer)


def newest_tellings(area: Area) -> QuerySet[Telling]:
    rows = Telling.objects.filter(area=area).order_by("-at", "-pk")
    return rows.select_related("answer__handed_need__handover__department")[:NEWEST]


def newest_round(area: Area, year: int, number: int) -> HandedNeed | None:
    """Of an answered need, by the need's number."""
    rows = HandedNeed.objects.filter(area=area, need__year=year, need__number=number)
    found = with_facts(rows).select_related("reopening").order_by("-round").first()
    return found if found and found.answers.all() else None


def open_solved_questions(area: Area) -> QuerySet[SolvedQuestion, Any]:
    """Needs people were asked about, with how many said yes and no; newest first."""
    rows = SolvedQuestion.objects.filter(
        area=area, telling__answer__handed_need__reopening__isnull=True
    )
    rows = rows.annotate(
        yes=Count("replies", filter=Q(replies__is_solved=True)),
        no=Count("replies", filter=Q(replies__is_solved=False)),
    )
    related = "telling__answer__handed_need__need__area"
    return rows.select_related(related).order_by("-asked_on", "-pk")[:OPEN]


def solved_question_by_key(area: Area, key: UUID) -> SolvedQuestion | None:
    related = "telling__answer__handed_need__handover__department"
    return SolvedQuestion.objects.filter(area=area, pk=key).select_related(related).first()


def question_of_token(area: Area, token: AccessToken | None) -> SolvedQuestion | None:
    """What a resident's link asks about."""
    if token is None or token.area_id != area.pk:
        return None
    label, _dot, key = token.subject.partition(":")
    question = solved_question_by_key(area, key)  # type: ignore[arg-type]
    return question if question and name_of(question).startswith(f"{label}:") else None


ASKED = "solved:"


def occasion_of(question: SolvedQuestion) -> str:
    """What the letters that ask are for."""
    return f"{ASKED}{question.pk}"


def question_in(occasion: str) -> str:
    """The key of the question a letter asks; "" if it asks none."""
    return occasion.removeprefix(ASKED) if occasion.startswith(ASKED) else ""


def person_asked(question: SolvedQuestion, key: UUID) -> Resident | None:
    """Somebody who got this question, by their key."""
    found = Resident.objects.filter(area=question.area, pk=key, erased_at__isnull=True).first()
    letters = letters_to(question.area, f"resident:{key}").filter(occasion=occasion_of(question))
    return found if found and letters.exists() else None


def reply_of(question: SolvedQuestion, resident: Resident | None) -> SolvedReply | None:
    return (
        SolvedReply.objects.filter(question=question, resident=resident).first()
        if resident
        else None
    )


def words_about(needs: Iterable[Need]) -> QuerySet[SolvedReply]:
    """What people wrote when they were asked whether these needs are solved; newest first."""
    rows = SolvedReply.objects.filter(question__telling__answer__handed_need__need__in=needs)
    related = "question__telling__answer__handed_need"
    return rows.exclude(words="").select_related(related).order_by("-at", "-pk")[:SHOWN]


@dataclass(frozen=True)
class NextToAsk:
    telling: Telling
    on: date


def next_to_ask(area: Area) -> list[NextToAsk]:
    """Whom the job will ask, and when; the nearest first."""
    found = [NextToAsk(telling, ask_on(telling)) for telling in to_ask(area)]
    return sorted(found, key=lambda row: row.on)[:SHOWN]


def ask_on(telling: Telling) -> date:
    """For a telling as `to_ask` finds it. Without an exact day the words say until when."""
    answer = telling.answer
    return rules.ask_solved_on(
        timezone.localdate(telling.at),
        planned_on=answer.planned_on
        or rules.planned_until(answer.planned_text, answer.answered_on),
        done_on=telling.done_on,  # type: ignore[attr-defined]
    )
