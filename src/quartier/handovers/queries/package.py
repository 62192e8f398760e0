"""The package as the department gets it. One object feeds page, preview and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.areas.queries import ground
from quartier.files.models import StoredFile
from quartier.handovers import rules
from quartier.handovers.models import (
    Escalation,
    HandedNeed,
    Handover,
    Reminder,
)
from quartier.handovers.queries.inbox import due_of, with_facts
from quartier.handovers.queries.links import link_of
from quartier.handovers.queries.sentences import support_words
from quartier.handovers.queries.snapshot import snapshots
from quartier.letters.texts import Sender, sender_of
from quartier.needs.queries import persons_behind
from quartier.ui.sketch import Pin
from quartier.ui.templatetags.words import day, full_day, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.models import Need


@dataclass(frozen=True)
class Part:
    """One need of a package with its pictures."""

    handed: HandedNeed
    photos: Sequence[StoredFile]

    @property
    def number(self) -> int:
        return self.handed.position

    @property
    def support(self) -> str:
        return support_words(self.handed.people, self.handed.voices)

    @property
    def place_names(self) -> str:
        names = [str(place["name"]) for place in self.handed.places if place["name"]]
        return " · ".join(names)

    @cached_property
    def quotes(self) -> list[tuple[str, str]]:
        """(words, who said them): a name only if it was to be shown."""
        someone = _("Jemand aus %(area)s") % {"area": self.handed.area.name}
        return [
            (
                f"„{quote['text']}“",
                _("%(who)s, mit Einverständnis") % {"who": quote["name"] or someone},
            )
            for quote in self.handed.quotes
        ]

    def pins(self) -> list[Pin]:
        points = [place for place in self.handed.places if place["lon"] is not None]
        return [
            Pin(p["lon"], p["lat"], self.handed.title, "city", self.handed.position)
            for p in points[:1]
        ]


@dataclass(frozen=True)
class Package:
    """`link` is empty in a preview: there is none yet."""

    handover: Handover
    parts: Sequence[Part]
    sender: Sender
    link: str = ""

    @property
    def area(self) -> Area:
        return self.handover.area

    @property
    def title(self) -> str:
        count = len(self.parts)
        return ngettext(
            "Ein Bedarf aus %(area)s braucht Ihre Antwort",
            "%(n)s Bedarfe aus %(area)s brauchen Ihre Antwort",
            count,
        ) % {"area": self.area.name, "n": rules.in_words(count).capitalize()}

    @property
    def over(self) -> str:
        if not self.handover.number:
            return _("Vorschau der Weitergabe")
        return _("Weitergabe %(number)s vom %(day)s") % {
            "number": self.handover.short_number,
            "day": day(self.handover.handed_over_on),
        }

    @property
    def lead(self) -> str:
        """Who waits, and until when."""
        waiting = ngettext(
            "%(people)s aus dem Stadtteil wartet auf Sie.",
            "%(people)s aus dem Stadtteil warten auf Sie.",
            self.handover.people,
        ) % {"people": people(self.handover.people)}
        until = _("Bitte antworten Sie bis %(day)s.") % {"day": full_day(self.due)}
        return f"{waiting} {until}" if self.handover.people else until

    @property
    def due(self) -> date:
        """The next day on which an answer is due, with the time the department asked for."""
        is_draft = not self.handover.number
        rows = [] if is_draft else [part.handed for part in self.parts]
        waiting = (due_of(handed) for handed in rows if not handed.answers.all())
        return min(waiting, default=self.handover.answer_effective)

    @property
    def moved(self) -> str:
        """Why the deadline is another day than the one that was named; "" if it is not."""
        handover = self.handover
        if handover.answer_nominal == handover.answer_effective or self.due != (
            handover.answer_effective
        ):
            return ""
        return _("Genannt war %(nominal)s, das ist kein Arbeitstag. Es zählt %(effective)s.") % {
            "nominal": full_day(handover.answer_nominal),
            "effective": full_day(handover.answer_effective),
        }

    @property
    def acknowledge(self) -> str:
        """Until when to say that all of it arrived."""
        return _("Bitte bestätigen Sie es bis %(day)s. Antworten können Sie später.") % {
            "day": full_day(self.handover.acknowledge_effective)
        }

    @property
    def outcome(self) -> str:
        """What becomes of the answers."""
        return _(
            "Sie erscheint sofort öffentlich und wörtlich mit dem Namen Ihres Amtes. Ihr eigener "
            "Name erscheint nicht. Das Stadtteilbüro erklärt sie in einfachen Worten und sagt "
            "allen Menschen Bescheid."
        )

    def pins(self) -> list[Pin]:
        return [pin for part in self.parts for pin in part.pins()]

    def ground(self) -> str:
        """The quarter as it was drawn then."""
        return ground(self.area, self.handover.handed_over_on)

    def part(self, position: int) -> Part | None:
        return next((part for part in self.parts if part.number == position), None)


def package_of(handover: Handover) -> Package:
    """As it was handed over, with all that was said since. About ten queries."""
    rows = with_facts(handover.needs.all()).order_by("position")
    return _package(handover, list(rows), link_of(handover))


def draft_of(handover: Handover, needs: Sequence[Need]) -> Package:
    """What the department would get if these needs were handed over now; saves nothing."""
    handover.people = persons_behind(needs)
    return _package(handover, snapshots(needs), "")


def _package(handover: Handover, rows: Sequence[HandedNeed], link: str) -> Package:
    photos = _photos(handover.area, rows)
    for row in rows:
        row.handover = handover
    parts = [Part(row, [photos[k] for k in row.photo_keys if k in photos]) for row in rows]
    return Package(handover, parts, sender_of(handover.area), link)


def _photos(area: Area, rows: Iterable[HandedNeed]) -> dict[str, StoredFile]:
    keys = [key for row in rows for key in row.photo_keys]
    files = StoredFile.objects.filter(area=area, pk__in=keys, kind=StoredFile.Kind.PHOTO)
    return {str(file.pk): file for file in files}


def photo_of(handover: Handover, key: UUID) -> StoredFile | None:
    """A photo that belongs to this package, and no other."""
    if not handover.needs.filter(photo_keys__contains=[str(key)]).exists():
        return None
    return _photos_by_key(handover.area, key)


def _photos_by_key(area: Area, key: UUID) -> StoredFile | None:
    return StoredFile.objects.filter(area=area, pk=key, kind=StoredFile.Kind.PHOTO).first()


def photo_of_need(area: Area, need: Need, key: UUID) -> StoredFile | None:
    """A photo a package of this need would show now: for the preview."""
    [row] = snapshots([need])
    return _photos_by_key(area, key) if str(key) in row.photo_keys else None


def handover_by_number(area: Area, year: int, number: int) -> Handover | None:
    rows = Handover.objects.filter(area=area, year=year, number=number)
    rows = rows.select_related("area__municipality", "department", "acknowledgement")
    return rows.prefetch_related(
        Prefetch("reminders", Reminder.objects.order_by("on", "level")),
        Prefetch("escalations", Escalation.objects.order_by("on")),
    ).first()
