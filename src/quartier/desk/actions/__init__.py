"""Verbs that span stages: open a quarter; erase a person; delete what may not stay longer."""

from quartier.desk.actions.opening import open_quarter
from quartier.desk.actions.privacy import (
    apply_retention,
    correct_person,
    erase_person,
    note_export,
)

__all__ = ["apply_retention", "correct_person", "erase_person", "note_export", "open_quarter"]
