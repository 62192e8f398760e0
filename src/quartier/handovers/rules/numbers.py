"""Numbers as people type them. Plain values only."""

from quartier.areas.rules import parse_number

NEED = "B"
PACKAGE = "W"


def number_of(text: str, prefix: str) -> tuple[int, int] | None:
    """Year and number of what the prefix means; None for another kind of thing."""
    parsed = parse_number(text)
    return parsed[1:] if parsed and parsed[0] == prefix else None
