"""Style sheets, scripts and fonts: gathered and compressed once, again only when one changed."""

import fcntl
import hashlib
import os
import shutil
from pathlib import Path

from quartier.config import processes
from quartier.config.environment import ROOT
from quartier.config.installation import MANAGE
from quartier.config.refusal import Refusal

GATHERED = ROOT / "build" / "static"


def gather(into: Path = GATHERED) -> bool:
    """True when there was something to do. Two at once wait for each other, and one does it."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with into.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # ends with its process
        wanted, stamp = _fingerprint(), into / ".gathered"
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        print("Oberfläche wird vorbereitet …", flush=True)
        fresh = into.with_suffix(".next")
        _collect(fresh)
        (fresh / stamp.name).write_text(wanted)
        _put_in_place(fresh, into)
    return True


def _collect(fresh: Path) -> None:
    env = dict(os.environ) | {
        "PYTHONPATH": str(ROOT / "src"),
        "QUARTIER_MODE": "demo",  # neither key nor database is touched, only the storage matters
        "QUARTIER_DATA": str(fresh.parent),
        "QUARTIER_STATIC": str(fresh),
    }
    shutil.rmtree(fresh, ignore_errors=True)
    if processes.run([*MANAGE, "collectstatic", "--noinput", "--verbosity", "0"], env):
        raise Refusal("Die Oberfläche konnte nicht vorbereitet werden (siehe oben).")


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
