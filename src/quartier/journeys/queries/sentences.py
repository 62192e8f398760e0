"""One sentence for every status: who does what until when (face.md 5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from quartier.areas.rules import working_days_between
from quartier.journeys.queries.city import AtTheCity
from quartier.ui.templatetags.words import day

if TYPE_CHECKING:
    from quartier.handovers.models import Answer

SHORT = 220
"""Longer words of ours stand in the thread, not in the one sentence on top."""


@dataclass(frozen=True)
class Situation:
    status: str
    people: int = 0
    wish_count: int = 0
    city: AtTheCity = field(default_factory=AtTheCity)
    profile: str = "BY"
    on: date = date.min


def sentence_of(situation: Situation) -> str:
    """What a resident reads beside the badge."""
    return SENTENCES[situation.status](situation)


def _received(_situation: Situation) -> str:
    return _("Der Wunsch ist da. Wir lesen ihn bald.")


def _checking(_situation: Situation) -> str:
    return _("Wir haben ihn gelesen. Jetzt suchen wir ähnliche Wünsche.")


def _bundled(situation: Situation) -> str:
    count = situation.wish_count or 1
    return ngettext(
        "Daraus ist ein Bedarf geworden. Als Nächstes geben wir ihn an die Stadt.",
        "Wir haben %(n)d Wünsche zusammengefasst. Als Nächstes geben wir sie an die Stadt.",
        count,
    ) % {"n": count}


def _with_city(situation: Situation) -> str:
    handed = situation.city.handed
    if handed is None:
        return ""
    return _("Seit %(since)s bei: %(office)s. Antwort bis %(until)s.") % {
        "office": handed.handover.department.called,
        "since": day(handed.handover.handed_over_on),
        "until": day(situation.city.due_on),
    }


def _overdue(situation: Situation) -> str:
    days = _days_late(situation)
    return ngettext(
        "Die Antwort ist seit %(n)d Arbeitstag fällig. Wir fragen nach.",
        "Die Antwort ist seit %(n)d Arbeitstagen fällig. Wir fragen nach.",
        days,
    ) % {"n": days}


def _days_late(situation: Situation) -> int:
    due_on = situation.city.due_on
    if due_on is None:
        return 0
    return working_days_between(due_on, situation.on, profile=situation.profile)


def _decided(situation: Situation) -> str:
    answer = situation.city.answer
    if answer is None:
        return ""
    telling = getattr(answer, "telling", None)
    if _is_german() and telling and 0 < len(telling.plain_words) <= SHORT:
        return str(telling.plain_words)
    planned = (answer.planned_text if _is_german() else "") or day(answer.planned_on)
    if not planned:
        return _verdict(answer)
    return f"{_verdict(answer)} {_('Geplant: %(when)s.') % {'when': planned}}"


def _is_german() -> bool:
    """The office writes German; pages in other languages get our own sentence."""
    return get_language() == "de"


def _verdict(answer: Answer) -> str:
    return {
        "yes": _("Die Stadt sagt ja."),
        "partly": _("Die Stadt macht einen Teil."),
        "later": _("Die Stadt will es machen, aber nicht sofort."),
        "no": _("Die Stadt sagt nein. Der Grund steht unten."),
        "not_ours": _("Dieses Amt kann das nicht entscheiden. Wir fragen weiter."),
    }[answer.decision]


def _in_progress(situation: Situation) -> str:
    progress = situation.city.progress
    note = progress.note if progress and _is_german() else ""
    since = day(progress.on) if progress else ""
    return note or _("Daran wird gearbeitet, seit %(since)s.") % {"since": since}


def _done(situation: Situation) -> str:
    progress = situation.city.progress
    since = day(progress.on if progress else None)
    return _("Fertig seit %(since)s. Stimmt das?") % {"since": since}


def _reopened(_situation: Situation) -> str:
    return _("Es ist nicht gelöst. Wir fragen noch einmal nach.")


SENTENCES = {
    "received": _received,
    "checking": _checking,
    "bundled": _bundled,
    "with_city": _with_city,
    "overdue": _overdue,
    "yes": _decided,
    "partly": _decided,
    "later": _decided,
    "no": _decided,
    "not_ours": _decided,
    "in_progress": _in_progress,
    "done": _done,
    "reopened": _reopened,
}
