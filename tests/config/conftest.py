"""A real Quartier in its own process, to be killed."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from quartier.config.environment import ROOT
from quartier.config.installation import Installation, with_server
from quartier.config.postgres import Server
from tests.ports import kept_port


@pytest.fixture(scope="module")
def data_folder():
    folder = Path(tempfile.mkdtemp(prefix="quartier ü "))
    folder.chmod(0o711)
    yield folder
    for link in folder.glob("**/postgres"):
        shutil.rmtree(link.resolve(), ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture
def port():
    with kept_port() as number:
        yield number


@pytest.fixture(scope="module")
def quartier(data_folder):
    with kept_port() as number:
        running = Quartier(data_folder, number)
        running.start()
        yield running
        running.stop()


class Quartier:
    """`./quartier serve` on a data folder of its own."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        self.port = port
        self.process: subprocess.Popen[str] | None = None
        self.lines: list[str] = []

    def start(self) -> None:
        self.process = launch("serve", data=self.data, port=self.port)
        threading.Thread(target=self._read, args=[self.process.stdout], daemon=True).start()
        wait_for(lambda: any(line.startswith("Bereit:") for line in self.lines), self, seconds=180)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(120)
        self.process.stdout.close()

    def output(self) -> str:
        return "".join(self.lines)

    def installation(self) -> Installation:
        return with_server("serve", self.data, Server(self.data / "postgres"))

    def answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 2) as connection:
                connection.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
                return connection.recv(12).startswith(b"HTTP/1.")
        except OSError:
            return False

    def pid(self, *words: str) -> int:
        """The process of ours whose command line has these words; the oldest first."""
        return min(pid for pid in descendants(self.process.pid) if has_words(pid, words))

    def _read(self, stream) -> None:
        for line in stream:
            self.lines.append(line)


def launch(*arguments: str, data: Path, **settings: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "quartier.config.launcher", *arguments]
    return subprocess.Popen(
        command,
        env=surroundings(data, **settings),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def say(*arguments: str, data: Path, **settings: object) -> tuple[int, str]:
    """Run a command to its end: exit code and what it said."""
    process = launch(*arguments, data=data, **settings)
    said, _ = process.communicate(timeout=180)
    return process.returncode, said


def surroundings(data: Path, **settings: object) -> dict[str, str]:
    ours = ("QUARTIER_", "DATABASE_", "DJANGO_", "PORT", "PYTEST_", "COV_")
    env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    env |= {"PYTHONPATH": str(ROOT / "src"), "QUARTIER_DATA": str(data)}
    env |= {"QUARTIER_ORIGIN": "https://quartier.example", "PYTHONUNBUFFERED": "1"}
    return env | {key.upper(): str(value) for key, value in settings.items()}


def descendants(pid: int) -> set[int]:
    found = set()
    for child in children(pid):
        found |= {child} | descendants(child)
    return found


def children(pid: int) -> list[int]:
    stats = [path for path in Path("/proc").glob("[0-9]*/stat") if parent(path) == pid]
    return [int(path.parent.name) for path in stats]


def parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return -1


def has_words(pid: int, words) -> bool:
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except OSError:
        return False
    return all(word in line for word in words)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition, quartier: Quartier | None = None, seconds: float = 60) -> None:
    """Wait until it holds; at the latest until the process that shall bring it about has ended."""
    end = time.monotonic() + seconds
    while not condition():
        has_ended = quartier is not None and quartier.process.poll() is not None
        why = quartier.output() if quartier else ""
        assert not has_ended, f"It ended early:\n{why}"
        assert time.monotonic() < end, why
        time.sleep(0.05)
