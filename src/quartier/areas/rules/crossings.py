"""Does an outline cross itself? A sweep, fast enough for 20,000 points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quartier.areas.rules.shapes import Box, Fault, Point, Ring, box_of, said, within


@dataclass(frozen=True, slots=True)
class Edge:
    a: Point
    b: Point
    ring: int
    place: int
    size: int
    box: Box

    def follows(self, other: "Edge") -> bool:
        if self.ring != other.ring:
            return False
        return (self.place - other.place) % self.size in (1, self.size - 1)


def refuse_crossings(rings: Sequence[Ring]) -> None:
    """No edge may cross another one or run back on itself."""
    for ring in rings:
        refuse_spikes(ring)
    edges = [edge for number, ring in enumerate(rings) for edge in edges_of(ring, number)]
    for one, other in near_pairs(edges):
        if not one.follows(other) and meet(one, other, touching=one.ring == other.ring):
            raise Fault("crossing", {"point": said(one.a)})


def refuse_spikes(ring: Ring) -> None:
    for a, b, c in zip(ring, ring[1:], [*ring[2:], ring[1]], strict=False):
        ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
        if turn(a, b, c) == 0 and ahead < 0:
            raise Fault("crossing", {"point": said(b)})


def edges_of(ring: Ring, number: int) -> Iterator[Edge]:
    for place, (a, b) in enumerate(pairwise(ring)):
        yield Edge(a, b, number, place, len(ring) - 1, box_of((a, b)))


def near_pairs(edges: list[Edge]) -> Iterator[tuple[Edge, Edge]]:
    """Pairs whose boxes overlap, found by a sweep along the axis on which edges are short."""
    wide = sum(e.box[2] - e.box[0] for e in edges)
    high = sum(e.box[3] - e.box[1] for e in edges)
    along, across = (0, 1) if wide <= high else (1, 0)
    active: list[Edge] = []
    for edge in sorted(edges, key=lambda e: e.box[along]):
        active = [e for e in active if e.box[along + 2] >= edge.box[along]]
        low, top = edge.box[across], edge.box[across + 2]
        for other in active:
            if other.box[across] <= top and low <= other.box[across + 2]:
                yield edge, other
        active.append(edge)


def meet(one: Edge, other: Edge, *, touching: bool) -> bool:
    """Do the edges cross? Within one ring touching is a fault too."""
    here = turn(one.a, one.b, other.a), turn(one.a, one.b, other.b)
    there = turn(other.a, other.b, one.a), turn(other.a, other.b, one.b)
    if here[0] * here[1] < 0 and there[0] * there[1] < 0:
        return True
    if not touching:
        return False
    ends = [(one, other.a), (one, other.b), (other, one.a), (other, one.b)]
    return any(
        value == 0 and within((*point, *point), edge.box)
        for value, (edge, point) in zip((*here, *there), ends, strict=True)
    )


def turn(a: Point, b: Point, c: Point) -> float:
    """Positive when c lies to the left of a → b."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
