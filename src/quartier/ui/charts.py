"""A small SVG writer for stacked bars.

Colour never carries meaning alone: every part shows its number, and the table beside it its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

BAR, ROW = 28, 62
NARROW = 260
"""Pixels of the smallest chart: a part shows its number only where it fits even there."""
INK = "#131525"
# key: colour of the part, colour of its number
COLOURS = {
    "yes": ("#00694d", "#fff"),
    "partly": ("#e0a458", INK),
    "later": ("#f6dfb2", INK),
    "no": ("#a51a12", "#fff"),
    "not_ours": ("#8f97b3", INK),
    "open": ("#d9d2c6", INK),
    "plain": ("#a2401c", "#fff"),
}


@dataclass(frozen=True)
class Bar:
    """One row: its label and its parts as (colour key, number)."""

    label: str
    parts: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.parts)


def bars(rows: Sequence[Bar], *, title: str) -> str:
    """An SVG with one bar per row; the longest row fills the width, the letters keep their size."""
    longest = max((row.total for row in rows), default=0) or 1
    inside = "".join(_row(row, ROW * i, 100 / longest) for i, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{ROW * len(rows)}" '
        f'role="img" aria-label={quoteattr(title)} '
        f'font-family="Fira Sans, sans-serif" font-size="16">{inside}</svg>'
    )


def _row(row: Bar, y: float, scale: float) -> str:
    label = f'<text x="0" y="{y + 16}" fill="{INK}">{escape(row.label)}</text>'
    total = f'<text x="100%" y="{y + 16}" text-anchor="end" fill="#51577a">{row.total}</text>'
    parts, x = [], 0.0
    for colour, number in row.parts:
        parts.append(_part(x, y + 23, number * scale, COLOURS[colour], number))
        x += number * scale
    return label + total + "".join(parts)


def _part(x: float, y: float, width: float, colours: tuple[str, str], number: int) -> str:
    if number == 0:
        return ""
    colour, ink = colours
    place = f'x="{x:.2f}%" y="{y}" width="{width:.2f}%" height="{BAR}"'
    bar = f'<rect {place} fill="{colour}" stroke="#fff" stroke-width="2"/>'
    if width * NARROW / 100 < 10 * len(str(number)) + 6:
        return bar
    return (
        bar + f'<text x="{x + width / 2:.2f}%" y="{y + 20}" text-anchor="middle" '
        f'font-weight="600" fill="{ink}">{number}</text>'
    )
