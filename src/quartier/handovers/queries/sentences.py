"""Sentences about rows, the same wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.areas.rules import working_days_between
from quartier.ui.templatetags.words import day, people

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from quartier.handovers.models import Answer, Handover, Telling


def told_words(telling: Telling) -> str:
    """How many were told by which way: „34 Menschen: 21 per E-Mail, 6 mit Brief.“ and so on."""
    counts = {
        "email": telling.emails,
        "print": telling.letters,
        "call": telling.calls,
        "visit": telling.visits,
        "none": telling.silent,
    }
    return ways_in_words(counts)


def ways_in_words(counts: Mapping[str, int]) -> str:
    ways = [
        (counts.get("email", 0), _("%(n)d per E-Mail")),
        (counts.get("print", 0), _("%(n)d mit Brief")),
        (counts.get("call", 0), _("%(n)d am Telefon")),
        (counts.get("visit", 0), _("%(n)d im Büro")),
    ]
    silent = counts.get("none", 0)
    told = ", ".join(words % {"n": number} for number, words in ways if number)
    total = people(sum(number for number, _words in ways) + silent)
    words = f"{total}: {told}." if told else _("Niemand wollte eine Antwort.")
    if told and silent:
        quiet = ngettext("%(n)d wollte keine Antwort.", "%(n)d wollten keine Antwort.", silent) % {
            "n": silent
        }
        return f"{words} {quiet}"
    return words


def planned_words(answer: Answer) -> str:
    """„Herbst 2026, ab 1. Oktober“; "" if the department named no time."""
    from_day = _("ab %(day)s") % {"day": day(answer.planned_on)} if answer.planned_on else ""
    return ", ".join(filter(None, [answer.planned_text, from_day]))


def late_receipt_words(handover: Handover, on: date, *, profile: str) -> str:
    """„Eingang seit 3 Arbeitstagen nicht bestätigt“; "" while there is still time."""
    days = working_days_between(handover.acknowledge_effective, on, profile=profile)
    if days <= 0:
        return ""
    return ngettext(
        "Eingang seit %(days)s Arbeitstag nicht bestätigt",
        "Eingang seit %(days)s Arbeitstagen nicht bestätigt",
        days,
    ) % {"days": days}


def support_words(persons: int, voices: int) -> str:
    """„34 Menschen und 6 Stimmen ohne Kontakt“."""
    if not voices:
        return people(persons)
    alone = ngettext("%(n)d Stimme ohne Kontakt", "%(n)d Stimmen ohne Kontakt", voices) % {
        "n": voices
    }
    return _("%(people)s und %(voices)s") % {"people": people(persons), "voices": alone}
