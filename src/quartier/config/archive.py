"""The backup's file: a tar anybody can unpack, closed by a seal over every byte before it.

Members: `database.dump` (pg_dump, custom format), `secret-key`, `files/…` (uploads) and last
`manifest.json` with the SHA-256 of each member and of each table's rows.
"""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from quartier.config.refusal import Refusal, why

FORMAT = 1
DUMP, KEY, FILES, MANIFEST = "database.dump", "secret-key", "files", "manifest.json"
SEAL_SIZE = 512  # one tar block
SEAL = b"quartier-backup sha256 "
CHUNK = 1 << 20


class Writer:
    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._tar = tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self._sums: dict[str, str] = {}

    def add(self, name: str, file: Path) -> None:
        """Add a file; one that was deleted meanwhile is left out."""
        try:
            content = file.open("rb")
        except FileNotFoundError:
            return
        with content:
            info = self._tar.gettarinfo(arcname=name, fileobj=content)
            self._sums[name] = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
            self._tar.addfile(_anonymous(info), content)

    def close(self, about: dict[str, Any]) -> None:
        """Add the manifest and the seal."""
        manifest = about | {"format": FORMAT, "members": self._sums}
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(text)
        self._tar.addfile(_anonymous(info), io.BytesIO(text))
        self._tar.close()
        self._out.flush()
        size = self._out.tell()
        self._out.seek(0)
        digest = _digest(self._out, size)
        self._out.write(_seal(digest))


def verify(file: Path) -> dict[str, Any]:
    """The manifest of a whole and undamaged backup; anything else is refused."""
    with _opened(file) as content:
        size = content.seek(0, io.SEEK_END)
        if size < SEAL_SIZE:
            raise Refusal(f"{file} ist keine Sicherung von Quartier.")
        content.seek(size - SEAL_SIZE)
        seal = content.read()
        content.seek(0)
        digest = _digest(content, size - SEAL_SIZE)
    if not seal.startswith(SEAL):
        raise Refusal(f"{file} ist keine Sicherung von Quartier oder wurde abgeschnitten.")
    if seal != _seal(digest):
        raise Refusal(f"Die Sicherung {file} ist beschädigt. Es wurde nichts verändert.")
    return _manifest(file)


def unpack(file: Path, folder: Path, manifest: dict[str, Any]) -> None:
    """Write the members the manifest names into an empty folder and check each."""
    with tarfile.open(file) as tar:
        for name, wanted in manifest["members"].items():
            target = folder / name
            if not _is_ours(name):
                raise Refusal(f"In der Sicherung liegt „{name}“, das gehört dort nicht hin.")
            target.parent.mkdir(parents=True, exist_ok=True)
            if _extract(tar, name, target) != wanted:
                raise Refusal(f"In der Sicherung ist „{name}“ beschädigt.")


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name in (DUMP, KEY) or (parts[0] == FILES and ".." not in parts)


def _extract(tar: tarfile.TarFile, name: str, target: Path) -> str:
    """The SHA-256 of what was written."""
    content = tar.extractfile(name)
    if content is None:
        return ""
    with content, target.open("xb") as out:
        target.chmod(0o600)
        shutil.copyfileobj(content, out, CHUNK)
    with target.open("rb") as written:
        return hashlib.file_digest(written, "sha256").hexdigest()


def _manifest(file: Path) -> dict[str, Any]:
    try:
        with tarfile.open(file) as tar:
            content = tar.extractfile(MANIFEST)
            manifest: dict[str, Any] = json.load(content) if content else {}
    except (tarfile.TarError, KeyError, ValueError):
        manifest = {}
    if manifest.get("format") != FORMAT:
        raise Refusal(f"{file} stammt aus einer anderen Fassung von Quartier, die hier fremd ist.")
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    try:
        with file.open("rb") as content:
            yield content
    except OSError as error:
        raise Refusal(f"{file} kann nicht gelesen werden: {why(error)}.") from None


def _digest(content: IO[bytes], length: int) -> str:
    digest = hashlib.sha256()
    while length > 0 and (chunk := content.read(min(CHUNK, length))):
        digest.update(chunk)
        length -= len(chunk)
    return digest.hexdigest()


def _seal(digest: str) -> bytes:
    return (SEAL + digest.encode() + b"\n").ljust(SEAL_SIZE, b"\0")


def _anonymous(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode = 0o600
    return info
