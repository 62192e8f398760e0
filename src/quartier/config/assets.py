"""Style sheets, scripts and fonts: gathered and compressed once, again only when one changed."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from quartier.config import processes
from quartier.config.environment import ROOT
from quartier.config.installation import MANAGE
from quartier.config.refusal import Refusal

GATHERED = ROOT / "build" / "static"
STAMP = ".gathered"


def gather(into: Path = GATHERED) -> bool:
    """True when there was something to do. Two at once wait for each other, and one does it."""
    if _is_current(into):
        return False
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        lock = into.with_suffix(".lock").open("w")
    except PermissionError:
        owner = f"Der Ordner {into.parent} gehört jemand anderem."
        raise Refusal(f"{owner} Bitte einmal als dieser Benutzer starten.") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # ends with its process
        if _is_current(into):
            return False
        print("Oberfläche wird vorbereitet …", flush=True)
        fresh = into.with_suffix(".next")
        _collect(fresh)
        _put_in_place(fresh, into)
    return True


def _is_current(into: Path) -> bool:
    stamp = into / STAMP
    return stamp.exists() and stamp.read_text() == _fingerprint()


def _collect(fresh: Path) -> None:
    wanted = _fingerprint()
    shutil.rmtree(fresh, ignore_errors=True)
    with tempfile.TemporaryDirectory() as elsewhere:
        env = dict(os.environ) | {
            "DJANGO_SETTINGS_MODULE": "quartier.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
            "QUARTIER_MODE": "demo",  # no database is touched, only the storage matters
            "QUARTIER_DATA": elsewhere,
            "QUARTIER_STATIC": str(fresh),
        }
        if processes.run([*MANAGE, "collectstatic", "--noinput", "--verbosity", "0"], env):
            raise Refusal("Die Oberfläche konnte nicht vorbereitet werden (siehe oben).")
    (fresh / STAMP).write_text(wanted)


def _put_in_place(fresh: Path, into: Path) -> None:
    """A Quartier that runs from the same folder misses its files for no more than a moment."""
    before = into.with_suffix(".before")
    shutil.rmtree(before, ignore_errors=True)
    if into.exists():
        into.rename(before)
    fresh.rename(into)
    shutil.rmtree(before, ignore_errors=True)


def _fingerprint() -> str:
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for file in sorted(ROOT.glob("src/quartier/*/static/**/*")):
        if file.is_file():
            state = file.stat()
            digest.update(f"{file.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()
