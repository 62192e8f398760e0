"""What all rooms share: the quarter, its chance, its clock, its journal; and bulk writing."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from benchmarks.words import Topic, Words
from django.db import models

from quartier.accounts.models import Resident
from quartier.areas.models import Area, Place
from quartier.handovers.models import HandedNeed, Handover
from quartier.journal.models import Entry
from quartier.needs.models import Need
from quartier.wishes.models import Wish

YEARS = 5
CHUNK = 2000


def save(rows: Iterable[models.Model]) -> None:
    """All rows of one kind, some thousands at a time."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        type(chunk[0])._base_manager.bulk_create(chunk)  # type: ignore[arg-type]  # noqa: SLF001


@dataclass
class Quarter:
    """The rows written so far; later rooms build on those of earlier ones."""

    area: Area
    count: int
    now: datetime
    chance: random.Random
    places: list[Place]
    words: Words
    journal: list[Entry] = field(default_factory=list)
    people: list[Resident] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    topic_of: list[int | None] = field(default_factory=list)
    public: list[tuple[Wish, int | None]] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    inside: dict[UUID, list[Wish]] = field(default_factory=dict)
    handovers: list[Handover] = field(default_factory=list)
    handed: list[HandedNeed] = field(default_factory=list)
    numbers_of_handovers: Counter[int] = field(default_factory=Counter)

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
