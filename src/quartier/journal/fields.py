"""The key of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from uuid_utils.compat import uuid7

if TYPE_CHECKING:
    from uuid import UUID


def key() -> models.UUIDField[UUID | str, UUID]:
    """UUIDv7, made in Python: sortable by age, not guessable, movable between installations."""
    return models.UUIDField(primary_key=True, default=uuid7, editable=False)
