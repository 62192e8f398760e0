from django.db import models

from quartier.areas.models import Area
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class StoredFile(models.Model):
    """A checked upload. Its bytes lie under MEDIA_ROOT / `path` (a generated name)."""

    class Kind(models.TextChoices):
        PHOTO = "photo"
        DOCUMENT = "document"

    privacy = Privacy(
        "files",
        none="id area kind path content_type size sha256 width height created_at",
        content="original_name alt_text",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    path = models.CharField(max_length=120, unique=True)
    original_name = models.CharField(max_length=200, blank=True)
    alt_text = models.CharField(max_length=300, blank=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.path
