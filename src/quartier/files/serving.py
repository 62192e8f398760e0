"""Hand out a stored file. The owning app's view has decided who may see it."""

from django.http import FileResponse, Http404, HttpResponseBase

from quartier.files.models import StoredFile
from quartier.files.queries import path_of, thumbnail_path

SANDBOX = "default-src 'none'; sandbox"


def send(stored: StoredFile, *, thumbnail: bool = False) -> HttpResponseBase:
    """Photos inline, documents as attachment; neither may run or embed anything."""
    is_photo = stored.kind == StoredFile.Kind.PHOTO
    path = thumbnail_path(stored) if is_photo and thumbnail else path_of(stored)
    if not path.is_file():
        raise Http404
    response = FileResponse(
        path.open("rb"),
        as_attachment=not is_photo,
        filename="" if is_photo else stored.original_name or path.name,
        content_type=stored.content_type,
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
