"""A backup comes back byte by byte; a damaged one is refused and changes nothing."""

import os
import shutil
from datetime import UTC, datetime

import psycopg
import pytest

from quartier.config import archive, backup, grants, installation
from quartier.config.postgres import Server, roles
from quartier.config.refusal import Refusal
from tests.config.conftest import say


@pytest.fixture(scope="module")
def here(data_folder):
    """An installation with tables, a row and an upload."""
    code, said = say("manage", "prepare_database", data=data_folder)
    assert code == 0, said
    (data_folder / "files" / "fotos").mkdir(parents=True)
    (data_folder / "files" / "fotos" / "ä 1.jpg").write_bytes(b"\0\xff" * 9_000)
    server = Server(data_folder / "postgres")
    with server.running():
        found = installation.with_server("serve", data_folder, server)
        write(found, "CREATE TABLE facts (n integer, t text)")
        write(found, "INSERT INTO facts SELECT n, 'Wunsch ' || n FROM generate_series(1, 5000) n")
        yield found


@pytest.fixture(scope="module")
def saved(here):
    return backup.write(here, here.data / "sicherung.tar")


def test_the_round_trip_keeps_every_table_and_every_file(here, saved):
    before = archive.verify(saved)
    target = here.data / "andere"
    target.mkdir(mode=0o711)

    code, said = say("restore", str(saved), data=target)

    assert code == 0, said
    server = Server(target / "postgres")
    with server.running():
        again = archive.verify(
            backup.write(installation.with_server("serve", target, server), target / "noch.tar")
        )
    names = [name for name in before["members"] if name != archive.DUMP]
    assert len(before["tables"]) > 30
    assert again["tables"] == before["tables"]
    assert [again["members"][name] for name in names] == [before["members"][name] for name in names]
    assert "files/fotos/ä 1.jpg" in names


def test_the_present_state_is_kept_aside(here, saved):
    target = here.data / "andere"
    (target / "files" / "fotos" / "neu.jpg").write_bytes(b"spaeter")

    code, said = say("restore", str(saved), data=target)

    assert code == 0, said
    [aside] = sorted(target.glob("aside-*"))[-1:]
    assert (aside / "files" / "fotos" / "neu.jpg").read_bytes() == b"spaeter"
    assert (aside / "postgres").exists()
    assert not (target / "files" / "fotos" / "neu.jpg").exists()
    shutil.rmtree((aside / "postgres").resolve())


def test_a_server_of_ones_own_is_restored_in_one_transaction(here, saved):
    sums = archive.verify(saved)["tables"]
    write(here, "INSERT INTO facts VALUES (-1, 'spaeter')")
    urls = {"database_url": here.web_url, "database_admin_url": here.admin_url}
    folder = here.data / "anderswo"
    folder.mkdir()

    code, said = say("restore", str(saved), data=folder, **urls)

    assert code == 0, said
    with installation.connect(here.admin_url) as connection:
        assert backup.table_sums(connection) == sums
    [aside] = folder.glob("aside-*.tar")
    assert archive.verify(aside)["tables"]["facts"] != sums["facts"]


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.5, 0.9, 0.9999])
def test_one_flipped_byte_is_found(saved, tmp_path, part):
    damaged = tmp_path / "damaged.tar"
    content = bytearray(saved.read_bytes())
    content[int(len(content) * part)] ^= 1
    damaged.write_bytes(content)

    with pytest.raises(Refusal):
        archive.verify(damaged)


def test_other_files_are_refused(saved, tmp_path):
    short, other, empty = tmp_path / "short", tmp_path / "other", tmp_path / "empty"
    short.write_bytes(saved.read_bytes()[:-700])
    other.write_bytes(b"PK\3\4" * 1_000)
    empty.touch()

    for file in (short, other, empty, tmp_path):
        with pytest.raises(Refusal):
            archive.verify(file)


def test_a_damaged_backup_changes_nothing(here, saved, tmp_path):
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(saved.read_bytes()[:-1])
    folder = here.data / "unberuehrt"
    folder.mkdir()

    code, said = say("restore", str(damaged), data=folder)

    assert code == 1
    assert "keine Sicherung von Quartier oder wurde abgeschnitten" in said
    assert [path.name for path in folder.iterdir()] == [".running"]


def test_what_a_killed_backup_left_is_removed_a_day_later(tmp_path):
    names = ("a.tar", "a.tar.part", "a.tar.dump", "b.tar.part")
    for name in names:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0) if name.startswith("a") else None)

    backup.sweep(tmp_path, before=datetime(2026, 1, 1, tzinfo=UTC))

    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.tar", "b.tar.part"]


def test_a_backup_never_replaces_a_file(here, saved):
    with pytest.raises(Refusal, match="gibt es schon"):
        backup.write(here, saved)


def test_the_web_role_may_write_rows_but_neither_tables_nor_the_journal(here):
    [journal] = grants.append_only_tables()
    allowed = f"SELECT count(*) FROM {journal}"
    refused = [
        f"UPDATE {journal} SET id = id",
        f"DELETE FROM {journal}",
        f"TRUNCATE {journal}",
        "DELETE FROM django_migrations",
        "CREATE TABLE mine ()",
        "DROP TABLE wishes_wish",
        "ALTER TABLE wishes_wish DROP COLUMN id",
    ]

    with installation.connect(here.server.url(roles.WEB)) as connection:
        connection.execute(allowed)
        connection.execute("DELETE FROM django_session")
        for statement in refused:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def write(here, statement: str) -> None:
    with installation.connect(here.admin_url) as connection:
        connection.execute(statement)
