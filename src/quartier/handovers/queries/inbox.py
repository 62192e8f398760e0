"""What waits at this stage: needs to hand over, answers that are late or not yet told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When

from quartier.handovers import rules
from quartier.handovers.models import (
    Answer,
    Escalation,
    Extension,
    HandedNeed,
    Progress,
    Question,
    Reminder,
    Reopening,
    Telling,
)
from quartier.needs.models import BundledWish
from quartier.needs.queries import needs_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.models import Need

URGENCY = Case(
    When(urgency="urgent", then=Value(0)), When(urgency="soon", then=Value(1)), default=2
)


def needs_to_hand_over(area: Area) -> QuerySet[Need]:
    """Needs no department has, and those that are open again; urgent ones first."""
    at_the_city = HandedNeed.objects.filter(need=OuterRef("pk"), reopening__isnull=True)
    waiting = needs_of(area).filter(~Exists(at_the_city)).filter(~Exists(done_again()))
    return waiting.order_by(URGENCY, "created_at", "pk")


def reopened(area: Area) -> QuerySet[Need]:
    """Somebody said it is not solved, and nobody has handed it over again."""
    again = HandedNeed.objects.filter(need=OuterRef("pk"), reopening__isnull=False)
    return needs_to_hand_over(area).filter(Exists(again))


def to_pass_on(area: Area) -> list[Answer]:
    """The department said it is not theirs, and nobody has looked for another one yet."""
    rows = Answer.objects.filter(
        area=area,
        decision=Answer.Decision.NOT_OURS,
        corrected_by__isnull=True,
        telling__isnull=False,
        handed_need__reopening__isnull=True,
        handed_need__need__dissolved_at__isnull=True,
    )
    return list(whole_answers(rows).order_by("at", "pk"))


def done_again() -> QuerySet[Progress]:
    """Work that began or ended after the need was reopened."""
    newer = Reopening.objects.filter(
        handed_need__need=OuterRef("need"), at__lt=OuterRef("at")
    ).order_by()
    return Progress.objects.filter(Exists(newer), need=OuterRef("pk"))


def with_facts(rows: QuerySet[HandedNeed]) -> QuerySet[HandedNeed]:
    """Handed needs with all that hangs on them, in a constant number of queries."""
    answers = Answer.objects.select_related("telling", "attachment").order_by("at", "pk")
    return rows.select_related(
        "handover__department", "need__area", "area", "reopening"
    ).prefetch_related(
        Prefetch("answers", answers),
        Prefetch("extensions", Extension.objects.order_by("at", "pk")),
        Prefetch("questions", Question.objects.order_by("asked_at", "pk")),
        Prefetch("handover__reminders", Reminder.objects.order_by("due_on", "level")),
    )


def handed_needs(area: Area) -> QuerySet[HandedNeed]:
    return with_facts(HandedNeed.objects.filter(area=area)).order_by(
        "handover__handed_over_at", "position", "pk"
    )


def waited_for(rows: QuerySet[HandedNeed]) -> QuerySet[HandedNeed]:
    """Without an answer, and somebody still wants one: a dissolved need waits for nothing."""
    return rows.filter(answers__isnull=True, need__dissolved_at__isnull=True)


def left_alone(area: Area) -> QuerySet[HandedNeed]:
    """A department is asked for something that no wish stands behind any more."""
    behind = BundledWish.objects.filter(need=OuterRef("need"))
    rows = waited_for(handed_needs(area))
    return rows.filter(~Exists(behind), reopening__isnull=True)


def current_answer(handed: HandedNeed) -> Answer | None:
    """The last word: the answer that nobody corrected."""
    answers = list(handed.answers.all())
    corrected = {answer.corrects_id for answer in answers}
    return next((answer for answer in answers if answer.pk not in corrected), None)


def due_of(handed: HandedNeed) -> date:
    """The day that counts, extensions included."""
    extensions = (extension.effective for extension in handed.extensions.all())
    return rules.due_of(handed.handover.answer_effective, extensions)


def overdue(area: Area, on: date) -> list[HandedNeed]:
    """Answers that are late on this day, the latest deadline last."""
    late = waited_for(handed_needs(area)).filter(handover__answer_effective__lt=on)
    return sorted((handed for handed in late if rules.is_overdue(due_of(handed), on)), key=due_of)


def answers_to_tell(area: Area) -> list[Answer]:
    """Answers nobody was told about, the oldest first. A correction is told again."""
    untold = Answer.objects.filter(
        area=area,
        corrected_by__isnull=True,
        telling__isnull=True,
        handed_need__need__dissolved_at__isnull=True,
    )
    return list(whole_answers(untold).order_by("at", "pk"))


def whole_answers(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    return rows.select_related(
        "handed_need__handover__department",
        "handed_need__need__area",
        "area",
        "corrects",
        "telling",
    )


def open_questions(area: Area) -> list[Question]:
    """What departments asked back and nobody replied to."""
    waiting = Question.objects.filter(area=area, replied_at__isnull=True)
    return list(
        waiting.select_related("handed_need__handover__department").order_by("asked_at", "pk")
    )


def open_escalations(area: Area) -> list[Escalation]:
    """Those still to be settled; an answer or more time settles them by itself."""
    rows = Escalation.objects.filter(area=area, settled_at__isnull=True)
    waiting = waited_for(HandedNeed.objects.all()).prefetch_related("extensions")
    rows = rows.select_related("handover__department").prefetch_related(
        Prefetch("handover__needs", waiting, to_attr="waiting")
    )
    return [row for row in rows.order_by("on", "pk") if still_stands(row)]


def still_stands(escalation: Escalation) -> bool:
    by = escalation.handover.answer_effective
    return any(
        rules.due_of(by, (e.effective for e in handed.extensions.all())) == escalation.due_on
        for handed in escalation.handover.waiting  # type: ignore[attr-defined]
    )


def to_ask(area: Area | None = None) -> QuerySet[Telling]:
    """Told promises about which nobody was asked yet whether they came true, with `done_on`."""
    rows = Telling.objects.filter(
        Q(answer__corrected_by__isnull=True),
        answer__decision__in=rules.PROMISES,
        solved_question__isnull=True,
        answer__handed_need__reopening__isnull=True,
        answer__handed_need__need__dissolved_at__isnull=True,
    )
    rows = rows.filter(area=area) if area else rows
    done = Progress.objects.filter(
        need=OuterRef("answer__handed_need__need"), kind=Progress.Kind.DONE
    ).order_by("-at", "-pk")
    return (
        rows.annotate(done_on=Subquery(done.values("on")[:1]))
        .select_related(
            "area", "answer__handed_need__need__area", "answer__handed_need__handover__department"
        )
        .order_by("at", "pk")
    )


def answer_by_form(handed: HandedNeed, form_key: UUID) -> Answer | None:
    """The answer a form has already become; the same key at another need is another form."""
    return Answer.objects.filter(handed_need=handed, form_key=form_key).first()
