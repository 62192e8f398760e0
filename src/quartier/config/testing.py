"""`./quartier test`: a throw-away database, a browser where one can be had, then pytest."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from quartier.config import browser
from quartier.config.environment import ROOT
from quartier.config.postgres import Server, roles

HOME = ROOT / "build" / "test-database"
# Nothing in it is worth a wait for the disk.
FORGETFUL = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_wal_size=2GB",
    "max_connections=200",
)


def run(arguments: Sequence[str]) -> int:
    chromium = browser.find_or_fetch()
    env = dict(os.environ) | {"QUARTIER_MODE": "test", "PYTHONPATH": str(ROOT / "src")}
    env["CHROMIUM"] = chromium or ""
    command = [sys.executable, "-m", "pytest", "-n", "2", *arguments]
    if env.get("DATABASE_URL"):
        return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode
    with server().running() as running:
        env["DATABASE_URL"] = env["DATABASE_ADMIN_URL"] = running.url(roles.SUPERUSER)
        return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode


def server(home: Path = HOME) -> Server:
    return Server(home, FORGETFUL)
