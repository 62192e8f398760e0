"""Photos are drawn anew: turned upright, smaller, without anything the camera wrote into them."""

from io import BytesIO
from threading import Lock
from typing import IO

from PIL import Image, ImageOps

from quartier.files.rules import (
    PHOTO_PIXELS,
    PHOTO_SIDE,
    SCANNED_PIXELS,
    SCANS,
    THUMBNAIL_SIDE,
    UNSCALED_PIXELS,
)

# Our own limit is checked right after the header is read, before a single pixel is unpacked.
Image.MAX_IMAGE_PIXELS = None
ONE_AT_A_TIME = Lock()
"""A picture unpacks to hundreds of megabytes; many at once would fill the memory."""
SCAN = b"\xff\xda"
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, MemoryError)


class TooManyPixels(Exception):
    """A picture that would fill the memory (a decompression bomb, or a poster)."""


class NotReadable(Exception):
    """Starts like a picture, but is none, or is cut off."""


def redraw(source: IO[bytes]) -> Image.Image:
    """The picture as plain pixels, upright, at most `PHOTO_SIDE` wide and high."""
    try:
        with ONE_AT_A_TIME, Image.open(source, formats=("JPEG", "PNG", "WEBP", "GIF")) as image:
            _refuse_bombs(image, source)
            image.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
            image.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
            return on_white(ImageOps.exif_transpose(image))
    except UNREADABLE as problem:
        raise NotReadable from problem


def _refuse_bombs(image: Image.Image, source: IO[bytes]) -> None:
    """JPEG shrinks while it unpacks, the others do not; but each of its scans costs time."""
    is_jpeg, pixels = image.format == "JPEG", image.width * image.height
    if pixels > (PHOTO_PIXELS if is_jpeg else UNSCALED_PIXELS):
        raise TooManyPixels
    scans = _count(source, SCAN) if is_jpeg else 0
    if scans > SCANS or scans * pixels > SCANNED_PIXELS:
        raise TooManyPixels


def _count(source: IO[bytes], mark: bytes) -> int:
    place = source.tell()
    source.seek(0)
    found = source.read().count(mark)
    source.seek(place)
    return found


def on_white(image: Image.Image) -> Image.Image:
    """Without transparency: JPEG has none."""
    rgba = image.convert("RGBA")
    paper = Image.new("RGB", rgba.size, "white")
    paper.paste(rgba, mask=rgba.getchannel("A"))
    return paper


def small(image: Image.Image) -> Image.Image:
    copy = image.copy()
    copy.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return copy


def as_jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return out.getvalue()
