"""Look into an archive without unpacking it."""

import lzma
import zipfile
import zlib
from typing import IO

from quartier.files.rules import Part, document_kind, is_bomb

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)


class Bomb(Exception):
    """Would unpack to far more than an honest document."""


def kind_of_archive(source: IO[bytes]) -> str:
    """`docx`, `xlsx`, `odt`, or ""."""
    try:
        with zipfile.ZipFile(source) as archive:
            infos = archive.infolist()
            if is_bomb([Part(i.filename, i.file_size, i.compress_size) for i in infos]):
                raise Bomb
            names = {info.filename for info in infos}
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
            return document_kind(names, mimetype)
    except DAMAGED:
        return ""
