"""The key of every row; short texts that may be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from uuid_utils.compat import uuid7

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.functional import _StrPromise as StrPromise

    ShortText = models.CharField[str, str]
else:
    ShortText = models.CharField


def key() -> models.UUIDField[UUID | str, UUID]:
    """UUIDv7, made in Python: sortable by age, not guessable, movable between installations."""
    return models.UUIDField(primary_key=True, default=uuid7, editable=False)


class Gone(str):
    """Words that stand for an erased text; stored they are nothing again."""

    __slots__ = ()


class ErasableField(ShortText):
    """Erasing stores nothing; `gone` says so in the language of whoever reads it."""

    def __init__(self, *args: Any, gone: StrPromise | str = "", **more: Any) -> None:  # noqa: ANN401
        self.gone = gone
        super().__init__(*args, **more)

    def from_db_value(self, value: str | None, *_where: object) -> str | None:
        return Gone(self.gone) if value == "" else value

    def get_prep_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        return "" if isinstance(value, Gone) else super().get_prep_value(value)

    def deconstruct(self) -> Any:  # noqa: ANN401 - Django's own
        """To the database it is any short text."""
        name, _path, args, more = super().deconstruct()
        return name, "django.db.models.CharField", args, more
