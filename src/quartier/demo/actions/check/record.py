"""What happened in the check: counts, and every refusal in its own words."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec

from django.core.exceptions import ValidationError

from quartier.areas.models import Area
from quartier.journal.rules import Actor, job

P = ParamSpec("P")


@dataclass
class Check:
    area: Area
    now: datetime
    tell: Callable[[str], None]
    clerk: Actor = field(default_factory=lambda: job("thread_check"))
    counts: Counter[str] = field(default_factory=Counter)
    refusals: list[str] = field(default_factory=list)

    def attempt(
        self, what: str, act: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Count an act; a refusal is written down, never swallowed."""
        try:
            act(*args, **kwargs)
        except ValidationError as refusal:
            self.counts[f"{what}: abgelehnt"] += 1
            self.refusals += [f"{what}: {message}" for message in refusal.messages]
        else:
            self.counts[what] += 1
