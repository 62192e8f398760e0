"""Needs go to the departments; they answer, everybody is told, and some say: it is not solved."""

from datetime import timedelta
from uuid import uuid4

from quartier.demo.actions.check.record import Check
from quartier.handovers import actions as handovers
from quartier.handovers.models import Answer, HandedNeed, SolvedQuestion
from quartier.handovers.queries import needs_to_hand_over
from quartier.handovers.rules import standard_cover_letter
from quartier.journal.rules import Actor
from quartier.letters.models import Letter
from quartier.needs.models import Need
from quartier.needs.queries import wishers_of
from quartier.organisations.models import Organisation

PACKAGE = 8
DECISIONS = ("yes", "partly", "later", "no", "not_ours")
LATER = timedelta(days=120)
REOPENED = 20


def hand_over_all(check: Check) -> None:
    departments = list(Organisation.objects.filter(area=check.area).order_by("name"))
    waiting = list(needs_to_hand_over(check.area))
    for number, start in enumerate(range(0, len(waiting), PACKAGE)):
        package = waiting[start : start + PACKAGE]
        department = departments[number % len(departments)]
        check.attempt("Weitergaben", hand_over, check, package, department)
    check.counts["weitergegebene Bedarfe"] = HandedNeed.objects.filter(area=check.area).count()


def hand_over(check: Check, package: list[Need], department: Organisation) -> None:
    today = check.now.date()
    handover, _token = handovers.hand_over(
        package,
        area=check.area,
        department=department,
        cover_letter=standard_cover_letter(len(package), check.area.name),
        answer_on=None,
        on=today,
        at=check.now,
        form_key=uuid4(),
        by=check.clerk,
    )
    by = Actor("department", str(handover.pk))
    handovers.acknowledge(handover, file_number="P-1", on=today, at=check.now, by=by)


def answer_all(check: Check) -> None:
    rows = HandedNeed.objects.filter(area=check.area).select_related("handover").order_by("pk")
    for position, handed in enumerate(rows):
        decision = DECISIONS[position % len(DECISIONS)]
        check.attempt(f"Antworten: {decision}", answer, check, handed, decision)


def answer(check: Check, handed: HandedNeed, decision: str) -> None:
    handovers.record_answer(
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
        check.attempt("weitergesagte Antworten", tell_one, check, row)


def tell_one(check: Check, row: Answer) -> None:
    words = "Das Amt hat geantwortet."
    telling = handovers.tell(row, plain_words=words, at=check.now, by=check.clerk)
    ways = {
        "E-Mails": telling.emails,
        "Briefe": telling.letters,
        "Anrufe": telling.calls,
        "im Büro zu sagen": telling.visits,
        "ohne Wunsch nach Antwort": telling.silent,
    }
    check.counts.update(ways)
    concerned = len(wishers_of(row.handed_need.need))
    check.counts["Menschen, die es angeht"] += concerned
    check.counts["davon vergessen"] += concerned - sum(ways.values())


def ask_all(check: Check) -> None:
    later = check.now + LATER
    asked = handovers.ask_if_solved(later.date(), at=later, by=check.clerk)
    check.counts["gefragt: Ist es gelöst?"] = asked
    for question in SolvedQuestion.objects.filter(area=check.area).order_by("pk")[:REOPENED]:
        check.attempt("nicht gelöst", say_no, check, question)
    check.counts["wieder offene Bedarfe"] = needs_to_hand_over(check.area).count()
    check.counts["Nachrichten im Postausgang"] = Letter.objects.filter(area=check.area).count()


def say_no(check: Check, question: SolvedQuestion) -> None:
    handovers.record_solved_reply(
        question, resident=None, is_solved=False, words="", at=check.now + LATER, by=check.clerk
    )
