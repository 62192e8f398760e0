"""Take in uploads: their bytes tell what they are, photos are drawn anew, names are generated."""

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL.Image import Image

from quartier.areas.models import Area
from quartier.files import archives, pictures, rules
from quartier.files.models import StoredFile
from quartier.files.queries import path_of, thumbnail_path
from quartier.journal.actions import record
from quartier.journal.rules import Actor

HEAD = 32

if TYPE_CHECKING:
    Upload = UploadedFile[Any]
else:
    Upload = UploadedFile


class NotAPhoto(ValidationError):
    """No picture we take; the sentence says what it is and what to do."""


class NotADocument(ValidationError):
    pass


class TooLarge(ValidationError):
    pass


class NotStored(ValidationError):
    """The disk refused."""


def store_photo(upload: Upload, *, area: Area, alt_text: str = "", by: Actor) -> StoredFile:
    """Check, redraw as JPEG without camera data, and keep with a small copy."""
    _refuse_large(
        upload, rules.PHOTO_BYTES, _("Das Foto hat %s MB. Bitte nehmen Sie eines bis %s MB.")
    )
    image = _redrawn(upload)
    with transaction.atomic():
        stored = _row(upload, area, StoredFile.Kind.PHOTO, "jpg", "image/jpeg")
        stored.alt_text, stored.width, stored.height = alt_text, image.width, image.height
        _keep(stored, pictures.as_jpeg(image), pictures.as_jpeg(pictures.small(image)), by)
    return stored


def store_document(upload: Upload, *, area: Area, by: Actor) -> StoredFile:
    """Keep a PDF, Word, Excel or OpenDocument file as it is, after a look inside."""
    _refuse_large(
        upload, rules.DOCUMENT_BYTES, _("Die Datei hat %s MB. Bitte nehmen Sie eine bis %s MB.")
    )
    kind = _document_kind(upload)
    if not kind:
        raise NotADocument(
            _("Bitte nehmen Sie eine Datei in PDF, Word (DOCX), Excel (XLSX) oder ODT.")
        )
    return _store(upload, area, kind, rules.DOCUMENT_TYPES[kind], by)


def store_table(upload: Upload, *, area: Area, by: Actor) -> StoredFile:
    """Keep a list to import: CSV text or XLSX."""
    _refuse_large(
        upload, rules.TABLE_BYTES, _("Die Datei hat %s MB. Bitte nehmen Sie eine bis %s MB.")
    )
    head = _head(upload, 4096)
    if rules.kind_of(head) == "zip" and _document_kind(upload) == "xlsx":
        return _store(upload, area, "xlsx", rules.DOCUMENT_TYPES["xlsx"], by)
    if rules.kind_of(head) or b"\0" in head:
        raise NotADocument(_("Bitte nehmen Sie eine Tabelle in Excel (XLSX) oder CSV."))
    return _store(upload, area, "csv", "text/csv", by)


def remove(stored: StoredFile, *, by: Actor) -> None:
    """Delete the row now and the bytes once that is certain."""
    paths = path_of(stored), thumbnail_path(stored)
    with transaction.atomic():
        record(by, "remove_file", stored)
        stored.delete()
        transaction.on_commit(lambda: _unlink(*paths))


def _unlink(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _redrawn(upload: Upload) -> Image:
    kind = rules.kind_of(_head(upload, HEAD))
    if kind not in rules.PHOTOS:
        raise NotAPhoto(_no_photo(kind))
    try:
        return pictures.redraw(_bytes(upload))
    except pictures.TooManyPixels as problem:
        raise NotAPhoto(
            _("Dieses Bild ist zu groß. Bitte nehmen Sie ein kleineres Foto.")
        ) from problem
    except pictures.NotReadable as problem:
        raise NotAPhoto(_("Dieses Foto ist beschädigt. Bitte nehmen Sie ein anderes.")) from problem


def _no_photo(kind: str) -> str:
    if kind == "pdf":
        return _("Diese Datei ist kein Foto, sondern ein PDF.")
    if kind == "heic":
        return _(
            "Dieses Foto hat das Format HEIC, das wir nicht lesen können. Stellen Sie am iPhone "
            "unter „Kamera, Formate“ bitte „Maximale Kompatibilität“ ein. Oder schicken Sie ein "
            "Bildschirmfoto."
        )
    if kind == "zip":
        return _("Diese Datei ist kein Foto, sondern ein Archiv oder ein Dokument.")
    return _("Diese Datei ist kein Foto. Bitte nehmen Sie ein Bild in JPG, PNG oder WebP.")


def _document_kind(upload: Upload) -> str:
    kind = rules.kind_of(_head(upload, HEAD))
    if kind != "zip":
        return kind if kind in rules.DOCUMENT_TYPES else ""
    try:
        return archives.kind_of_archive(_bytes(upload))
    except archives.Bomb as problem:
        raise NotADocument(
            _("Diese Datei wird beim Öffnen zu groß. Wir nehmen sie nicht an.")
        ) from problem
    finally:
        upload.seek(0)


def _bytes(upload: Upload) -> IO[bytes]:
    return cast("IO[bytes]", upload.file)


def _head(upload: Upload, length: int) -> bytes:
    upload.seek(0)
    head: bytes = upload.read(length)
    upload.seek(0)
    return head


def _refuse_large(upload: Upload, limit: int, sentence: str) -> None:
    if (upload.size or 0) > limit:
        raise TooLarge(sentence % (-(-(upload.size or 0) // 1_000_000), limit // 1_000_000))


def _row(upload: Upload, area: Area, kind: str, ending: str, content_type: str) -> StoredFile:
    name = uuid4().hex
    return StoredFile(
        area=area,
        kind=kind,
        path=f"{kind}/{name[:2]}/{name}.{ending}",
        original_name=unicodedata.normalize("NFC", upload.name or "")[-200:],
        content_type=content_type,
    )


def _store(upload: Upload, area: Area, ending: str, content_type: str, by: Actor) -> StoredFile:
    with transaction.atomic():
        stored = _row(upload, area, StoredFile.Kind.DOCUMENT, ending, content_type)
        _keep(stored, upload.read(), b"", by)
    return stored


def _keep(stored: StoredFile, data: bytes, small: bytes, by: Actor) -> None:
    stored.size, stored.sha256 = len(data), hashlib.sha256(data).hexdigest()
    try:
        _write(path_of(stored), data)
        if small:
            _write(thumbnail_path(stored), small)
    except OSError as problem:
        raise NotStored(
            _("Die Datei konnten wir nicht speichern. Bitte versuchen Sie es später noch einmal.")
        ) from problem
    stored.save(force_insert=True)
    record(by, "store_file", stored, kind=stored.kind, size=stored.size)


def _write(path: Path, data: bytes) -> None:
    """All or nothing, and on the disk before the row says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        part.rename(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
