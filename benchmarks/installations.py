"""A database, filled once, and a running web server for each size."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from benchmarks.client import Ask, Site
from psycopg import sql

from quartier.config import processes
from quartier.config.environment import ROOT
from quartier.config.installation import MANAGE
from quartier.config.postgres import Server, roles

HOME = ROOT / "build" / "benchmarks"
READY_WITHIN = 60
DEPENDS_ON = ("benchmarks/fill/*.py", "benchmarks/words.py", "src/quartier/*/migrations/*.py")
DEPENDS_TOO = ("src/quartier/needs/rules/*.py", "src/quartier/journeys/queries/rows.py")


@dataclass(frozen=True)
class Database:
    """Where the databases lie; `url(role, name)` names one."""

    admin_url: str = ""
    server: Server | None = None

    def url(self, role: str, name: str) -> str:
        if self.server:
            return self.server.url(role, name)
        return urlunsplit(urlsplit(self.admin_url)._replace(path=f"/{name}"))

    def ask(self, statement: sql.Composable | str, *values: object) -> tuple[Any, ...] | None:
        url = self.url(roles.SUPERUSER, "postgres")
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(statement, values or None)  # type: ignore[arg-type]
            return cursor.fetchone() if cursor.description else None

    def master(self) -> int:
        """The process above all others of the server: the parent of whoever answers us."""
        with psycopg.connect(self.url(roles.SUPERUSER, "postgres")) as connection:
            backend = connection.info.backend_pid
            return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


@contextmanager
def database() -> Iterator[Database]:
    """The server of DATABASE_ADMIN_URL (on this machine, otherwise idle), or one of our own."""
    if url := os.environ.get("DATABASE_ADMIN_URL"):
        yield Database(admin_url=url)
        return
    HOME.mkdir(parents=True, exist_ok=True)
    with Server(HOME / "postgres").running() as server:
        yield Database(server=server)


@dataclass(frozen=True)
class Sized:
    """One filled installation."""

    size: int
    database: Database
    port: int

    @property
    def name(self) -> str:
        return f"quartier_benchmark_{self.size}"

    def surroundings(self, *, as_owner: bool = False) -> dict[str, str]:
        env = dict(os.environ) | {
            "DJANGO_SETTINGS_MODULE": "quartier.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "QUARTIER_MODE": "serve",
            "QUARTIER_DATA": str(HOME / str(self.size)),
            "QUARTIER_ORIGIN": f"https://127.0.0.1:{self.port}",
            "DATABASE_URL": self.database.url(roles.WEB, self.name),
            "PORT": str(self.port),
        }
        for name in ("DATABASE_ADMIN_URL", "QUARTIER_AS"):
            env.pop(name, None)
        if as_owner:
            url = self.database.url(roles.OWNER, self.name)
            env |= {"DATABASE_ADMIN_URL": url, "QUARTIER_AS": "owner"}
        return env

    def fill(self, *, fresh: bool) -> None:
        """Once; again when what it depends on has changed."""
        row = self.database.ask(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            self.name,
        )
        if row and row[0] == fingerprint() and not fresh:
            return
        start = time.monotonic()
        print(f"{self.size:,} wishes are written …", flush=True)
        self.drop()
        self._create()
        run([*MANAGE, "prepare_database"], self.surroundings(as_owner=True))
        inside = [sys.executable, "-m", "benchmarks.inside", "fill", str(self.size)]
        run(inside, self.surroundings(as_owner=True))
        note = sql.SQL("COMMENT ON DATABASE {} IS {}")
        self.database.ask(note.format(sql.Identifier(self.name), sql.Literal(fingerprint())))
        print(f"  in {time.monotonic() - start:.0f} s", flush=True)

    def _create(self) -> None:
        owner = sql.SQL(" OWNER {}").format(sql.Identifier(roles.OWNER))
        create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.name))
        self.database.ask(create + owner if self.database.server else create)

    def drop(self) -> None:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self.database.ask(drop.format(sql.Identifier(self.name)))

    def look(self) -> dict[str, Any]:
        """Which pages are asked for, and how many queries each needs."""
        command = [sys.executable, "-m", "benchmarks.inside", "look"]
        answer: dict[str, Any] = json.loads(run(command, self.surroundings()))
        return answer

    @contextmanager
    def running(self) -> Iterator[Site]:
        """The web server as `./quartier serve` starts it, without its supervisor."""
        env = self.surroundings()
        log = (HOME / str(self.size) / "web.log").open("ab")
        web = processes.start([sys.executable, "-m", "quartier.config.web"], env, output=log)
        try:
            site = Site(self.port, web.pid, self.database.master())
            wait_for(site)
            yield site
        finally:
            processes.stop(web, within=15)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(site: Site) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        try:
            site.send(Ask("/"))
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"The web server at port {site.port} does not answer.")


def run(command: list[str], env: Mapping[str, str]) -> str:
    done = subprocess.run(command, env=env, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def fingerprint() -> str:
    digest = hashlib.sha256()
    for pattern in (*DEPENDS_ON, *DEPENDS_TOO):
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()
