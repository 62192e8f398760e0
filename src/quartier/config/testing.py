"""`./quartier test`: a throw-away database, a browser where one can be had, then pytest."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    with alone():
        env = dict(os.environ) | {"QUARTIER_MODE": "test", "PYTHONPATH": str(ROOT / "src")}
        env["CHROMIUM"] = browser.find_or_fetch() or ""
        if env.get("DATABASE_URL"):
            return _pytest(arguments, env)
        with server().running() as running:
            env["DATABASE_URL"] = env["DATABASE_ADMIN_URL"] = running.url(roles.SUPERUSER)
            return _pytest(arguments, env)


def _pytest(arguments: Sequence[str], env: Mapping[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", *arguments]
    return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode


@contextmanager
def alone() -> Iterator[None]:
    """Two runs in one folder would empty each other's database: the second waits."""
    HOME.parent.mkdir(exist_ok=True)
    with HOME.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Hier laufen schon Tests. Bitte warten …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def server(home: Path = HOME) -> Server:
    return Server(home, FORGETFUL)
