"""What waits for whom, across all stages. Each count is one query; rows are few."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.accounts.access import INTAKE, LEAD, OFFICE
from quartier.areas.models import Area
from quartier.areas.rules import working_days_between
from quartier.desk.queries.counts import unbundled, unread, until_next_act
from quartier.desk.rules import Duty
from quartier.handovers import queries as handovers
from quartier.handovers.models import Answer, HandedNeed
from quartier.letters import queries as letters
from quartier.office import queries as office
from quartier.ui.templatetags.words import thousands, weekday
from quartier.wishes import queries as wishes
from quartier.wishes.rules import PROMISE_DAYS, danger_words


def duties(area: Area, role: str, *, on: date) -> list[Duty]:
    """The rows this role may act on."""
    return until_next_act(f"duties:{role}", area, on, lambda: _duties(area, role, on))


def _duties(area: Area, role: str, on: date) -> list[Duty]:
    found: list[Duty] = []
    if role in INTAKE:
        found += dangers(area, role)
    if role in OFFICE:
        found += perhaps_dangers(area)
        found += [*overdue(area, on, role), *answers(area), *questions(area), *reading(area, on)]
        found += [*mail(area), *bundling(area, on), *handing_over(area), *reopened(area)]
        found += [*passing_on(area), *left_alone(area)]
    if role in LEAD:
        found += [*owed(area)]
    return found


def dangers(area: Area, role: str) -> Iterator[Duty]:
    frame = office.office_of(area)
    for wish in wishes.dangers_to_report(area):
        received = date_format(timezone.localtime(wish.received_at), "j. F, H:i")
        yield Duty(
            "now",
            wish.text[:90],
            f"{reverse('wishes:reading', args=[area])}?wunsch={wish.short_number}"
            if role in OFFICE and wish.is_unread
            else reverse("wishes:desk_wish", args=[area, wish.short_number]),
            _("Lesen"),
            why=_("Nummer %(number)s, eingegangen am %(day)s")
            % {"number": wish.short_number, "day": received},
            phone=frame.danger_phone if frame else "",
            act=_("Ist gemeldet"),
            act_url=reverse("wishes:report_danger", args=[area, wish.short_number]),
            told=frame.danger_name if frame else "",
            tile=_("Gefahr melden"),
            tone="danger",
        )


def perhaps_dangers(area: Area) -> Iterator[Duty]:
    """Unread words that sound like danger; reading the wish ends the row."""
    frame = office.office_of(area)
    for wish in wishes.sounding_dangerous(area):
        words = ", ".join(danger_words(wish.text))
        yield Duty(
            "now",
            wish.text[:90],
            f"{reverse('wishes:reading', args=[area])}?wunsch={wish.short_number}",
            _("Lesen"),
            why=_("Klingt nach Gefahr (%(words)s). Bitte prüfen.") % {"words": words},
            phone=frame.danger_phone if frame else "",
        )


def overdue(area: Area, on: date, role: str) -> Iterator[Duty]:
    escalated = {row.handover_id: row.on for row in handovers.open_escalations(area)}
    for handed in handovers.overdue(area, on):
        due = handovers.due_of(handed)
        days = working_days_between(due, on, profile=area.municipality.holiday_profile)
        yield Duty(
            "today",
            handed.title,
            reverse("handovers:desk_handover", args=[area, handed.handover.short_number]),
            _("Vereinbarung eintragen")
            if handed.handover_id in escalated and role in LEAD
            else _("Ansehen"),
            why=why_overdue(handed, escalated.get(handed.handover_id), role),
            late=ngettext(
                "Antwort seit %(days)s Arbeitstag überfällig",
                "Antwort seit %(days)s Arbeitstagen überfällig",
                days,
            )
            % {"days": days},
            days_over=days,
            people=handed.people,
            tile=_("Antworten überfällig"),
            tile_one=_("Antwort überfällig"),
            tile_url=reverse("handovers:desk_list", args=[area]),
            tone="hot",
        )


def why_overdue(handed: HandedNeed, escalated_on: date | None, role: str) -> str:
    """What was tried; before the steering group also what comes next, and who does it."""
    words = _("%(department)s · weitergegeben am %(day)s") % {
        "department": handed.handover.department.called,
        "day": date_format(handed.handover.handed_over_on, "j. F"),
    }
    reminders = handed.handover.reminders.all()
    if not reminders:
        return words
    times = ngettext("%(n)s‑mal erinnert", "%(n)s‑mal erinnert", len(reminders))
    said = [words, times % {"n": len(reminders)}]
    if escalated_on:
        since = date_format(escalated_on, "j. F")
        said.append(_("an die Lenkungsgruppe am %(day)s") % {"day": since})
        if role not in LEAD:
            said.append(_("Die Leitung trägt ein, was vereinbart wird"))
    return " · ".join(said)


def answers(area: Area) -> Iterator[Duty]:
    for answer in handovers.answers_to_tell(area):
        yield Duty(
            "today",
            _("Antwort weitersagen: %(title)s") % {"title": answer.handed_need.title},
            reverse("handovers:tell", args=[area, answer.pk]),
            _("In unsere Worte fassen"),
            why=why_answer(answer),
            people=answer.handed_need.people,
            tile=_("Antworten weitersagen"),
            tile_one=_("Antwort weitersagen"),
            tile_url=reverse("handovers:answers", args=[area]),
        )


def why_answer(answer: Answer) -> str:
    return _("%(department)s: %(decision)s · %(people)s Menschen warten") % {
        "department": answer.handed_need.handover.department.called,
        "decision": answer.get_decision_display(),
        "people": answer.handed_need.people,
    }


def questions(area: Area) -> Iterator[Duty]:
    for question in handovers.open_questions(area):
        yield Duty(
            "today",
            _("Rückfrage beantworten: %(title)s") % {"title": question.handed_need.title},
            reverse(
                "handovers:desk_handover", args=[area, question.handed_need.handover.short_number]
            ),
            _("Antworten"),
            why=question.handed_need.handover.department.called,
            people=question.handed_need.people,
        )


def reading(area: Area, on: date) -> Iterator[Duty]:
    count, since = unread(area, on)
    if not count:
        return
    days, why = 0, _("Sie kommen aus einer Liste.")
    if since:
        oldest = timezone.localdate(since)
        days = working_days_between(oldest, on, profile=area.municipality.holiday_profile)
        why = _("Der älteste wartet seit %(day)s.") % {"day": weekday(oldest)}
    yield Duty(
        "today",
        ngettext("%(n)s Wunsch lesen und freigeben", "%(n)s Wünsche lesen und freigeben", count)
        % {"n": thousands(count)},
        reverse("wishes:reading", args=[area]),
        _("Lesen"),
        why=why,
        days_over=max(0, days - PROMISE_DAYS),
        count=count,
        tile=_("Wünsche freigeben"),
        tile_one=_("Wunsch freigeben"),
    )


def mail(area: Area) -> Iterator[Duty]:
    calls, prints = letters.people_to_call(area), letters.waiting(area, "print").count()
    trouble = letters.in_trouble(area).count()
    if calls:
        title = ngettext("%(n)s Mensch anrufen", "%(n)s Menschen anrufen", calls)
        tile = _("Mensch anrufen"), _("Menschen anrufen")
        yield post(area, title, "letters:calls", _("Anrufliste"), calls, tile)
    if prints:
        title = ngettext("%(n)s Brief drucken", "%(n)s Briefe drucken", prints)
        tile = _("Brief drucken"), _("Briefe drucken")
        yield post(area, title, "letters:outbox", _("Drucken"), prints, tile)
    if trouble:
        title = ngettext("%(n)s E-Mail kam nicht an", "%(n)s E-Mails kamen nicht an", trouble)
        tile = _("E-Mail prüfen"), _("E-Mails prüfen")
        yield post(area, title, "letters:outbox", _("Ansehen"), trouble, tile)


def post(  # noqa: PLR0917 - one row each
    area: Area, title: str, page: str, button: str, count: int, tile: tuple[str, str]
) -> Duty:
    return Duty(
        "today",
        title % {"n": thousands(count)},
        reverse(page, args=[area]),
        button,
        count=count,
        tile=tile[1],
        tile_one=tile[0],
    )


def bundling(area: Area, on: date) -> Iterator[Duty]:
    count = unbundled(area, on)
    if count:
        yield Duty(
            "week",
            ngettext("%(n)s Wunsch bündeln", "%(n)s Wünsche bündeln", count)
            % {"n": thousands(count)},
            reverse("needs:inbox", args=[area]),
            _("Bündeln"),
            why=_("Zu ähnlichen Wünschen gibt es Vorschläge."),
            count=count,
            tile=_("Wünsche bündeln"),
            tile_one=_("Wunsch bündeln"),
        )


def handing_over(area: Area) -> Iterator[Duty]:
    count = handovers.needs_to_hand_over(area).count()
    if count:
        yield Duty(
            "week",
            ngettext("%(n)s Bedarf weitergeben", "%(n)s Bedarfe weitergeben", count)
            % {"n": thousands(count)},
            reverse("handovers:new", args=[area]),
            _("Weitergeben"),
            why=_("Gebündelt, aber noch bei keinem Amt."),
            count=count,
            tile=_("Bedarfe weitergeben"),
            tile_one=_("Bedarf weitergeben"),
        )


def passing_on(area: Area) -> Iterator[Duty]:
    for answer in handovers.to_pass_on(area):
        handed = answer.handed_need
        yield Duty(
            "week",
            _("Anderes Amt suchen: %(title)s") % {"title": handed.title},
            reverse("handovers:progress", args=[area, handed.need.short_number]),
            _("Weitergeben"),
            why=_("%(department)s ist nicht zuständig. %(hint)s")
            % {"department": handed.handover.department.called, "hint": answer.hint},
            people=handed.people,
        )


def left_alone(area: Area) -> Iterator[Duty]:
    for handed in handovers.left_alone(area):
        yield Duty(
            "week",
            _("Kein Wunsch steht mehr dahinter: %(title)s") % {"title": handed.need.title},
            reverse("needs:desk_need", args=[area, handed.need.short_number]),
            _("Entscheiden"),
            why=_("Der Bedarf liegt noch bei: %(department)s.")
            % {"department": handed.handover.department.called},
        )


def reopened(area: Area) -> Iterator[Duty]:
    count = handovers.reopened(area).count()
    if count:
        yield Duty(
            "today",
            ngettext("%(n)s Bedarf ist wieder offen", "%(n)s Bedarfe sind wieder offen", count)
            % {"n": thousands(count)},
            reverse("handovers:results", args=[area]),
            _("Ansehen"),
            why=_("Menschen sagen: Es ist noch nicht gelöst."),
            count=count,
        )


def owed(area: Area) -> Iterator[Duty]:
    """What the operator of a real installation still owes; the demo owes nothing."""
    if settings.IS_DEMO:
        return
    for gap in office.what_is_missing(area):
        url = reverse(gap.url_name, args=[area]) if gap.url_name else ""
        why = "" if url else _("Das stellt ein, wer Quartier installiert hat.")
        yield Duty("week", gap.sentence, url, _("Eintragen"), why=why)
