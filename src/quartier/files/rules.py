"""What a file is, told by its first bytes, never by its name; and how much may be in it."""

from dataclasses import dataclass

PHOTO_BYTES = 10_000_000
DOCUMENT_BYTES = 10_000_000
TABLE_BYTES = 20_000_000
PHOTO_PIXELS = 60_000_000
UNSCALED_PIXELS = 30_000_000
SCANS = 100
SCANNED_PIXELS = 1_000_000_000
"""Each scan of a JPEG goes over all its pixels; honest photos have a dozen scans at most."""
PHOTO_SIDE = 2000
THUMBNAIL_SIDE = 480

ARCHIVE_RATIO = 100
ARCHIVE_BYTES = 100_000_000
ARCHIVE_ENTRIES = 1000

PHOTOS = frozenset({"jpeg", "png", "webp", "gif"})
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCUMENT_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif")
STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
)


def kind_of(head: bytes) -> str:
    """`jpeg`, `png`, `webp`, `gif`, `heic`, `pdf`, `zip`, or "" for anything else."""
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return "heic" if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS else ""


@dataclass(frozen=True)
class Part:
    """One entry of an archive as its directory declares it."""

    name: str
    size: int
    packed: int


def is_bomb(parts: list[Part]) -> bool:
    """More entries, more bytes or a higher ratio than an honest document has."""
    size = sum(part.size for part in parts)
    packed = sum(part.packed for part in parts)
    return (
        len(parts) > ARCHIVE_ENTRIES
        or size > ARCHIVE_BYTES
        or size > ARCHIVE_RATIO * max(packed, 1)
    )


def document_kind(names: set[str], mimetype: bytes) -> str:
    """`docx`, `xlsx`, `odt`; "" for other archives and for documents with macros."""
    if any(name.endswith("vbaProject.bin") for name in names):
        return ""
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return "xlsx"
    return "odt" if mimetype == DOCUMENT_TYPES["odt"].encode() else ""
