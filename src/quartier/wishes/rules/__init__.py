"""The house rules for wishes: plain values in, a verdict out."""

from quartier.wishes.rules.dangers import DANGER_PATTERN, danger_words
from quartier.wishes.rules.passages import (
    Passage,
    black_out,
    count_blacked_out,
    marked_passages,
    public_place,
)
from quartier.wishes.rules.promises import PROMISE_DAYS, read_by
from quartier.wishes.rules.texts import MAX_LENGTH, clean_line, clean_text, title_of
from quartier.wishes.rules.voices import VoiceData

__all__ = [
    "DANGER_PATTERN",
    "MAX_LENGTH",
    "PROMISE_DAYS",
    "Passage",
    "VoiceData",
    "black_out",
    "clean_line",
    "clean_text",
    "count_blacked_out",
    "danger_words",
    "marked_passages",
    "public_place",
    "read_by",
    "title_of",
]
