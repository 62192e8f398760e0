"""Short numbers people can say on the telephone."""

from collections.abc import Collection


def short_number(year: int, number: int, *, prefix: str = "", width: int = 5) -> str:
    """`2026-00123`, `B-2026-014`: short enough for the telephone."""
    return f"{prefix}{'-' if prefix else ''}{year}-{number:0{width}d}"


def parse_number(
    text: str, *, prefixes: Collection[str] = ("", "B", "W")
) -> tuple[str, int, int] | None:
    """Read what people type: `2026-87`, `B 2026 14`, `b-2026-014` → (prefix, year, number)."""
    parts = text.upper().replace("-", " ").replace("/", " ").split()
    prefix = parts.pop(0) if parts and parts[0] in prefixes else ""
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
        return None
    year, number = (int(part[:9]) for part in parts)
    return prefix, year, number
