"""Measurable goals, differences between versions, money. Plain values in, a verdict out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
STANDARD_FIELDS = (
    ("A", "Mitwirkung der Bürger und Stadtteilleben"),
    ("B", "Lokale Wirtschaft, Arbeit und Beschäftigung"),
    ("C", "Quartierszentren"),
    ("D", "Soziales, Kultur, Bildung und Freizeit"),
    ("E", "Wohnen"),
    ("F", "Wohnumfeld"),
    ("G", "Ökologie und Energie"),
)
"""The Bavarian standard list (domain.md 3.1), our short names."""

DONE = frozenset({"completed", "accounted", "closed"})
ENDED = frozenset({"dropped", "deferred", "interrupted"})
UNDER_WAY = frozenset({"running", "granted", "applied"})


def stage_of(state: str) -> str:
    """Four stages for a picture of progress: done, under way, ended, planned."""
    if state in DONE:
        return "done"
    if state in UNDER_WAY:
        return "under_way"
    return "ended" if state in ENDED else "planned"


STAGES = ("done", "under_way", "planned", "ended")


def missing_for_measuring(
    level: str, *, indicator: str, target: str, due_on: date | None
) -> list[str]:
    """What an operational goal still lacks (SMART); the others need nothing."""
    if level != "operational":
        return []
    parts = {"indicator": indicator, "target": target, "due_on": due_on}
    return [name for name, value in parts.items() if not value]


def needs_reason(state: str) -> bool:
    """Stopping a measure takes a reason people can read."""
    return state in ENDED


def read_money(text: str) -> Decimal | None:
    """„12.500,50 €“ → 12500.50; None if it is no amount. A lone point groups thousands."""
    plain = text.replace("€", "").replace("EUR", "").replace("\N{NO-BREAK SPACE}", "")
    plain = plain.replace(" ", "").strip()
    if "," in plain or _groups(plain):
        plain = plain.replace(".", "").replace(",", ".")
    return Decimal(plain).quantize(Decimal("0.01")) if AMOUNT.fullmatch(plain) else None


def _groups(text: str) -> bool:
    """Points stand before each three digits: „12.500“, „1.250.000“."""
    head, *rest = text.split(".")
    return bool(rest) and 1 <= len(head) <= 3 and all(len(part) == 3 for part in rest)  # noqa: PLR2004


def said_money(amount: Decimal) -> str:
    """„12.500,50 €“; whole euros without cents."""
    text = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    swapped = text.translate(str.maketrans(",.", ".,"))
    return f"{swapped}\N{NO-BREAK SPACE}€"


@dataclass(frozen=True)
class Change:
    """One field that reads differently."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """A goal or measure that came, went or changed. `kind`: added, dropped, changed."""

    lineage: UUID
    kind: str
    code: str
    title: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Item:
    """A goal or measure as a version shows it: names of fields and their words."""

    lineage: UUID
    code: str
    title: str
    words: Mapping[str, str]


def differences(before: Sequence[Item], after: Sequence[Item]) -> list[Difference]:
    """What came, changed and went, each in the order of codes."""
    old = {item.lineage: item for item in before}
    new = {item.lineage: item for item in after}
    found = [*_arrived(old, new), *_changed(old, new), *_gone(old, new)]
    order = {"added": 0, "changed": 1, "dropped": 2}
    return sorted(found, key=lambda d: (order[d.kind], d.code))


def _arrived(old: Mapping[UUID, Item], new: Mapping[UUID, Item]) -> Iterator[Difference]:
    for key, item in new.items():
        if key not in old:
            yield Difference(key, "added", item.code, item.title)


def _gone(old: Mapping[UUID, Item], new: Mapping[UUID, Item]) -> Iterator[Difference]:
    for key, item in old.items():
        if key not in new:
            yield Difference(key, "dropped", item.code, item.title)


def _changed(old: Mapping[UUID, Item], new: Mapping[UUID, Item]) -> Iterator[Difference]:
    for key in old.keys() & new.keys():
        changes = tuple(
            Change(name, old[key].words.get(name, ""), words)
            for name, words in new[key].words.items()
            if old[key].words.get(name, "") != words
        )
        if changes:
            yield Difference(key, "changed", new[key].code, new[key].title, changes)


def next_version(number: str, taken: Iterable[str] = ()) -> str:
    """„2.0“ → „3.0“; anything unreadable starts at 1.0. A number that is taken is passed over."""
    head = number.split(".", maxsplit=1)[0]
    following = f"{int(head) + 1}.0" if head.isascii() and head.isdigit() else "1.0"
    return next_version(following, taken) if following in taken else following
