"""Fill an empty, migrated database with a quarter of many wishes: `fill(count)`.

Rows are written in bulk, five years of them with keys as old as they are, and all constraints of
the database hold. Numbers follow from the wishes: four of five are bundled, twenty to a need, most
needs went to the city, most were answered and told. What waits on the desk is what one office
leaves lying: it grows with the inbox, not with the years.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from benchmarks.words import Topic, Words
from django.db import connection, models

from quartier.accounts.models import Resident
from quartier.areas.models import Area, RunningNumber
from quartier.areas.queries import streets_and_landmarks
from quartier.concept.models import FieldOfAction
from quartier.demo.actions.plan import draw_up_plan
from quartier.demo.actions.quarter import found_quarter
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
from quartier.journal.models import Entry
from quartier.journeys.actions import rebuild
from quartier.letters.models import Delivery, Letter
from quartier.needs.actions.indexing import build_index
from quartier.needs.models import BundledWish, Need, Support
from quartier.organisations.models import Organisation
from quartier.wishes.models import Publication, Refusal, Voice, Wish

YEARS = 5
WISHES_PER_NEED = 20
BUNDLED, REFUSED, HANDED_OVER, UNANSWERED = 0.8, 0.02, 0.85, 0.02
UNREAD, CALLS = 40, 30
"""What waits at most, however large the quarter: an office reads and phones every day."""
CHUNK = 2000
DECISIONS, OFTEN = ("yes", "partly", "later", "no", "not_ours"), (30, 20, 25, 24, 1)
CHANNELS = ("email", "email", "email", "phone", "letter", "visit")
SOURCES = ("online", "online", "online", "counter", "phone", "outreach", "event")


def fill(count: int, *, now: datetime, seed: int = 7) -> Area:
    area = found_quarter(now)
    draw_up_plan(area, now)
    Quarter(area, count, now, random.Random(seed), seed).write()
    analyze()
    rebuild(area, at=now)
    build_index(area, at=now)
    analyze()
    return area


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if not connection.in_atomic_block else "ANALYZE")


def save(rows: Iterable[models.Model]) -> None:
    """All rows of one kind, some thousands at a time."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        type(chunk[0])._base_manager.bulk_create(chunk)  # type: ignore[arg-type]  # noqa: SLF001


