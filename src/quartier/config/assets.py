"""Style sheets, scripts and fonts: gathered and compressed once, again only when one changed."""

import hashlib
import os

from quartier.config import processes
from quartier.config.environment import ROOT
from quartier.config.installation import MANAGE
from quartier.config.refusal import Refusal

GATHERED = ROOT / "build" / "static"
STAMP = GATHERED / ".gathered"


def gather() -> bool:
    """True when there was something to do."""
    wanted = _fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return False
    print("Oberfläche wird vorbereitet …", flush=True)
    env = dict(os.environ) | {
        "PYTHONPATH": str(ROOT / "src"),
        "QUARTIER_MODE": "demo",  # neither key nor database is touched, only the storage matters
        "QUARTIER_DATA": str(ROOT / "build"),
    }
    command = [*MANAGE, "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    if processes.run(command, env):
        raise Refusal("Die Oberfläche konnte nicht vorbereitet werden (siehe oben).")
    STAMP.write_text(wanted)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for file in sorted(ROOT.glob("src/quartier/*/static/**/*")):
        if file.is_file():
            state = file.stat()
            digest.update(f"{file.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()
