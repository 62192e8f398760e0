"""A restored state takes the place of the present one, which is kept aside.

The swap is a few renames after a mark; cut off in the middle, it is completed at the next start.
"""

import shutil
from pathlib import Path

MEMBERS = ("postgres", "files", "secret-key")
NEW, READY = "restore.new", "READY"


def begin(data: Path) -> Path:
    """An empty folder for the new state, on the same disk."""
    new = data / NEW
    remove(new)
    new.mkdir()
    new.chmod(data.stat().st_mode & 0o777)
    return new


def commit(data: Path, aside_name: str) -> Path:
    """From here on the new state is the one that counts."""
    aside = data / aside_name
    aside.mkdir(mode=0o700)
    mark = data / NEW / READY
    mark.with_suffix(".part").write_text(aside_name)
    mark.with_suffix(".part").rename(mark)
    finish(data)
    return aside


def finish(data: Path) -> None:
    """Do what is left of a swap; safe to repeat."""
    new = data / NEW
    if not (new / READY).exists():
        return
    aside = data / (new / READY).read_text()
    for name in MEMBERS:
        if not (new / name).exists():
            continue
        if (data / name).exists() and not (aside / name).exists():
            (data / name).rename(aside / name)
        (new / name).rename(data / name)
    remove(new)


def remove(new: Path) -> None:
    postgres = new / "postgres"
    if postgres.is_symlink():  # as root it may lie elsewhere, see postgres.server
        shutil.rmtree(postgres.resolve(), ignore_errors=True)
    shutil.rmtree(new, ignore_errors=True)
