"""The thread on real input: import, moderation, proposals, bundling, hand-over, answer, telling.

Everything goes through the acts that people use, in an area of its own. What the check plays is the
clerk's judgement: it follows the first proposal where that is close enough and opens a need
otherwise.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Resident
from quartier.areas.actions import open_area
from quartier.areas.models import Area, Municipality
from quartier.concept.actions import lay_out_standard_fields
from quartier.concept.models import FieldOfAction
from quartier.demo.actions.mail import confirm_addresses
from quartier.demo.rules import address_of, email_of, phone_of
from quartier.handovers import actions as handovers
from quartier.handovers.models import Answer, HandedNeed, SolvedQuestion
from quartier.handovers.queries import needs_to_hand_over
from quartier.handovers.rules import standard_cover_letter
from quartier.journal.rules import Actor, job
from quartier.journeys.actions import rebuild
from quartier.journeys.models import Listed
from quartier.journeys.queries import drift, journey_of_wish
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from quartier.needs.models import Need
from quartier.needs.queries import proposals_for, wishers_of, wishes_to_bundle
from quartier.organisations.models import Organisation
from quartier.wishes import actions as wishes
from quartier.wishes.models import Wish
from quartier.wishes.queries import published, to_read, waiting_of
from quartier.wishes.queries.sheets import header_of
from quartier.wishes.rules import black_out, marked_passages, title_of
from quartier.wishes.rules.sheets import guess

CLOSE_ENOUGH = 60
PACKAGE = 8
DEPARTMENTS = ("Tiefbauamt", "Jugendamt", "Umweltamt", "Ordnungsamt")
DECISIONS = ("yes", "partly", "later", "no", "not_ours")
CHANNELS = ("email", "phone", "letter")


@dataclass
class Check:
    """What happened, stage by stage, and every refusal."""

    area: Area
    now: datetime
    clerk: Actor = field(default_factory=lambda: job("thread_check"))
    counts: Counter[str] = field(default_factory=Counter)
    refusals: list[str] = field(default_factory=list)
    tell: Callable[[str], None] = print

    def attempt(self, what: str, act: Callable[[], object]) -> None:
        """Count an act; a refusal is written down, never swallowed."""
        try:
            act()
        except ValidationError as refusal:
            self.counts[f"{what}: abgelehnt"] += 1
            self.refusals += [f"{what}: {message}" for message in refusal.messages]
        else:
            self.counts[what] += 1


def check_thread(files: Sequence[Path], now: datetime, *, tell: Callable[[str], None]) -> Check:
    check = Check(open_scratch_area(), now, tell=tell)
    for stage in (
        read_lists(files),
        read_and_publish,
        bundle_all,
        hand_over_all,
        answer_all,
        tell_all,
        ask_all,
        look_up_all,
    ):
        stage(check)
    return check


def open_scratch_area() -> Area:
    by = job("thread_check")
    municipality = Municipality.objects.first()
    slug = f"pruefung-{uuid4().hex[:8]}"
    area = open_area(
        municipality_name="Prüfstadt" if municipality is None else municipality.name,
        ags="00000000" if municipality is None else municipality.ags,
        slug=slug,
        name="Prüfung",
        by=by,
    )
    lay_out_standard_fields(area, by=by)
    Organisation.objects.bulk_create(
        Organisation(area=area, kind="department", name=name, email=f"{name.lower()}@stadt.example")
        for name in DEPARTMENTS
    )
    return area


def read_lists(files: Sequence[Path]) -> Callable[[Check], None]:
    def stage(check: Check) -> None:
        for path in files:
            read_list(check, path)
            before = Wish.objects.filter(area=check.area).count()
            read_list(check, path, again=True)
            check.counts["beim zweiten Import doppelt"] += (
                Wish.objects.filter(area=check.area).count() - before
            )

    return stage


def read_list(check: Check, path: Path, *, again: bool = False) -> None:
    upload = SimpleUploadedFile(path.name, path.read_bytes(), content_type="text/csv")
    run = wishes.prepare_import(upload, area=check.area, by=check.clerk)
    wishes.choose_columns(run, guess(header_of(run.file)), by=check.clerk)
    run = wishes.import_rows(run, at=lambda: check.now, by=check.clerk)
    if again:
        return
    check.tell(
        f"{path.name}: {run.read} Zeilen, {run.taken} aufgenommen, "
        f"{run.known} schon da, {run.refused} abgelehnt"
    )
    check.counts["Zeilen gelesen"] += run.read
    check.counts["Wünsche aufgenommen"] += run.taken
    check.counts["Zeilen schon da"] += run.known
    check.counts["Zeilen abgelehnt"] += run.refused
    check.refusals += [f"{path.name}, {error}" for error in run.errors]
    calm = wishes.publish_unmarked(run, at=lambda: check.now, by=check.clerk)
    check.counts["freigegeben ohne Markierung"] += calm
    check.counts["mit Markierung gelesen"] += waiting_of(run).count()


def read_and_publish(check: Check) -> None:
    """Black out whatever is marked, as the queue proposes it."""
    for wish in to_read(check.area):
        passages = marked_passages(wish.text)
        check.counts.update(f"geschwärzt: {passage.kind}" for passage in passages)
        text = black_out(wish.text, passages)
        check.attempt(
            "geschwärzt freigegeben",
            lambda w=wish, t=text: wishes.publish(
                w, title=title_of(t), text=t, at=check.now, by=check.clerk
            ),
        )  # type: ignore[misc]


def bundle_all(check: Check) -> None:
    """Follow the first proposal if close enough; otherwise open a need for it and its like."""
    needs.build_index(check.area, at=check.now)
    fields = list(FieldOfAction.objects.filter(area=check.area).order_by("position"))
    for position, wish in enumerate(
        list(wishes_to_bundle(check.area).select_related("publication"))
    ):
        if Need.objects.filter(bundled__wish=wish).exists():
            continue
        proposals = proposals_for(check.area, [wish])
        best = next((m for m in proposals.needs if m.score >= CLOSE_ENOUGH), None)
        check.counts["Vorschläge: passende Bedarfe"] += len(proposals.needs)
        if best:
            check.attempt(
                "in einen Bedarf eingeordnet",
                lambda n=best.subject, w=wish: needs.add_wishes(
                    n, [w], at=check.now, by=check.clerk
                ),
            )  # type: ignore[misc]
            continue
        like = [
            m.subject
            for m in proposals.wishes
            if m.score >= CLOSE_ENOUGH and isinstance(m.subject, Wish)
        ]
        chosen = (proposals.fields or [fields[position % len(fields)]])[:1]
        check.attempt("Bedarf angelegt", lambda w=wish, s=like, f=chosen: new_need(check, w, s, f))  # type: ignore[misc]
        check.counts["mit einem neuen Bedarf gebündelt"] += 1 + len(like)
    support_all(check)


def new_need(check: Check, wish: Wish, like: list[Wish], fields: list[FieldOfAction]) -> Need:
    return needs.bundle(
        [wish, *like],
        area=check.area,
        title=wish.publication.title,
        summary=wish.publication.text[:500],
        fields=fields,
        urgency="normal",
        at=check.now,
        by=check.clerk,
    )


def support_all(check: Check) -> None:
    """Three invented people stand behind every need, so that somebody has to be told."""
    people = list(invented_people(check))
    confirm_addresses(people, check.now)
    for position, need in enumerate(
        Need.objects.filter(area=check.area, dissolved_at__isnull=True).order_by("pk")
    ):
        for channel, person in zip(CHANNELS, people[position % 30 * 3 :], strict=False):
            check.attempt(
                "Unterstützungen", lambda n=need, p=person, c=channel: support(check, n, p, c)
            )  # type: ignore[misc]


def support(check: Check, need: Need, person: Resident, channel: str) -> None:
    needs.support(
        need, resident=person, channel=channel, form_key=uuid4(), at=check.now, by=person.as_actor()
    )


def invented_people(check: Check) -> Iterator[Resident]:
    for number in range(93):
        name = f"Prüfperson {number}"
        way = (
            {"email": email_of(name)},
            {"phone": phone_of(number)},
            {"address": address_of(name, number)},
        )[number % 3]
        person = known_resident(check.area, name=name, by=check.clerk, at=check.now, **way)
        if person:
            yield person


def hand_over_all(check: Check) -> None:
    departments = list(Organisation.objects.filter(area=check.area).order_by("name"))
    waiting = list(needs_to_hand_over(check.area))
    for start in range(0, len(waiting), PACKAGE):
        department = departments[start // PACKAGE % len(departments)]
        package = waiting[start : start + PACKAGE]
        check.attempt("Weitergaben", lambda p=package, d=department: hand_over(check, p, d))  # type: ignore[misc]
    check.counts["weitergegebene Bedarfe"] = HandedNeed.objects.filter(area=check.area).count()


def hand_over(check: Check, package: list[Need], department: Organisation) -> None:
    handover, _token = handovers.hand_over(
        package,
        area=check.area,
        department=department,
        cover_letter=standard_cover_letter(department.called, len(package), check.area.name),
        answer_on=None,
        on=check.now.date(),
        at=check.now,
        form_key=uuid4(),
        by=check.clerk,
    )
    handovers.acknowledge(
        handover,
        file_number="P-1",
        on=check.now.date(),
        at=check.now,
        by=Actor("department", str(handover.pk)),
    )


def answer_all(check: Check) -> None:
    for position, handed in enumerate(
        HandedNeed.objects.filter(area=check.area).select_related("handover").order_by("pk")
    ):
        decision = DECISIONS[position % len(DECISIONS)]
        check.attempt(f"Antworten: {decision}", lambda h=handed, d=decision: answer(check, h, d))  # type: ignore[misc]


def answer(check: Check, handed: HandedNeed, decision: str) -> Answer:
    return handovers.record_answer(
        handed,
        decision=decision,
        reason="Wir haben den Bedarf geprüft.",
        hint="Das Schulamt weiß mehr." if decision == "not_ours" else "",
        answered_on=check.now.date(),
        at=check.now,
        form_key=uuid4(),
        by=Actor("department", str(handed.handover_id)),
    )


def tell_all(check: Check) -> None:
    for row in Answer.objects.filter(area=check.area).select_related("handed_need__need"):
        check.attempt("weitergesagte Antworten", lambda a=row: tell_one(check, a))  # type: ignore[misc]


def tell_one(check: Check, row: Answer) -> None:
    telling = handovers.tell(
        row, plain_words="Das Amt hat geantwortet.", at=check.now, by=check.clerk
    )
    check.counts["E-Mails"] += telling.emails
    check.counts["Briefe"] += telling.letters
    check.counts["Anrufe"] += telling.calls
    reached = telling.emails + telling.letters + telling.calls + telling.visits + telling.silent
    check.counts["Menschen, die es angeht"] += len(wishers_of(row.handed_need.need))
    check.counts["davon benachrichtigt oder ohne Wunsch nach Antwort"] += reached


def ask_all(check: Check) -> None:
    later = check.now + timedelta(days=120)
    check.counts["gefragt: Ist es gelöst?"] = handovers.ask_if_solved(
        later.date(), at=later, by=check.clerk
    )
    for question in SolvedQuestion.objects.filter(area=check.area)[:20]:
        check.attempt(
            "Antwort „nicht gelöst“",
            lambda q=question: handovers.record_solved_reply(
                q, resident=None, is_solved=False, words="", at=later, by=check.clerk
            ),
        )  # type: ignore[misc]
    check.counts["wieder offene Bedarfe"] = needs_to_hand_over(check.area).count()
    check.counts["Nachrichten im Postausgang"] = Letter.objects.filter(area=check.area).count()


def look_up_all(check: Check) -> None:
    """Every published wish has a line in the list and a way that ends where its need stands."""
    rebuild(check.area, at=check.now)
    rows = Listed.objects.filter(area=check.area)
    check.counts["Zeilen der öffentlichen Liste"] = rows.count()
    check.counts["Wünsche ohne Zeile"] = (
        published(check.area).exclude(pk__in=rows.values("subject")).count()
    )
    check.counts["Zeilen, die nicht stimmen"] = len(drift(check.area, rows))
    statuses = Counter(journey_of_wish(wish).status for wish in published(check.area)[:200])
    check.counts.update(
        {f"Weg von 200 Wünschen: {status}": count for status, count in statuses.items()}
    )
