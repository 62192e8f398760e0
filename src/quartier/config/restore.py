"""`./quartier restore`: check everything, build the new state beside the old one, then swap.

Nothing is touched before the backup is known to be whole, and the present state is kept aside.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from quartier.config import archive, backup, installation, processes, swap
from quartier.config.environment import ROOT
from quartier.config.installation import MANAGE, Installation
from quartier.config.postgres import Server
from quartier.config.refusal import Refusal


def from_file(here: Installation, file: Path) -> Path:
    """Restore; returns where the present state was put."""
    print("Die Sicherung wird geprüft …", flush=True)
    manifest = archive.verify(file)
    _refuse_foreign(here, manifest)
    new = swap.begin(here.data)
    try:
        archive.unpack(file, new, manifest)
        print("Die Daten werden eingespielt …", flush=True)
        if here.server:
            return _into_new_server(here, new, manifest)
        return _into_own_server(here, new, manifest)
    finally:
        swap.remove(new)


def _into_new_server(here: Installation, new: Path, manifest: dict[str, Any]) -> Path:
    """A fresh cluster in the new folder; the present one is not even started."""
    (new / archive.FILES).mkdir(exist_ok=True)
    there = installation.with_server(here.mode, new, Server(new / "postgres"))
    with installation.database(there):
        _load(there.admin_url, new / archive.DUMP, manifest)
        _prepare(there)
    return swap.commit(here.data, _aside_name())


def _into_own_server(here: Installation, new: Path, manifest: dict[str, Any]) -> Path:
    """The present state goes into a backup file, then one transaction replaces everything."""
    aside = backup.write(here, here.data / f"{_aside_name()}.tar")
    _load(here.admin_url, new / archive.DUMP, manifest)
    _prepare(here)
    shutil.rmtree(here.uploads, ignore_errors=True)
    if (new / archive.FILES).exists():
        (new / archive.FILES).rename(here.uploads)
    if (new / archive.KEY).exists():
        (new / archive.KEY).replace(here.data / archive.KEY)
    return aside


def _load(url: str, dump: Path, manifest: dict[str, Any]) -> None:
    script = dump.with_suffix(".sql")
    done = backup.run(
        "pg_restore", url, "--no-owner", "--no-privileges", f"--file={script}", str(dump)
    )
    if done.returncode == 0:
        begin = "DROP SCHEMA IF EXISTS public CASCADE"
        if "CREATE SCHEMA public" not in script.read_text():
            begin += "; CREATE SCHEMA public"
        done = backup.run(
            "psql", url, "--no-psqlrc", "--quiet", "--single-transaction",
            "--set=ON_ERROR_STOP=1", f"--command={begin}", f"--file={script}",
        )  # fmt: skip
    if done.returncode:
        raise Refusal(f"Die Sicherung ließ sich nicht einspielen: {done.stderr.strip()[-500:]}")
    _compare(url, manifest)


def _compare(url: str, manifest: dict[str, Any]) -> None:
    with installation.connect(url) as connection:
        sums = backup.table_sums(connection)
    different = sorted(
        name for name in sums | manifest["tables"] if sums.get(name) != manifest["tables"].get(name)
    )
    if different:
        raise Refusal(f"Nach dem Einspielen sind Tabellen anders: {', '.join(different)}.")


def _prepare(there: Installation) -> None:
    """An older backup is brought to the tables of this version."""
    installation.set_mark(there, f"quartier:{there.mode}")
    env = there.surroundings(as_owner=True)
    if processes.run([*MANAGE, "prepare_database"], env):
        raise Refusal("Die wiederhergestellte Datenbank passt nicht zu dieser Fassung.")


def _refuse_foreign(here: Installation, manifest: dict[str, Any]) -> None:
    if manifest["mode"] != here.mode:
        raise Refusal(
            "Die Sicherung stammt aus "
            + ("der Vorführung." if manifest["mode"] == "demo" else "dem Betrieb.")
            + " Beides wird nicht gemischt."
        )
    unknown = [name for name in manifest["migrations"] if not _is_known(name)]
    if unknown:
        raise Refusal(
            f"Die Sicherung stammt aus einer neueren Fassung ({manifest['quartier']}). "
            "Bitte erst Quartier erneuern."
        )


def _is_known(migration: str) -> bool:
    """Ours must be in this version; those of libraries come with the lock file."""
    app, name = migration.split(".", 1)
    folder = ROOT / "src" / "quartier" / app / "migrations"
    return not folder.exists() or (folder / f"{name}.py").exists()


def _aside_name() -> str:
    return f"aside-{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
