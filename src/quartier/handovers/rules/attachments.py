"""Who may open a department's file, and what kind it is. Plain values only."""

from collections.abc import Iterable
from datetime import datetime

from quartier.files.rules import DOCUMENT_TYPES

KINDS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "odt": "ODT"}
KIND_WORDS = {DOCUMENT_TYPES[kind]: word for kind, word in KINDS.items()}

Decision = tuple[datetime, bool]
"""When the office told people of an answer with this file, and whether it showed the file."""


def is_shown(decisions: Iterable[Decision]) -> bool:
    """The newest decision counts; before the first one nobody outside sees the file."""
    return max(decisions, default=(None, False))[1]


def kind_word(content_type: str) -> str:
    """„PDF“, „Word“: what people know the kind of file by."""
    return KIND_WORDS.get(content_type, "")
