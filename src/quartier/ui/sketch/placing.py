"""Where pins and names may stand on a map, so that nothing hides anything."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
ROUNDS = 60
LETTER = 0.54
"""How wide a letter is, measured in its own height: the average of our font."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, reach: float) -> "Box":
        return cls(x - reach, y - reach, x + reach, y + reach)

    def meets(self, other: "Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: "Box") -> bool:
        wide = self.left <= other.left and other.right <= self.right
        return wide and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True)
class Name:
    """A name at its place; `turn` in degrees for those that follow a line."""

    kind: str
    text: str
    x: float
    y: float
    turn: float | None = None


@dataclass(frozen=True)
class Spot:
    """Where a name stands: its point, which end of it is there, and its box."""

    name: Name
    x: float
    y: float
    anchor: str
    box: Box

    def box_at(self, size: float) -> Box:
        """What it covers where it stands, drawn in letters of another size."""
        width = len(self.name.text) * size * LETTER
        if self.name.turn is not None:
            return _turned(self.x, self.y, width, size, self.name.turn)
        begins = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return _box(self.x - begins, self.y, width, size)


def spread(points: Sequence[Point], gap: float) -> tuple[Point, ...]:
    """The same points, pushed apart until each two are about `gap` from each other."""
    moved = list(points)
    for _round in range(ROUNDS):
        pushed = [_push(moved, a, b, gap) for a in range(len(moved)) for b in range(a)]
        if not any(pushed):
            break
    return tuple(moved)


def _push(points: list[Point], a: int, b: int, gap: float) -> bool:
    (ax, ay), (bx, by) = points[a], points[b]
    dx, dy = ax - bx, ay - by
    if dx * dx + dy * dy >= gap * gap:
        return False
    # The golden angle: points at one place leave it in different directions.
    distance = math.hypot(dx, dy)
    turn = math.atan2(dy, dx) if distance > gap / 100 else a * 2.4
    step = (gap - distance) / 2 + 0.1
    x, y = step * math.cos(turn), step * math.sin(turn)
    points[a], points[b] = (ax + x, ay + y), (bx - x, by - y)
    return True


def placed(names: Iterable[Name], size: float, view: Box, taken: Sequence[Box]) -> list[Spot]:
    """The names that have room; short ones first, because more of them fit."""
    found: list[Spot] = []
    for name in sorted(names, key=lambda one: (one.turn is not None, len(one.text))):
        full = [*taken, *(spot.box for spot in found)]
        fits = (spot for spot in _spots(name, size) if view.holds(spot.box))
        free = (spot for spot in fits if not any(spot.box.meets(box) for box in full))
        found += [spot for spot in [next(free, None)] if spot]
    return found


def _spots(name: Name, size: float) -> list[Spot]:
    """Where a name may stand: along its line, or above, beside and below its dot."""
    x, y, width = name.x, name.y, len(name.text) * size * LETTER
    if name.turn is not None:
        return [Spot(name, x, y, "middle", _turned(x, y, width, size, name.turn))]
    below, middle = y + 4 + size, y + size * 0.35
    return [
        Spot(name, x, y - 9, "middle", _box(x - width / 2, y - 9, width, size)),
        Spot(name, x + 9, middle, "start", _box(x + 9, middle, width, size)),
        Spot(name, x - 9, middle, "end", _box(x - 9 - width, middle, width, size)),
        Spot(name, x, below, "middle", _box(x - width / 2, below, width, size)),
    ]


def _turned(x: float, y: float, width: float, size: float, turn: float) -> Box:
    sine, cosine = abs(math.sin(math.radians(turn))), abs(math.cos(math.radians(turn)))
    wide, high = (width * cosine + size * sine) / 2, (width * sine + size * cosine) / 2
    return Box(x - wide, y - high, x + wide, y + high)


def _box(left: float, line: float, width: float, size: float) -> Box:
    """The box of a text that begins there and stands on that line."""
    return Box(left, line - size * 0.8, left + width, line + size * 0.25)
