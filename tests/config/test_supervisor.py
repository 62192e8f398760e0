"""Whatever is killed hard: the rest goes on, nothing is lost, nothing stays behind."""

import os
import signal
import threading
from pathlib import Path

import psycopg
import pytest

from quartier.config import installation, supervisor
from quartier.config.installation import Installation
from quartier.config.supervisor import Supervisor
from tests.config.conftest import descendants, is_running, say, wait_for


def test_a_killed_web_worker_is_replaced(quartier):
    master = quartier.pid("quartier.config.web")
    worker = min(descendants(master))

    os.kill(worker, signal.SIGKILL)

    wait_for(lambda: len(descendants(master) - {worker}) == 2, quartier)
    wait_for(quartier.answers, quartier)


def test_a_killed_web_server_takes_its_workers_along_and_is_replaced(quartier):
    master = quartier.pid("quartier.config.web")
    workers = descendants(master)

    os.kill(master, signal.SIGKILL)

    wait_for(lambda: not any(is_running(pid) for pid in workers), quartier)
    wait_for(lambda: "Der Webserver wurde beendet und startet neu." in quartier.output(), quartier)
    wait_for(quartier.answers, quartier)


def test_a_killed_job_worker_is_replaced_and_its_job_is_done(quartier):
    worker = quartier.pid("procrastinate", "worker")
    os.kill(worker, signal.SIGKILL)
    job = cut_off_job(quartier)

    defer(quartier, "config.retry_stalled_jobs")

    wait_for(lambda: state(quartier, job) == "succeeded", quartier)


def test_a_killed_database_comes_back_with_every_acknowledged_row(quartier):
    acknowledged = []
    stop = threading.Event()
    writer = threading.Thread(target=write_facts, args=[quartier, acknowledged, stop])
    writer.start()
    wait_for(lambda: len(acknowledged) > 20, quartier)

    os.kill(quartier.installation().server.pid(), signal.SIGKILL)

    writer.join(30)
    wait_for(lambda: "Die Datenbank wurde beendet" in quartier.output(), quartier)
    wait_for(lambda: facts(quartier) is not None, quartier)
    assert set(acknowledged) - set(facts(quartier)) == set()
    wait_for(quartier.answers, quartier)


def test_the_log_of_the_database_keeps_nothing_that_people_wrote(quartier):
    with admin(quartier) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS test_words (words text UNIQUE)")
        connection.execute("INSERT INTO test_words VALUES ('Kanarienvogel')")

        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO test_words VALUES ('Kanarienvogel')")

    log = quartier.installation().server.log.read_text()
    assert ("test_words_words_key" in log, "Kanarienvogel" in log) == (True, False)


def test_a_second_start_on_the_same_data_is_refused(quartier, port):
    code, said = say("serve", data=quartier.data, port=port)

    assert code == 1
    assert said.strip() == (
        "Quartier läuft mit diesen Daten schon (https://quartier.example). "
        "Bitte dort weiterarbeiten oder es erst mit Strg+C beenden."
    )


def test_a_killed_supervisor_leaves_no_orphan_and_the_next_start_works(quartier):
    ours = descendants(quartier.process.pid)
    assert len(ours) > 6

    quartier.process.kill()

    wait_for(lambda: not any(is_running(pid) for pid in ours))
    quartier.process.wait()
    quartier.process.stdout.close()
    quartier.lines.clear()
    quartier.start()
    assert quartier.answers()


def test_an_orderly_end_leaves_no_process(quartier):
    ours = descendants(quartier.process.pid)

    quartier.process.send_signal(signal.SIGINT)

    assert quartier.process.wait(120) == 0
    assert [pid for pid in ours if is_running(pid)] == []
    wait_for(lambda: "Quartier ist beendet." in quartier.output())


def test_a_database_that_cannot_start_is_tried_until_it_can(monkeypatch, capsys):
    monkeypatch.setattr(supervisor, "DATABASE_PAUSE", 0.0)
    server = Stubborn()
    ours = Supervisor(Installation("serve", Path(), "", "", server), 0)

    for _ in range(3):
        ours._keep_database()

    assert server.starts == 2
    assert "Der Datenträger ist voll.\nQuartier versucht es weiter." in capsys.readouterr().out


class Stubborn:
    """A database that was killed and starts at the second attempt."""

    starts = 0

    def is_alive(self) -> bool:
        return self.starts > 1

    def start(self) -> None:
        self.starts += 1
        if not self.is_alive():
            raise installation.Refusal("Der Datenträger ist voll.")


def admin(quartier):
    return installation.connect(quartier.installation().admin_url)


def cut_off_job(quartier) -> int:
    """What a worker killed in the middle of a job leaves behind."""
    with admin(quartier) as connection:
        return connection.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, args, status, priority)"
            " VALUES ('config.remove_old_jobs', 'default', '{\"timestamp\": 0}', 'doing', 0)"
            " RETURNING id"
        ).fetchone()[0]


def defer(quartier, task: str) -> None:
    with admin(quartier) as connection:
        connection.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, args, priority)"
            " VALUES (%s, 'default', '{\"timestamp\": 0}', 0)",
            [task],
        )


def state(quartier, job: int) -> str:
    with admin(quartier) as connection:
        query = "SELECT status::text FROM procrastinate_jobs WHERE id = %s"
        return connection.execute(query, [job]).fetchone()[0]


def write_facts(quartier, acknowledged, stop) -> None:
    with admin(quartier) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS test_facts (n integer)")
        number = 0
        while not stop.is_set():
            try:
                connection.execute("INSERT INTO test_facts VALUES (%s)", [number])
            except psycopg.OperationalError:
                return
            acknowledged.append(number)
            number += 1


def facts(quartier):
    try:
        with admin(quartier) as connection:
            return [n for (n,) in connection.execute("SELECT n FROM test_facts").fetchall()]
    except (psycopg.OperationalError, installation.Refusal):
        return None
