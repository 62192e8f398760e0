"""`./quartier backup`: database, uploads and key in one file, while everything keeps running."""

import hashlib
import os
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql

from quartier.config import archive, installation
from quartier.config.environment import ROOT
from quartier.config.installation import Installation
from quartier.config.postgres import binaries
from quartier.config.refusal import Refusal, why

# Rows as text must not depend on the session that reads them.
PLAIN_TEXT = (
    "SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';"
    "SET extra_float_digits = 1; SET bytea_output = 'hex'"
)


def write(here: Installation, wanted: Path | None = None) -> Path:
    """Write a backup beside its final name, then move it there in one step."""
    now = datetime.now(UTC)
    file = wanted or _usual_folder() / f"quartier-{here.mode}-{now:%Y-%m-%d-%H%M%S}.tar"
    if file.exists():
        raise Refusal(f"{file} gibt es schon. Bitte einen anderen Namen nehmen.")
    if not file.parent.is_dir():
        raise Refusal(f"Den Ordner {file.parent} gibt es nicht.")
    sweep(file.parent, before=now - timedelta(days=1))
    part, dump = file.with_name(file.name + ".part"), file.with_name(file.name + ".dump")
    try:
        _write(here, part, dump, created=now.isoformat())
        part.rename(file)
    except OSError as error:
        raise Refusal(f"Die Sicherung ließ sich nicht schreiben: {why(error)}.") from error
    finally:
        part.unlink(missing_ok=True)
        dump.unlink(missing_ok=True)
    return file


def sweep(folder: Path, *, before: datetime) -> None:
    """Remove what backups that were killed left there: it holds what people told the office."""
    for left in [*folder.glob("*.tar.part"), *folder.glob("*.tar.dump")]:
        if datetime.fromtimestamp(left.stat().st_mtime, UTC) < before:
            left.unlink(missing_ok=True)


def version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def table_sums(connection: psycopg.Connection) -> dict[str, str]:
    """SHA-256 over the sorted rows of every table."""
    connection.execute(PLAIN_TEXT)
    names = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind = 'r' ORDER BY relname"
    ).fetchall()
    return {name: _table_sum(connection, name) for (name,) in names}


def _write(here: Installation, part: Path, dump: Path, *, created: str) -> None:
    about: dict[str, Any] = {"quartier": version(), "mode": here.mode, "created": created}
    with _snapshot(here.admin_url) as (connection, snapshot):
        _dump(here.admin_url, dump, snapshot)
        about["tables"] = table_sums(connection)
        about["migrations"] = _migrations(connection)
    with _private(part) as out:
        writer = archive.Writer(out)
        writer.add(archive.DUMP, dump)
        writer.add(archive.KEY, here.data / archive.KEY)
        for upload in sorted(path for path in here.uploads.rglob("*") if path.is_file()):
            writer.add(f"{archive.FILES}/{upload.relative_to(here.uploads)}", upload)
        writer.close(about)
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def _snapshot(url: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """One moment of the database, shared by the dump and our own sums."""
    with installation.connect(url) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield connection, str(row[0] if row else "")


def _dump(url: str, file: Path, snapshot: str) -> None:
    with _private(file):
        pass
    done = run(
        "pg_dump", url, "--format=custom", f"--snapshot={snapshot}", f"--file={file}",
        "--no-owner", "--no-privileges", "--no-comments", "--schema=public",
        *(f"--extension={name}" for name in ("pg_trgm", "btree_gist", "unaccent")),
    )  # fmt: skip
    if done.returncode:
        raise Refusal(f"Die Datenbank ließ sich nicht sichern: {done.stderr.strip()[-500:]}")


def run(program: str, url: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A program of PostgreSQL on the installation's database."""
    with installation.connect(url) as connection:
        info = connection.info
        env = {
            "PATH": "/usr/bin:/bin",
            "PGHOST": info.host,
            "PGPORT": str(info.port),
            "PGUSER": info.user,
            "PGPASSWORD": info.password,
            "PGDATABASE": info.dbname,
        }
    command = [str(binaries.find() / program), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def _table_sum(connection: psycopg.Connection, table: str) -> str:
    rows = sql.SQL('COPY (SELECT t::text FROM {} t ORDER BY t::text COLLATE "C") TO STDOUT').format(
        sql.Identifier("public", table)
    )
    digest = hashlib.sha256()
    with connection.cursor() as cursor, cursor.copy(rows) as copy:
        for chunk in copy:
            digest.update(chunk)
    return digest.hexdigest()


def _migrations(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    return [name for (name,) in rows.fetchall()]


def _private(file: Path) -> IO[bytes]:
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


def _usual_folder() -> Path:
    folder = ROOT / "data" / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
