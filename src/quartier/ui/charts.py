"""A small SVG writer for stacked bars; the same drawing stands in the page and in the PDF.

Colour never carries meaning alone: every part shows its number, and the table beside it its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDTH, BAR, ROW, TOP = 480, 30, 66, 4
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
    """An SVG with one bar per row; the longest row fills the width."""
    longest = max((row.total for row in rows), default=0) or 1
    height = TOP + ROW * len(rows)
    inside = "".join(_row(row, TOP + ROW * i, WIDTH / longest) for i, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f"aria-label={quoteattr(title)} "
        f'font-family="Fira Sans, sans-serif" font-size="18">{inside}</svg>'
    )


def _row(row: Bar, y: float, scale: float) -> str:
    label = f'<text x="0" y="{y + 18}" fill="{INK}">{escape(row.label)}</text>'
    total = f'<text x="{WIDTH}" y="{y + 18}" text-anchor="end" fill="#51577a">{row.total}</text>'
    parts, x = [], 0.0
    for colour, number in row.parts:
        parts.append(_part(x, y + 26, number * scale, COLOURS[colour], number))
        x += number * scale
    return label + total + "".join(parts)


def _part(x: float, y: float, width: float, colours: tuple[str, str], number: int) -> str:
    if number == 0:
        return ""
    colour, ink = colours
    wide = f'width="{max(width - 2, 1):.1f}" height="{BAR}"'
    bar = f'<rect x="{x:.1f}" y="{y}" {wide} fill="{colour}"/>'
    if width < 13 * len(str(number)) + 4:
        return bar
    middle = x + (width - 2) / 2
    return (
        bar + f'<text x="{middle:.1f}" y="{y + 21}" text-anchor="middle" font-weight="600" '
        f'font-size="16" fill="{ink}">{number}</text>'
    )
