"""Photos are drawn anew: turned upright, smaller, without anything the camera wrote into them."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

from quartier.files.rules import PHOTO_PIXELS, PHOTO_SIDE, THUMBNAIL_SIDE

# Our own limit is checked right after the header is read, before a single pixel is unpacked.
Image.MAX_IMAGE_PIXELS = None
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, MemoryError)


class TooManyPixels(Exception):
    """A picture that would fill the memory (a decompression bomb, or a poster)."""


class NotReadable(Exception):
    """Starts like a picture, but is none, or is cut off."""


def redraw(source: IO[bytes]) -> Image.Image:
    """The picture as plain pixels, upright, at most `PHOTO_SIDE` wide and high."""
    try:
        with Image.open(source, formats=("JPEG", "PNG", "WEBP", "GIF")) as image:
            if image.width * image.height > PHOTO_PIXELS:
                raise TooManyPixels
            image.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
            return on_white(upright)
    except UNREADABLE as problem:
        raise NotReadable from problem


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