@dataclass
class Quarter:
    area: Area
    count: int
    now: datetime
    chance: random.Random
    seed: int
    journal: list[Entry] = field(default_factory=list)

    def write(self) -> None:
        self.places = list(streets_and_landmarks(self.area))
        self.words = Words([place.name for place in self.places], self.seed)
        self.people = [self.resident(n) for n in range(max(1, self.count // 2))]
        save(self.people)
        self.write_wishes()
        self.write_needs()
        self.write_support()
        self.write_handovers()
        self.write_letters()
        self.journal.sort(key=lambda entry: entry.pk)
        save(self.journal)
        self.write_numbers()

    # --- people

    def resident(self, number: int) -> Resident:
        at = self.moment()
        return Resident(
            id=self.key(at),
            area=self.area,
            contact_key=f"email:person{number}@leute.example",
            name=f"Person {number}",
            email=f"person{number}@leute.example",
            phone="0831 000000",
            address="Irgendwo 1\n87000 Irgendwo",
            email_confirmed_at=at,
        )

    # --- wishes

    def write_wishes(self) -> None:
        needs = max(1, int(self.count * BUNDLED) // WISHES_PER_NEED)
        self.topics = [self.words.topic() for _ in range(needs)]
        moments = sorted(self.moment() for _ in range(self.count))
        numbers: Counter[int] = Counter()
        self.wishes, self.topic_of = [], []
        for at in moments:
            numbers[at.year] += 1
            topic = self.chance.randrange(needs) if self.happens(BUNDLED) else None
            self.topic_of.append(topic)
            self.wishes.append(self.wish(at, numbers[at.year], topic))
        save(self.wishes)
        save(filter(None, map(self.voice, self.wishes)))
        self.read_wishes()

    def wish(self, at: datetime, number: int, topic: int | None) -> Wish:
        about = self.topics[topic] if topic is not None else self.words.topic()
        place = self.spot(about)
        return Wish(
            id=self.key(at),
            area=self.area,
            year=at.year,
            number=number,
            text=self.words.wish(about),
            source=self.chance.choice(SOURCES),
            received_at=at,
            form_key=uuid4(),
            **place,
        )

    def spot(self, topic: Topic) -> dict[str, Any]:
        """Nine of ten say where; some only in words."""
        if self.happens(0.1):
            return {}
        place = next(place for place in self.places if place.name == topic.place)
        if self.happens(0.2):
            return {"place_name": place.name}
        near = {"lon": self.chance.gauss(0, 0.0008), "lat": self.chance.gauss(0, 0.0006)}
        return {
            "place_name": place.name,
            "lon": round(place.lon + near["lon"], 6),
            "lat": round(place.lat + near["lat"], 6),
        }

    def voice(self, wish: Wish) -> Voice | None:
        if self.happens(0.4):
            return None
        return Voice(
            area=self.area,
            wish=wish,
            resident=self.chance.choice(self.people),
            channel=self.chance.choice(CHANNELS),
            may_quote=self.happens(0.3),
            consent_at=wish.received_at,
        )

    def read_wishes(self) -> None:
        """The last ones nobody has read yet; a few were refused, all others are public."""
        unread = min(UNREAD, self.count // 20)
        read = self.wishes[: len(self.wishes) - unread]
        refused = {w.pk for w in read if self.happens(REFUSED)}
        self.public = [
            (wish, topic)
            for wish, topic in zip(read, self.topic_of, strict=False)
            if wish.pk not in refused
        ]
        save(self.refusal(wish) for wish in read if wish.pk in refused)
        save(self.publication(wish) for wish, _topic in self.public)
        for wish in self.wishes:
            self.told(wish.received_at, "take_in", f"wishes.wish:{wish.pk}", source=wish.source)

    def publication(self, wish: Wish) -> Publication:
        at = self.later(wish.received_at, days=3)
        self.told(at, "publish", f"wishes.wish:{wish.pk}", blacked_out=0)
        title = wish.text.partition(".")[0][:90]
        return Publication(
            id=self.key(at), area=self.area, wish=wish, title=title, text=wish.text, at=at, by="x"
        )

    def refusal(self, wish: Wish) -> Refusal:
        at = self.later(wish.received_at, days=3)
        return Refusal(area=self.area, wish=wish, reason="other", words="Nein.", at=at, by="x")

    # --- needs

    def write_needs(self) -> None:
        inside: dict[int, list[Wish]] = defaultdict(list)
        for wish, topic in self.public:
            if topic is not None:
                inside[topic].append(wish)
        groups = sorted(inside.items(), key=lambda group: group[1][0].received_at)
        numbers: Counter[int] = Counter()
        self.needs = [self.need(topic, wishes, numbers) for topic, wishes in groups]
        self.inside = {
            need.pk: wishes for need, (_t, wishes) in zip(self.needs, groups, strict=True)
        }
        save(self.needs)
        save(self.bundled(need, wish) for need in self.needs for wish in self.inside[need.pk])
        fields = list(FieldOfAction.objects.filter(area=self.area))
        through = Need.fields.through
        save(
            through(need_id=need.pk, fieldofaction_id=chosen.pk)
            for need in self.needs
            for chosen in self.chance.sample(fields, self.chance.choice((0, 1, 1, 1, 2)))
        )

    def need(self, topic: int, wishes: list[Wish], numbers: Counter[int]) -> Need:
        at = self.later(wishes[0].received_at, days=30)
        numbers[at.year] += 1
        about = self.topics[topic]
        return Need(
            id=self.key(at),
            area=self.area,
            year=at.year,
            number=numbers[at.year],
            title=about.title,
            summary=f"Viele wünschen sich: {about.title}. {self.words.wish(about)[:300]}",
            urgency=self.chance.choice(("normal", "normal", "normal", "soon", "urgent")),
            created_at=at,
            **self.spot(about),
        )

    def bundled(self, need: Need, wish: Wish) -> BundledWish:
        at = max(need.created_at, self.later(wish.received_at, days=20))
        self.told(at, "wishes_added", f"needs.need:{need.pk}", wishes=[str(wish.pk)])
        return BundledWish(id=self.key(at), area=self.area, need=need, wish=wish, at=at, by="x")

    def write_support(self) -> None:
        """A few needs have very many; most people leave no contact."""
        known: set[tuple[UUID, UUID]] = set()
        save(row for _ in range(self.count) if (row := self.support(known)))

    def support(self, known: set[tuple[UUID, UUID]]) -> Support | None:
        need = self.needs[int(len(self.needs) * self.chance.random() ** 2)]
        at = self.later(need.created_at, days=200)
        person = self.chance.choice(self.people) if self.happens(0.4) else None
        if person and (need.pk, person.pk) in known:
            return None
        if person:
            known.add((need.pk, person.pk))
        self.told(at, "supported", f"needs.need:{need.pk}", with_contact=person is not None)
        return Support(
            id=self.key(at),
            area=self.area,
            need=need,
            resident=person,
            channel=self.chance.choice(CHANNELS) if person else "none",
            at=at,
            form_key=uuid4(),
        )

    # --- the city

    def write_handovers(self) -> None:
        offices = list(Organisation.objects.filter(area=self.area, kind="department"))
        old = self.now - timedelta(days=20)
        going = [n for n in self.needs if n.created_at < old and self.happens(HANDED_OVER)]
        self.numbers_of_handovers: Counter[int] = Counter()
        self.handovers: list[Handover] = []
        self.handed: list[HandedNeed] = []
        while going:
            package = [going.pop(0) for _ in range(min(len(going), self.chance.randint(1, 5)))]
            self.hand_over(package, self.chance.choice(offices))
        save(self.handovers)
        save(self.handed)
        save(
            Acknowledgement(
                area=self.area,
                handover=h,
                on=h.handed_over_on,
                recorded_by="link",
                at=h.handed_over_at,
            )
            for h in self.handovers
        )
        self.write_answers()

    def hand_over(self, package: list[Need], office: Organisation) -> None:
        at = self.later(max(need.created_at for need in package), days=60)
        self.numbers_of_handovers[at.year] += 1
        due = at.date() + timedelta(days=30)
        handover = Handover(
            id=self.key(at),
            area=self.area,
            year=at.year,
            number=self.numbers_of_handovers[at.year],
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
        self.handovers.append(handover)
        self.handed += [self.hand(handover, need, n) for n, need in enumerate(package)]
        keys = [str(need.pk) for need in package]
        self.told(at, "handed_over", f"handovers.handover:{handover.pk}", needs=keys)

    def hand(self, handover: Handover, need: Need, position: int) -> HandedNeed:
        wishes = self.inside[need.pk]
        return HandedNeed(
            area=self.area,
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

    def write_answers(self) -> None:
        given = [row for row in map(self.answer, self.handed) if row]
        save(given)
        recently = self.now - timedelta(days=4)
        told = [self.telling(answer) for answer in given if answer.at < recently]
        save(told)
        save(filter(None, map(self.progress, given)))
        asked = self.now - timedelta(days=28)
        save(
            SolvedQuestion(area=self.area, telling=row, asked_on=row.at.date() + timedelta(days=28))
            for row in told
            if row.at < asked
        )

    def answer(self, handed: HandedNeed) -> Answer | None:
        handover = handed.handover
        at = handover.handed_over_at + timedelta(days=self.chance.randint(3, 45))
        if at > self.now or self.happens(UNANSWERED):
            return None
        self.told(at, "answered", f"handovers.handedneed:{handed.pk}", need=str(handed.need_id))
        return Answer(
            id=self.key(at),
            area=self.area,
            handed_need=handed,
            decision=self.chance.choices(DECISIONS, OFTEN)[0],
            reason=f"Wir haben das geprüft. {self.words.wish(self.topics[0])[:200]}",
            planned_text="nächstes Jahr",
            answered_on=at.date(),
            at=at,
            recorded_by="link",
            form_key=uuid4(),
        )

    def telling(self, answer: Answer) -> Telling:
        at = answer.at + timedelta(days=3)
        self.told(at, "told", f"handovers.answer:{answer.pk}", emails=6)
        words = "Die Stadt hat geantwortet. Das heißt für Sie: Wir bleiben dran."
        return Telling(
            id=self.key(at),
            area=self.area,
            answer=answer,
            plain_words=words,
            at=at,
            by="x",
            emails=6,
        )

    def progress(self, answer: Answer) -> Progress | None:
        if answer.decision not in DECISIONS[:2] or self.happens(0.4):
            return None
        at = self.later(answer.at, days=100)
        kind = self.chance.choice(("started", "done"))
        need = answer.handed_need.need
        return Progress(area=self.area, need=need, kind=kind, on=at.date(), at=at, by="x")

    # --- letters, journal, numbers

    def write_letters(self) -> None:
        """One for every wish with an e-mail address; a few calls wait."""
        letters = [self.letter(n, wish) for n, wish in enumerate(self.wishes[::2])]
        save(letters)
        waiting = min(CALLS, len(letters) // 10)
        sent = letters[: len(letters) - waiting]
        save(Delivery(area=self.area, letter=row, how="sent", at=row.created_at) for row in sent)

    def letter(self, number: int, wish: Wish) -> Letter:
        at = self.later(wish.received_at, days=3)
        is_old = number < self.count // 2 - CALLS
        return Letter(
            id=self.key(at),
            area=self.area,
            channel="email" if is_old else "call",
            occasion=f"wishes.published:{wish.pk}",
            recipient_key=f"resident:{self.chance.choice(self.people).pk}",
            subject="Ihr Wunsch steht auf der Liste",
            text="Guten Tag, wir haben Ihren Wunsch gelesen. Er steht auf der Liste.",
            message_id=f"<{uuid4()}@quartier.example>",
            created_at=at,
        )

    def told(self, at: datetime, verb: str, target: str, **facts: object) -> None:
        self.journal.append(
            Entry(
                id=self.key(at),
                area_key=self.area.pk,
                actor_kind="job",
                actor_key="benchmark",
                verb=verb,
                target=target,
                facts=facts,
            )
        )

    def write_numbers(self) -> None:
        series = {
            "wish": Counter(wish.year for wish in self.wishes),
            "need": Counter(need.year for need in self.needs),
            "hand": self.numbers_of_handovers,
        }
        save(
            RunningNumber(area=self.area, series=name, year=year, last=last)
            for name, years in series.items()
            for year, last in years.items()
        )

    # --- chance and time

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def moment(self) -> datetime:
        return self.now - timedelta(seconds=self.chance.uniform(600, YEARS * 365 * 86400))

    def later(self, at: datetime, *, days: int) -> datetime:
        """Some days after, but not in the last minutes: the lists have followed all of it."""
        latest = self.now - timedelta(minutes=10)
        return min(at + timedelta(days=self.chance.uniform(0, days)), max(at, latest))

    def key(self, at: datetime) -> UUID:
        """A UUIDv7 of that moment."""
        head = int(at.timestamp() * 1000) << 80
        return UUID(
            int=head
            | 0x7 << 76
            | self.chance.getrandbits(12) << 64
            | 2 << 62
            | self.chance.getrandbits(62)
        )
