import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from quartier.files import actions, pictures
from quartier.files.models import StoredFile
from quartier.files.queries import path_of, thumbnail_path
from quartier.files.rules import PHOTO_SIDE
from tests.factories import CLERK, new_area

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def picture(kind: str = "JPEG", size: tuple[int, int] = (300, 200), **more) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "blue").save(out, kind, **more)
    return out.getvalue()


def seen(path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes()))


def archive(entries: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return out.getvalue()


def photo(data: bytes, name: str = "bank.jpg", **more) -> StoredFile:
    upload = SimpleUploadedFile(name, data)
    return actions.store_photo(upload, area=new_area(), by=CLERK, **more)


def document(data: bytes, name: str = "brief.pdf") -> StoredFile:
    return actions.store_document(SimpleUploadedFile(name, data), area=new_area(), by=CLERK)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_photo_is_drawn_anew_as_jpeg(kind):
    stored = photo(picture(kind), alt_text="Eine Bank")

    assert seen(path_of(stored)).format == "JPEG"
    assert (stored.width, stored.height, stored.alt_text) == (300, 200, "Eine Bank")
    assert stored.size == path_of(stored).stat().st_size


def test_what_the_camera_wrote_is_gone_and_the_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera von Mia"

    stored = photo(picture(exif=exif))

    assert (stored.width, stored.height) == (200, 300)
    assert dict(seen(path_of(stored)).getexif()) == {}
    assert b"Mia" not in path_of(stored).read_bytes()


def test_a_large_photo_becomes_smaller_and_has_a_small_copy():
    stored = photo(picture(size=(3000, 1500)))

    assert (stored.width, stored.height) == (2000, 1000)
    assert seen(thumbnail_path(stored)).size == (480, 240)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 ...", "Diese Datei ist kein Foto, sondern ein PDF."),
        (b"\0\0\0\x18ftypheic" + bytes(99), "HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Diese Datei ist kein Foto."),
        (b"\xff\xd8\xff\xe0" + bytes(50), "Dieses Foto ist beschädigt."),
        (b"", "Diese Datei ist kein Foto."),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(ValidationError, match=sentence):
        photo(data)


def test_a_cut_off_photo_is_refused():
    with pytest.raises(ValidationError, match="beschädigt"):
        photo(picture(size=(900, 900), quality=95)[:2000])


def test_a_picture_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(pictures, "UNSCALED_PIXELS", 10_000)

    with pytest.raises(ValidationError, match="zu groß"):
        photo(picture("PNG", (300, 200)))


def test_a_jpeg_of_a_thousand_scans_is_refused():
    flat = picture(size=(64, 64), progressive=True)
    last = flat[flat.rfind(b"\xff\xda") : -2]

    with pytest.raises(ValidationError, match="zu groß"):
        photo(flat[:-2] + last * 1000 + flat[-2:])


def test_a_large_jpeg_of_many_scans_is_refused():
    """240 KB took a core for many seconds, and no other photo was read meanwhile."""
    honest = picture(size=(7000, 7000), progressive=True)
    last = honest[honest.rfind(b"\xff\xda") : -2]

    with pytest.raises(ValidationError, match="zu groß"):
        photo(honest[:-2] + last * 80 + honest[-2:])

    assert pictures.redraw(BytesIO(honest)).width == PHOTO_SIDE


def test_too_many_megabytes_are_named():
    with pytest.raises(
        ValidationError, match=r"Das Foto hat 14 MB\. Bitte nehmen Sie eines bis 10 MB\."
    ):
        photo(bytes(13_500_000))


def test_documents_are_told_by_their_bytes():
    word = archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})

    assert document(b"%PDF-1.7", "x.docx").content_type == "application/pdf"
    with pytest.raises(ValidationError, match="Bitte nehmen Sie eine Datei in PDF"):
        actions.store_document(SimpleUploadedFile("x.pdf", b"MZ\x90"), area=None, by=CLERK)
    stored = actions.store_document(
        SimpleUploadedFile("Übersicht.pdf", word), area=new_area("haubenschloss"), by=CLERK
    )
    assert stored.path.endswith(".docx")


@pytest.mark.parametrize(
    "entries",
    [
        {"[Content_Types].xml": b"", "word/document.xml": bytes(5_000_000)},
        {f"word/{n}": b"x" for n in range(1001)},
    ],
)
def test_an_archive_bomb_is_refused(entries):
    with pytest.raises(ValidationError, match="zu groß"):
        document(archive(entries), "brief.docx")


def test_a_damaged_archive_is_refused_with_a_sentence():
    whole = bytearray(archive({"mimetype": b"application/vnd.oasis.opendocument.text" * 9}))
    start = whole.find(b"mimetype") + len("mimetype")
    whole[start : start + 8] = b"\xff" * 8

    with pytest.raises(ValidationError, match="PDF, Word"):
        document(bytes(whole), "brief.odt")


def test_a_document_with_macros_is_refused():
    macros = {"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}

    with pytest.raises(ValidationError, match="PDF, Word"):
        document(archive(macros), "brief.docx")


def test_a_full_disk_leaves_no_row_and_no_file(monkeypatch, settings):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(actions.os, "fsync", full)

    with pytest.raises(ValidationError, match="nicht speichern"):
        photo(picture())

    assert not StoredFile.objects.exists()
    assert [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()] == []


def test_removing_deletes_row_and_bytes(django_capture_on_commit_callbacks):
    stored = photo(picture())
    paths = path_of(stored), thumbnail_path(stored)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(stored, by=CLERK)

    assert [path.exists() for path in paths] == [False, False]
