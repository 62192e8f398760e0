from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.journal.fields import ErasableField, key
from quartier.journal.privacy import Privacy

WORDY = ("text", "words", "search")
"""What only searching needs."""


class ListedQuerySet(models.QuerySet["Listed"]):
    def shown(self, area: Area) -> ListedQuerySet:
        """What lists show: needs, and wishes that no need has taken up."""
        return self.filter(area=area, need_key__isnull=True)


class Listed(models.Model):
    """A public entry as lists, maps and downloads show it: a published wish alone, or a need.

    A read model: filled from the stages below by `actions.refresh`, never the truth itself.
    A wish in a need keeps its row (`need_key` set) for its journey, but lists show the need.
    """

    class Kind(models.TextChoices):
        WISH = "wish"
        NEED = "need"

    privacy = Privacy(
        "wishes",
        none="id area kind subject number need_key status step people voices place_name lon lat "
        "field_keys department_key first_at moved_at due_on answered_on planned decision "
        "wish_count",
        content="title text words search",
    )

    id = key()
    area = models.ForeignKey(Area, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    subject = models.UUIDField(unique=True)
    number = models.CharField(max_length=16)
    title = ErasableField(max_length=120, gone=_("Auf Wunsch gelöscht"))
    text = models.TextField(blank=True)
    # What else should be found: the place, and what the bundled wishes said.
    words = models.TextField(blank=True)
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
    # Without an answer the status on a day follows from this: `rules.on_that_day`.
    due_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    planned = models.CharField(max_length=80, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("title", config="german", weight="A")
        + SearchVector("text", "words", config="german", weight="B"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ListedQuerySet.as_manager()

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
                models.F("voices").desc(),
                "id",
                condition=models.Q(need_key__isnull=True),
                name="listed_people",
            ),
            models.Index(
                "area",
                "status",
                models.F("moved_at").desc(),
                "id",
                condition=models.Q(need_key__isnull=True),
                name="listed_status",
            ),
            models.Index(
                "area",
                "department_key",
                models.F("moved_at").desc(),
                "id",
                condition=models.Q(need_key__isnull=True, department_key__isnull=False),
                name="listed_department",
            ),
            models.Index(
                "area",
                models.F("answered_on").desc(),
                "id",
                condition=models.Q(answered_on__isnull=False),
                name="listed_answered",
            ),
            models.Index("need_key", name="listed_in_need"),
            GinIndex("field_keys", name="listed_fields"),
        ]

    def __str__(self) -> str:
        return self.number


class Cursor(models.Model):
    """Up to which entry an area's journal was followed. Also the lock of refreshing."""

    privacy = Privacy("journal", none="id area entry_key at")

    id = key()
    area = models.OneToOneField(Area, models.CASCADE, related_name="+")
    entry_key = models.UUIDField()
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.area_id)


class Followed(models.Model):
    """An entry younger than the cursor that was followed already. Older ones need no row."""

    privacy = Privacy("journal", none="entry_key area")

    entry_key = models.UUIDField(primary_key=True)
    area = models.ForeignKey(Area, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.entry_key)
