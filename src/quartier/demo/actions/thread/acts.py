"""The acts to come, in the order in which they would have happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from uuid import UUID

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.demo.rules import moment
from quartier.handovers.models import HandedNeed
from quartier.journal.rules import Actor, job
from quartier.needs.models import Need

Package = list[tuple[list[Need], list[HandedNeed]]]
Act = tuple[datetime, int, Callable[[], object]]
NAMESPACE = UUID("5a5c0de0-0000-4000-8000-000000000000")


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

    def at(self, when: datetime, act: Callable[[], object]) -> None:
        self.acts.append((min(when, self.now), next(self.order), act))

    def ago(self, days: float, seed: str) -> datetime:
        return moment(self.now, days, seed=seed)
