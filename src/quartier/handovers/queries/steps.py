"""What this stage tells about a need on its journey, in residents' words."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.handovers import rules
from quartier.handovers.models import (
    Answer,
    Extension,
    HandedNeed,
    Progress,
    Question,
    Telling,
)
from quartier.handovers.queries.inbox import current_answer, due_of
from quartier.handovers.queries.rounds import progress_of, rounds_of
from quartier.handovers.queries.sentences import told_words
from quartier.journal.rules import Step
from quartier.ui.templatetags.words import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quartier.needs.models import Need

NOON = time(12)


def steps_of(need: Need, on: date) -> list[Step]:
    """Every round of handing over, in order of time; planned steps last."""
    return steps_in(rounds_of(need.pk), progress_of(need.pk), on)


def steps_in(rounds: Iterable[HandedNeed], progress: list[Progress], on: date) -> list[Step]:
    """The same of rows that were read already, as they read on a day."""
    steps = [step for handed in rounds for step in _round(handed, progress, on)]
    steps += [_progress(row) for row in progress]
    return sorted(steps, key=lambda step: (step.is_planned, step.on))


def _round(handed: HandedNeed, progress: list[Progress], today: date) -> Iterator[Step]:
    yield _handed_over(handed)
    if hasattr(handed.handover, "acknowledgement"):
        yield _acknowledged(handed)
    for question in handed.questions.all():
        yield from _question(handed, question)
    for extension in handed.extensions.all():
        yield _extended(handed, extension)
    yield from _reminders(handed)
    for answer in handed.answers.all():
        yield from _answer(handed, answer)
    if hasattr(handed, "reopening"):
        title = _("Es ist noch nicht gelöst. Der Bedarf ist wieder offen.")
        yield Step(handed.reopening.at, "reopened", title, handed.reopening.reason)
    yield from _planned(handed, progress, today)


def _handed_over(handed: HandedNeed) -> Step:
    handover = handed.handover
    words = [f"{handover.department.name}."]
    if handed.quotes:
        words.append(
            ngettext(
                "Mit einer Stimme aus der Nachbarschaft.",
                "Mit %(n)d Stimmen aus der Nachbarschaft.",
                len(handed.quotes),
            )
            % {"n": len(handed.quotes)}
        )
    due = day(handover.answer_effective)
    words.append(_("Antwort erbeten bis %(day)s.") % {"day": due})
    title = _("An die Stadt weitergegeben") if handed.round == 1 else _("Noch einmal weitergegeben")
    return _step(handover.handed_over_at, "handed_over", title, " ".join(words), handed, handed)


def _acknowledged(handed: HandedNeed) -> Step:
    row = handed.handover.acknowledgement
    text = _("Aktenzeichen %(number)s") % {"number": row.file_number} if row.file_number else ""
    title = _("Das Amt hat den Eingang bestätigt")
    return _step(row.at, "acknowledged", title, text, handed, row)


def _question(handed: HandedNeed, question: Question) -> Iterator[Step]:
    title = _("Das Amt hat eine Rückfrage gestellt")
    yield _step(question.asked_at, "asked_back", title, "", handed, question)
    if question.replied_at:
        title = _("Wir haben die Rückfrage beantwortet")
        yield _step(question.replied_at, "replied", title, "", handed, question)


def _extended(handed: HandedNeed, extension: Extension) -> Step:
    title = _("Das Amt braucht länger, bis %(day)s") % {"day": day(extension.effective)}
    return _step(extension.at, "extended", title, extension.reason, handed, extension)


def _reminders(handed: HandedNeed) -> Iterator[Step]:
    """Only those that were about this need: it was not answered, and its deadline had passed."""
    answered = min((answer.answered_on for answer in handed.answers.all()), default=date.max)
    due = {handed.handover.answer_effective, *(e.effective for e in handed.extensions.all())}
    for row in handed.handover.reminders.all():
        if row.due_on in due and row.on <= answered:
            yield _step(_noon(row.on), "reminded", _("Wir haben das Amt erinnert"), "", handed, row)
    for escalation in handed.handover.escalations.all():
        if escalation.due_on in due and escalation.on <= answered:
            title = _("Die Antwort fehlt noch immer. Die Lenkungsgruppe befasst sich damit.")
            yield _step(
                _noon(escalation.on),
                "escalated",
                title,
                escalation.settled_note,
                handed,
                escalation,
            )


def _answer(handed: HandedNeed, answer: Answer) -> Iterator[Step]:
    title = _("Die Stadt hat geantwortet")
    if answer.corrects_id:
        title = _("Das Amt hat seine Antwort berichtigt")
    on = _moment(answer.answered_on, answer.at)
    yield _step(on, "answer", title, answer.reason, handed, answer)
    telling = getattr(answer, "telling", None)
    if telling:
        title = _("Wir haben allen Bescheid gesagt")
        yield _step(telling.at, "told", title, told_words(telling), handed, telling)
        if hasattr(telling, "solved_question"):
            asked = telling.solved_question
            title = _("Wir haben gefragt: Ist es gelöst?")
            yield _step(_noon(asked.asked_on), "asked_if_solved", title, "", handed, asked)


def _planned(handed: HandedNeed, progress: list[Progress], today: date) -> Iterator[Step]:
    """What is still to come for this round; nothing once the need is open again."""
    answer = current_answer(handed)
    if hasattr(handed, "reopening"):
        return
    if answer is None:
        due = due_of(handed)
        if due >= today:
            title = _("Bis dahin soll die Antwort da sein")
            yield _step(_noon(due), "due", title, "", handed, handed, is_planned=True)
        return
    if answer.planned_on and answer.planned_on > today and not progress:
        title = _("Dann soll es losgehen")
        text = _("So hat es das Amt angekündigt.")
        yield _step(
            _noon(answer.planned_on), "planned", title, text, handed, answer, is_planned=True
        )
    telling = getattr(answer, "telling", None)
    if telling and answer.decision in rules.PROMISES and not hasattr(telling, "solved_question"):
        yield _will_ask(handed, answer, telling, progress, today)


def _will_ask(
    handed: HandedNeed, answer: Answer, telling: Telling, progress: list[Progress], today: date
) -> Step:
    done = [row.on for row in progress if row.kind == Progress.Kind.DONE]
    on = rules.ask_solved_on(
        timezone.localdate(telling.at),
        planned_on=answer.planned_on,
        done_on=done[-1] if done else None,
    )
    title = _("Wir fragen Sie: Ist es gelöst?")
    text = _("Wenn nicht, öffnen wir den Bedarf wieder.")
    return _step(_noon(max(on, today)), "will_ask", title, text, handed, telling, is_planned=True)


def _progress(row: Progress) -> Step:
    titles = {
        Progress.Kind.STARTED: _("Die Arbeit hat begonnen"),
        Progress.Kind.DONE: _("Es ist erledigt"),
    }
    key = "done" if row.kind == Progress.Kind.DONE else "in_progress"
    return Step(_moment(row.on, row.at), key, titles[Progress.Kind(row.kind)], row.note, extra=row)


def _step(  # noqa: PLR0917 - as a `Step` is written
    on: datetime,
    key: str,
    title: str,
    text: str,
    handed: HandedNeed,
    extra: object,
    *,
    is_planned: bool = False,
) -> Step:
    who = handed.handover.department.name
    return Step(on, key, title, text, who=who, extra=extra, is_planned=is_planned)


def _noon(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, NOON))


def _moment(on: date, at: datetime) -> datetime:
    """The moment it was written down if that was the same day, otherwise noon of the day."""
    return at if timezone.localdate(at) == on else _noon(on)
