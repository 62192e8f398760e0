"""The key of every row."""

from django.db import models
from uuid_utils.compat import uuid7


def key() -> "models.UUIDField[object, object]":
    """UUIDv7, made in Python: sortable by age, not guessable, movable between installations."""
    return models.UUIDField(primary_key=True, default=uuid7, editable=False)
