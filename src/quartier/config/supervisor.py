"""One process that starts database, web server and job worker, and keeps them running."""

import http.client
import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from quartier.config import installation, processes, rules
from quartier.config.installation import MANAGE, Installation
from quartier.config.refusal import Refusal
from quartier.demo.rules import FILLING, MARK

LEAST_SPACE = 100_000_000  # bytes
HOPELESS_AFTER = 4  # failures of the web server before it ever answered
HEALTHY_AFTER = 60.0  # seconds; a child that lived so long starts afresh in our counting
DATABASE_PAUSE = 10.0  # seconds before a database that did not start is tried again
JOBS = ("procrastinate", "worker", "--concurrency", "2", "--shutdown-graceful-timeout", "10")


@dataclass
class Child:
    """A program to keep running."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    next_start: float = 0.0

    def keep_running(self) -> None:
        now = time.monotonic()
        if self.process and self.process.poll() is not None:
            self._note_end(now)
        if self.process is None and now >= self.next_start:
            self._start(now)

    def stop(self) -> None:
        if self.process:
            processes.stop(self.process, within=15)

    def _note_end(self, now: float) -> None:
        assert self.process  # noqa: S101 (for the type checker)
        processes.end_leftovers(self.process)
        self.process = None
        self.failures = 1 if now - self.started > HEALTHY_AFTER else self.failures + 1
        self.next_start = now + rules.pause_before_restart(self.failures)
        print(f"{self.name} wurde beendet und startet neu.", flush=True)

    def _start(self, now: float) -> None:
        self.started = now
        if self.log is None:
            self.process = processes.start(self.command, self.env)
            return
        self.log.parent.mkdir(mode=0o700, exist_ok=True)
        with self.log.open("ab") as output:
            self.process = processes.start(self.command, self.env, output=output)


@dataclass
class Supervisor:
    installation: Installation
    port: int
    extra: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = False  # logs into files instead of the terminal
    children: list[Child] = field(default_factory=list)
    next_database: float = 0.0

    def run(self, ready: str, opened: Callable[[], None] = lambda: None) -> None:
        """Run until interrupted; whatever happens, nothing of ours stays behind."""
        os.umask(0o077)  # what it writes is for its own user
        with _interruptible(), self._database():
            refuse_full_disk(self.installation.data)
            self._prepare()
            self.children = [self._web(), self._jobs()]
            try:
                self._run_children(ready, opened)
            finally:
                self._stop_children()

    @contextmanager
    def _database(self) -> Iterator[None]:
        print("Datenbank startet …", flush=True)
        try:
            with installation.database(self.installation):
                yield
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def _prepare(self) -> None:
        mode = self.installation.mode
        fills = mode == "demo" and self._begins_to_fill()
        print("Tabellen werden eingerichtet …", flush=True)
        self._manage("prepare_database", as_owner=True)
        if mode == "serve":
            self._manage("check", "--deploy", "--fail-level", "WARNING")
        if fills:
            self._fill()
        installation.set_mark(self.installation, f"quartier:{mode}")

    def _begins_to_fill(self) -> bool:
        """A first filling that was cut off begins anew, with nothing."""
        mark = installation.mark(self.installation)
        if mark == FILLING:
            installation.empty(self.installation)
        if mark != MARK:
            installation.set_mark(self.installation, FILLING)
        return mark != MARK

    def _fill(self) -> None:
        if not installation.has_command("load_demo"):
            return
        print("Beispieldaten werden angelegt (nur beim ersten Mal) …", flush=True)
        self._manage("load_demo")

    def _manage(self, *arguments: str, as_owner: bool = False) -> None:
        env = dict(self.installation.surroundings(as_owner=as_owner)) | dict(self.extra)
        if processes.run([*MANAGE, *arguments], env):
            raise Refusal(f"Der Schritt „{arguments[0]}“ ist gescheitert (siehe oben).")

    def _web(self) -> Child:
        command = [sys.executable, "-m", "quartier.config.web"]
        return self._child("Der Webserver", command, "web.log")

    def _jobs(self) -> Child:
        return self._child("Der Hintergrunddienst", [*MANAGE, *JOBS], "jobs.log")

    def _child(self, name: str, command: Sequence[str], log: str) -> Child:
        env = self.installation.surroundings() | dict(self.extra) | {"PORT": str(self.port)}
        return Child(name, command, env, self.installation.logs / log if self.quiet else None)

    def _run_children(self, ready: str, opened: Callable[[], None]) -> None:
        print("Webserver startet …", flush=True)
        told = False
        while True:
            self._keep_database()
            for child in self.children:
                child.keep_running()
            if not told and self._answers():
                told = True
                print(ready, flush=True)
                opened()
            if not told and self.children[0].failures >= HOPELESS_AFTER:
                raise Refusal("Der Webserver startet nicht (siehe oben oder logs/web.log).")
            time.sleep(0.2)

    def _keep_database(self) -> None:
        """A database that cannot start now, on a full disk perhaps, is tried until it can."""
        server = self.installation.server
        if not server or server.is_alive() or time.monotonic() < self.next_database:
            return
        print("Die Datenbank wurde beendet und startet neu.", flush=True)
        try:
            server.start()
        except Refusal as refusal:
            print(f"{refusal}\nQuartier versucht es weiter.", flush=True)
            self.next_database = time.monotonic() + DATABASE_PAUSE

    def _answers(self) -> bool:
        has_certificate = bool(self.extra.get("QUARTIER_TLS_CERT"))
        try:
            connection = _connection(self._own_address(), self.port, secure=has_certificate)
            connection.request("GET", "/")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
        connection.close()
        return True

    def _own_address(self) -> str:
        """Where we reach our own web server: on its address, or on this machine if on all."""
        bound = self.extra.get("QUARTIER_BIND", "")
        return {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(bound, bound)  # noqa: S104

    def _stop_children(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        print("Quartier wird beendet …", flush=True)
        for child in self.children:
            if child.process:
                child.process.terminate()
        for child in self.children:
            child.stop()


def refuse_full_disk(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        raise Refusal(
            f"Auf dem Datenträger von {folder} sind nur noch {free // 1_000_000} MB frei. "
            f"Quartier braucht mindestens {LEAST_SPACE // 1_000_000} MB. Bitte Platz schaffen."
        )


def _connection(host: str, port: int, *, secure: bool) -> http.client.HTTPConnection:
    if not secure:
        return http.client.HTTPConnection(host, port, timeout=5)
    unchecked = ssl._create_unverified_context()  # noqa: S323, SLF001 (our own door, only a knock)
    return http.client.HTTPSConnection(host, port, timeout=5, context=unchecked)


@contextmanager
def _interruptible() -> Iterator[None]:
    """A polite end (Ctrl-C, `kill`, a closed terminal) unwinds everything."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        print("Quartier ist beendet.", flush=True)
