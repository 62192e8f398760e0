from pathlib import Path

from django.conf import settings

from quartier.files.models import StoredFile


def path_of(stored: StoredFile) -> Path:
    return Path(settings.MEDIA_ROOT) / stored.path


def thumbnail_path(stored: StoredFile) -> Path:
    """The small copy beside a photo."""
    path = path_of(stored)
    return path.with_name(f"{path.stem}-small{path.suffix}")
