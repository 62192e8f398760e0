"""The demo's content, read from its files."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

Sheet = dict[str, Any]


def sheet(name: str) -> Sheet:
    """One file of the content: `quarter`, `plan`, `topics` or `people`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))
