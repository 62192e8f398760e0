"""Short numbers people can say on the telephone."""

from collections.abc import Collection

NEED = "B"
PACKAGE = "W"
"""What numbers of needs and of packages begin with; those of wishes begin with the year."""


def short_number(year: int, number: int, *, prefix: str = "", width: int = 5) -> str:
    """`2026-00123`, `B-2026-014`: short enough for the telephone."""
    return f"{prefix}{'-' if prefix else ''}{year}-{number:0{width}d}"


def parse_number(
    text: str, *, prefixes: Collection[str] = ("", NEED, PACKAGE)
) -> tuple[str, int, int] | None:
    """Read what people type: `2026-87`, `B 2026 14`, `b-2026-014` → (prefix, year, number)."""
    parts = text.upper().replace("-", " ").replace("/", " ").split()
    prefix = parts.pop(0) if parts and parts[0] in prefixes else ""
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
        return None
    year, number = (int(part[:9]) for part in parts)
    return prefix, year, number


def number_of(text: str, prefix: str = "") -> tuple[int, int] | None:
    """Year and number of what the prefix means (a wish has none); None for any other thing."""
    parsed = parse_number(text, prefixes=(prefix,))
    return parsed[1:] if parsed and parsed[0] == prefix else None
