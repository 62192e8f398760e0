"""Short numbers people can say on the telephone."""

import re
from collections.abc import Collection

NEED = "B"
PACKAGE = "W"
"""What numbers of needs and of packages begin with; those of wishes begin with the year."""
BETWEEN = r"[\s/.\-\u2010-\u2015]"
"""What stands between the parts; telephones and texts make other dashes of the plain one."""
TYPED = re.compile(rf"(?:NR\.?|#)?\s*([A-Z]?){BETWEEN}*([0-9]+){BETWEEN}+([0-9]+)")


def short_number(year: int, number: int, *, prefix: str = "", width: int = 5) -> str:
    """`2026-00123`, `B-2026-014`: short enough for the telephone."""
    return f"{prefix}{'-' if prefix else ''}{year}-{number:0{width}d}"


def parse_number(
    text: str, *, prefixes: Collection[str] = ("", NEED, PACKAGE)
) -> tuple[str, int, int] | None:
    """Read what people type: `2026-87`, `B2026 14`, `Nr. b-2026-014` → (prefix, year, number)."""
    found = TYPED.fullmatch(text.strip().upper())
    if found is None or found[1] not in prefixes:
        return None
    return found[1], int(found[2][:9]), int(found[3][:9])


def number_of(text: str, prefix: str = "") -> tuple[int, int] | None:
    """Year and number of what the prefix means (a wish has none); None for any other thing."""
    parsed = parse_number(text, prefixes=(prefix,))
    return parsed[1:] if parsed and parsed[0] == prefix else None
