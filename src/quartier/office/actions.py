from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.letters.actions import post
from quartier.letters.queries import count_since
from quartier.letters.rules import Recipient
from quartier.office.models import Closure, Notice, Office, OfficePerson, OpeningHours
from quartier.office.queries.hours import as_rule, clash_of, span

MOST_HINTS = 30
"""An hour. More is no help any more but a flood in the office's mailbox."""


class HoursClash(ValidationError):
    """Two slots of one kind at the same time: whoever changes one forgets the other."""

    def __init__(self, other: OpeningHours) -> None:
        day, times = other.get_weekday_display(), span(as_rule(other))
        super().__init__(
            {
                "opens": _(
                    "Das überschneidet sich mit einer Sprechzeit, die es schon gibt: %(day)s, "
                    "%(times)s. Ändern Sie bitte diese."
                )
                % {"day": day, "times": times}
            }
        )


class TooManyHints(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _("Gerade kamen sehr viele Hinweise. Bitte senden Sie Ihren in einer Stunde.")
        )


@transaction.atomic
def describe_office(area: Area, *, by: Actor, **data: Any) -> Office:  # noqa: ANN401
    """Set address, contact and legal duties; the first time it makes the office."""
    office = Office.objects.select_for_update().filter(area=area).first() or Office(area=area)
    changed = sorted(name for name, value in data.items() if getattr(office, name) != value)
    for name, value in data.items():
        setattr(office, name, value)
    office.save()
    record(by, "described_office", office, fields=changed)
    return office


@transaction.atomic
def set_hours(
    area: Area,
    hours: OpeningHours | None = None,
    *,
    weekday: int,
    opens: time,
    closes: time,
    kind: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
    note: str = "",
    by: Actor,
) -> OpeningHours:
    """Add a weekly slot or change one; of one kind there is one at a time."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    hours = hours or OpeningHours(area=area)
    hours.weekday, hours.opens, hours.closes, hours.kind = weekday, opens, closes, kind
    hours.valid_from, hours.valid_to, hours.note = valid_from, valid_to, note
    if other := clash_of(hours):
        raise HoursClash(other)
    hours.save()
    record(by, "set_hours", hours, weekday=weekday, kind=kind)
    return hours


@transaction.atomic
def set_closure(
    area: Area,
    closure: Closure | None = None,
    *,
    first_day: date,
    last_day: date,
    kind: str,
    reason: str = "",
    by: Actor,
) -> Closure:
    """Add days on which the weekly hours do not hold, or change them."""
    closure = closure or Closure(area=area)
    closure.first_day, closure.last_day = first_day, last_day
    closure.kind, closure.reason = kind, reason
    closure.save()
    record(by, "set_closure", closure, first_day=first_day, last_day=last_day, kind=kind)
    return closure


@transaction.atomic
def set_person(
    area: Area,
    person: OfficePerson | None = None,
    *,
    name: str,
    task: str = "",
    phone: str = "",
    languages: str = "",
    consent_on: date | None = None,
    since: date | None = None,
    until: date | None = None,
    by: Actor,
) -> OfficePerson:
    """Add somebody residents can ask for, or change what stands there."""
    person = person or OfficePerson(area=area)
    person.name, person.task, person.phone, person.languages = name, task, phone, languages
    person.consent_on, person.since, person.until = consent_on, since, until
    person.save()
    record(by, "set_person", person, is_public=consent_on is not None)
    return person


@transaction.atomic
def remove(row: OpeningHours | Closure | OfficePerson, *, by: Actor) -> None:
    """Take away a slot, a closure or a person; the journal keeps that it was there."""
    record(by, "removed", row)
    row.delete()


@transaction.atomic
def publish_notice(
    area: Area,
    notice: Notice | None = None,
    *,
    title: str,
    text: str,
    starts_at: datetime | None,
    until: date | None,
    at: datetime,
    by: Actor,
) -> Notice:
    """Put a notice under "Aktuelles" or change one; its first day of publication stays."""
    notice = notice or Notice(area=area, published_at=at)
    notice.title, notice.text, notice.starts_at, notice.until = title, text, starts_at, until
    notice.save()
    record(by, "published_notice", notice, until=until)
    return notice


@transaction.atomic
def end_notice(notice: Notice, *, on: date, by: Actor) -> None:
    """It stood there until the day before."""
    notice.until = date.fromordinal(on.toordinal() - 1)
    notice.save(update_fields=["until"])
    record(by, "ended_notice", notice, on=on)


@transaction.atomic
def report_barrier(
    area: Area, *, text: str, page: str, contact: str, form_key: UUID, at: datetime, by: Actor
) -> None:
    """Somebody cannot use a page: a letter to the office itself, once per form."""
    if count_since(area, "barrier:", at - timedelta(hours=1)) >= MOST_HINTS:
        raise TooManyHints
    office = Office.objects.filter(area=area).first() or Office(area=area, name=area.name)
    recipient = Recipient(
        channel="email" if office.email else "letter",
        key=f"office:{area.pk}",
        email=office.email,
        name=office.name,
        address=f"{office.street}\n{office.postcode} {office.town}",
    )
    lines = [
        _("Jemand kann eine Seite nicht benutzen und bittet um Abhilfe."),
        _("Was nicht geht:") + f"\n{text}",
        _("Seite: %(page)s") % {"page": page or "–"},
        _("Antwort an: %(contact)s") % {"contact": contact or "–"},
    ]
    letter = post(
        area=area,
        occasion=f"barrier:{form_key}",
        to=recipient,
        subject=_("Hinweis zur Barrierefreiheit"),
        text="\n\n".join(lines),
        by=by,
        at=at,
    )
    if letter:
        record(by, "reported_barrier", area, form_key=form_key)
