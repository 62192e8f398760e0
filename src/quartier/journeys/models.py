from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from quartier.areas.models import Area
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Listed(models.Model):
    """A public entry as lists, maps and downloads show it: a published wish that stands alone, or a need.

    A read model: filled from the stages below by `actions.refresh`, never the truth itself.
    A wish in a need keeps its row (`need_key` set) for its journey, but lists show the need.
    """

    class Kind(models.TextChoices):
        WISH = "wish"
        NEED = "need"

    privacy = Privacy(
        "wishes",
        none="id area kind subject number need_key status step people voices place_name lon lat field_keys "
        "department_key first_at moved_at due_on decision wish_count search",
        content="title text",
    )

    id = key()
    area = models.ForeignKey(Area, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    subject = models.UUIDField(unique=True)
    number = models.CharField(max_length=16)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    need_key = models.UUIDField(null=True)
    status = models.CharField(max_length=12)
    step = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=8, blank=True)
    people = models.PositiveIntegerField(default=0)
    voices = models.PositiveIntegerField(default=0)
    wish_count = models.PositiveIntegerField(default=1)
    place_name = models.CharField(max_length=160, blank=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    field_keys = ArrayField(models.UUIDField(), default=list)
    department_key = models.UUIDField(null=True)
    first_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "number", name="listed_number_once")]
        indexes = [
            GinIndex("search", name="listed_search"),
            models.Index(
                "area",
                models.F("moved_at").desc(),
                "id",
                condition=models.Q(need_key__isnull=True),
                name="listed_moved",
            ),
            models.Index(
                "area",
                models.F("first_at").desc(),
                "id",
                condition=models.Q(need_key__isnull=True),
                name="listed_first",
            ),
            models.Index(
                "area",
                models.F("people").desc(),
                "id",
                condition=models.Q(need_key__isnull=True),
                name="listed_people",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Cursor(models.Model):
    """How far a job of this floor has followed the journal."""

    privacy = Privacy("journal", none="id name entry_key at")

    id = key()
    name = models.CharField(max_length=40, unique=True)
    entry_key = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name
