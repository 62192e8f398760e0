"""The acts to come, in the order in which they would have happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.demo.rules import moment, next_morning, office_moment
from quartier.handovers.models import HandedNeed
from quartier.journal.rules import Actor, job
from quartier.needs.models import Need
from quartier.wishes.models import Wish

Act = tuple[datetime, int, Callable[[], object]]
NAMESPACE = UUID("5a5c0de0-0000-4000-8000-000000000000")


@dataclass
class Made:
    """What came of a topic so far: wishes by their text, and the need."""

    wishes: dict[str, Wish] = field(default_factory=dict)
    needs: list[Need] = field(default_factory=list)

    @property
    def need(self) -> Need:
        return self.needs[0]


Package = list[tuple[Made, list[HandedNeed]]]


@dataclass
class Thread:
    """The acts to come, and what they made so far."""

    area: Area
    now: datetime
    acts: list[Act] = field(default_factory=list)
    order: "count[int]" = field(default_factory=count)
    residents: list[Resident] = field(default_factory=list)
    packages: dict[tuple[str, int], Package] = field(default_factory=dict)
    clerk: Actor = field(default_factory=lambda: job("demo"))

    @property
    def profile(self) -> str:
        return self.area.municipality.holiday_profile

    def at(self, when: datetime, act: Callable[[], object]) -> None:
        self.acts.append((min(when, self.now), next(self.order), act))

    def ago(self, days: float, seed: str, *, after: datetime | None = None) -> datetime:
        """On a working day, so many days ago; in any case later than `after`."""
        when = office_moment(self.now, days, seed=seed, profile=self.profile)
        return max(when, self.soon(after)) if after else when

    def any_day(self, days: float, seed: str) -> datetime:
        """When people at home write."""
        return moment(self.now, days, seed=seed)

    def soon(self, when: datetime) -> datetime:
        return min(when + timedelta(minutes=20), self.now)

    def next_morning(self, when: datetime) -> datetime:
        """The next working day; where that has not come yet, soon."""
        morning = next_morning(when, profile=self.profile)
        return morning if morning < self.now else self.soon(when)
