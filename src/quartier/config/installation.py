"""One installation: its mode, its data folder and its database, brought along or of its own."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from quartier.config import environment, rules, swap
from quartier.config.environment import ROOT, Mode
from quartier.config.postgres import Server, roles
from quartier.config.refusal import Refusal

MANAGE = (sys.executable, str(ROOT / "manage.py"))
PARTS = ("user", "password", "host", "port")
LOCK = ".running"
OWN_ADDRESSES = "localhost 127.0.0.1 [::1]"


@dataclass(frozen=True)
class Installation:
    mode: Mode
    data: Path
    web_url: str
    admin_url: str
    server: Server | None = field(default=None, compare=False)

    @property
    def uploads(self) -> Path:
        return self.data / "files"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    def surroundings(self, *, as_owner: bool = False) -> dict[str, str]:
        """The environment of our programs; only the owner's ones learn the owner's address."""
        env = dict(os.environ) | {
            "DJANGO_SETTINGS_MODULE": "quartier.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
            "QUARTIER_MODE": self.mode,
            "QUARTIER_DATA": str(self.data),
            "DATABASE_URL": self.web_url,
        }
        for name in ("DATABASE_ADMIN_URL", "QUARTIER_AS"):
            env.pop(name, None)
        if as_owner:
            env |= {"DATABASE_ADMIN_URL": self.admin_url, "QUARTIER_AS": "owner"}
        return env


def usual_mode() -> Mode:
    """For commands that do not name one: the demo only where nothing else was ever started."""
    wanted = os.environ.get("QUARTIER_MODE", "")
    if not wanted:
        has_place = os.environ.get("QUARTIER_DATA") or os.environ.get("DATABASE_URL")
        has_own = has_place or (ROOT / "data" / "serve" / LOCK).exists()
        has_demo = (ROOT / "data" / "demo" / LOCK).exists()
        wanted = "demo" if has_demo and not has_own else "serve"
    if wanted not in ("demo", "serve", "test"):
        raise Refusal(f"QUARTIER_MODE ist „{wanted}“, möglich sind demo, serve und test.")
    return wanted  # type: ignore[return-value]


def of(mode: Mode) -> Installation:
    data = Path(os.environ.get("QUARTIER_DATA") or ROOT / "data" / mode).resolve()
    try:
        data.mkdir(parents=True, exist_ok=True)
        data.chmod(0o711 if os.geteuid() == 0 else 0o700)  # as root, the database's user passes
    except PermissionError:
        raise Refusal(
            f"Der Ordner {data} gehört jemand anderem. Bitte als dieser Benutzer starten "
            "oder mit QUARTIER_DATA einen eigenen Ordner nennen."
        ) from None
    swap.finish(data)
    web_url = os.environ.get("DATABASE_URL", "")
    if web_url:
        return Installation(mode, data, web_url, os.environ.get("DATABASE_ADMIN_URL") or web_url)
    return with_server(mode, data, Server(data / "postgres"))


def with_server(mode: Mode, data: Path, server: Server) -> Installation:
    return Installation(mode, data, server.url(roles.WEB), server.url(roles.OWNER), server)


@contextmanager
def database(installation: Installation) -> Iterator[None]:
    """Have the database run for as long as it is needed."""
    with installation.server.running() if installation.server else nullcontext():
        refuse_wrong_database(installation)
        yield


@contextmanager
def only_one(installation: Installation, note: str) -> Iterator[None]:
    """Refuse a second start on the same data folder; the lock ends with its process."""
    with (installation.data / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Refusal(
                f"Quartier läuft mit diesen Daten schon ({lock.read().strip()}). "
                "Bitte dort weiterarbeiten oder es erst mit Strg+C beenden."
            ) from None
        lock.truncate(0)
        lock.write(note)
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def running_at(installation: Installation) -> str:
    """The address under which Quartier runs with these data; empty when it does not run."""
    lock = installation.data / LOCK
    note = lock.read_text() if lock.exists() else ""
    return note if note.startswith("http") else ""


def connect(url: str) -> psycopg.Connection:
    """A plain connection to an address as in `DATABASE_URL`."""
    at = environment.database(url)
    parts: dict[str, Any] = {key: at[key.upper()] or None for key in PARTS}
    options = {key: value for key, value in at["OPTIONS"].items() if key != "prepare_threshold"}
    conninfo = make_conninfo("", dbname=at["NAME"], **parts, **options)
    try:
        return psycopg.connect(conninfo, autocommit=True)
    except psycopg.OperationalError as error:
        raise Refusal(f"Die Datenbank ist nicht erreichbar: {error}") from None


def has_command(name: str) -> bool:
    """Whether some app brings this management command; asked without loading Django."""
    return any((ROOT / "src" / "quartier").glob(f"*/management/commands/{name}.py"))


def refuse_wrong_database(installation: Installation) -> None:
    with connect(installation.admin_url) as connection:
        reason = rules.why_not_this_database(
            installation.mode, _mark(connection), has_tables=_has_tables(connection)
        )
    if reason and installation.mode != "test":
        raise Refusal(reason)


def mark(installation: Installation) -> str:
    with connect(installation.admin_url) as connection:
        return _mark(connection)


def set_mark(installation: Installation, text: str) -> None:
    """Remember in the database itself, outside all tables, what it is for."""
    with connect(installation.admin_url) as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(connection.info.dbname), sql.Literal(text)
            )
        )


def empty(installation: Installation) -> None:
    """Drop everything, for a demo whose first filling was cut off."""
    with connect(installation.admin_url) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def _mark(connection: psycopg.Connection) -> str:
    row = connection.execute(
        "SELECT coalesce(shobj_description(oid, 'pg_database'), '')"
        " FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    return str(row[0]) if row else ""


def _has_tables(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT to_regclass('public.django_migrations')").fetchone()
    return row is not None and row[0] is not None
