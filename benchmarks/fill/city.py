"""Packages to the city, its answers, and what became of them."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

from benchmarks.fill.quarter import Quarter, save

from quartier.handovers.models import (
    Acknowledgement,
    Answer,
    HandedNeed,
    Handover,
    Progress,
    SolvedQuestion,
    Telling,
)
from quartier.handovers.rules import hashed
from quartier.needs.models import Need
from quartier.organisations.models import Organisation

HANDED_OVER, UNANSWERED = 0.85, 0.02
DECISIONS, OFTEN = ("yes", "partly", "later", "no", "not_ours"), (30, 20, 25, 24, 1)


def write_handovers(quarter: Quarter) -> None:
    offices = list(Organisation.objects.filter(area=quarter.area, kind="department"))
    old = quarter.now - timedelta(days=20)
    going = [n for n in quarter.needs if n.created_at < old and quarter.happens(HANDED_OVER)]
    quarter.numbers_of_handovers: Counter[int] = Counter()
    quarter.handovers: list[Handover] = []
    quarter.handed: list[HandedNeed] = []
    while going:
        package = [going.pop(0) for _ in range(min(len(going), quarter.chance.randint(1, 5)))]
        hand_over(quarter, package, quarter.chance.choice(offices))
    save(quarter.handovers)
    save(quarter.handed)
    save(
        Acknowledgement(
            area=quarter.area,
            handover=h,
            on=h.handed_over_on,
            recorded_by="link",
            at=h.handed_over_at,
        )
        for h in quarter.handovers
    )
    write_answers(quarter)


def hand_over(quarter: Quarter, package: list[Need], office: Organisation) -> None:
    at = quarter.later(max(need.created_at for need in package), days=60)
    quarter.numbers_of_handovers[at.year] += 1
    due = at.date() + timedelta(days=30)
    handover = Handover(
        id=quarter.key(at),
        area=quarter.area,
        year=at.year,
        number=quarter.numbers_of_handovers[at.year],
        department=office,
        cover_letter="Guten Tag, das wünschen sich die Menschen hier. Bitte antworten Sie.",
        handed_over_on=at.date(),
        handed_over_at=at,
        acknowledge_nominal=at.date() + timedelta(days=7),
        acknowledge_effective=at.date() + timedelta(days=7),
        answer_nominal=due,
        answer_effective=due,
        token_hash=hashed(str(uuid4())),
        valid_until=due + timedelta(days=365),
        people=10,
        form_key=uuid4(),
    )
    quarter.handovers.append(handover)
    quarter.handed += [hand(quarter, handover, need, n) for n, need in enumerate(package)]
    keys = [str(need.pk) for need in package]
    quarter.told(at, "handed_over", f"handovers.handover:{handover.pk}", needs=keys)


def hand(quarter: Quarter, handover: Handover, need: Need, position: int) -> HandedNeed:
    wishes = quarter.inside[need.pk]
    return HandedNeed(
        area=quarter.area,
        handover=handover,
        need=need,
        position=position,
        title=need.title,
        summary=need.summary,
        people=len(wishes),
        voices=0,
        quotes=[{"number": w.short_number, "text": w.text, "name": ""} for w in wishes[:3]],
        wish_keys=[str(w.pk) for w in wishes],
    )


def write_answers(quarter: Quarter) -> None:
    given = [row for row in (answer(quarter, row) for row in quarter.handed) if row]
    save(given)
    recently = quarter.now - timedelta(days=4)
    told = [telling(quarter, answer) for answer in given if answer.at < recently]
    save(told)
    save(made for row in given if (made := progress(quarter, row)))
    asked = quarter.now - timedelta(days=28)
    save(
        SolvedQuestion(area=quarter.area, telling=row, asked_on=row.at.date() + timedelta(days=28))
        for row in told
        if row.at < asked
    )


def answer(quarter: Quarter, handed: HandedNeed) -> Answer | None:
    handover = handed.handover
    at = handover.handed_over_at + timedelta(days=quarter.chance.randint(3, 45))
    if at > quarter.now or quarter.happens(UNANSWERED):
        return None
    quarter.told(at, "answered", f"handovers.handedneed:{handed.pk}", need=str(handed.need_id))
    return Answer(
        id=quarter.key(at),
        area=quarter.area,
        handed_need=handed,
        decision=quarter.chance.choices(DECISIONS, OFTEN)[0],
        reason=f"Wir haben das geprüft. {quarter.words.wish(quarter.topics[0])[:200]}",
        planned_text="nächstes Jahr",
        answered_on=at.date(),
        at=at,
        recorded_by="link",
        form_key=uuid4(),
    )


def telling(quarter: Quarter, answer: Answer) -> Telling:
    at = answer.at + timedelta(days=3)
    quarter.told(at, "told", f"handovers.answer:{answer.pk}", emails=6)
    words = "Die Stadt hat geantwortet. Das heißt für Sie: Wir bleiben dran."
    return Telling(
        id=quarter.key(at),
        area=quarter.area,
        answer=answer,
        plain_words=words,
        at=at,
        by="x",
        emails=6,
    )


def progress(quarter: Quarter, answer: Answer) -> Progress | None:
    if answer.decision not in DECISIONS[:2] or quarter.happens(0.4):
        return None
    at = quarter.later(answer.at, days=100)
    kind = quarter.chance.choice(("started", "done"))
    need = answer.handed_need.need
    return Progress(area=quarter.area, need=need, kind=kind, on=at.date(), at=at, by="x")
