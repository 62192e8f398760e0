"""A real browser on a real server with the loaded demonstration; one of each for all tests.

Both end with this folder: while a browser runs, the thread may not ask Django's database.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg
import pytest
from psycopg import sql

from quartier.config import processes
from quartier.config.browser import FETCHED, NAMES
from tests.ports import kept_port

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PATIENCE = 60
"""Seconds until the server must answer."""


def pytest_configure(config) -> None:
    config.addinivalue_line("markers", "browser: runs in a real Chromium")


def pytest_collection_modifyitems(items) -> None:
    """One worker runs them all, so that there is one browser and one server."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> str:
    given = os.environ.get("CHROMIUM", "")
    fetched = str(FETCHED / "start")
    found = [given, *(shutil.which(name) or "" for name in NAMES), fetched]
    path = next((p for p in found if p and os.access(p, os.X_OK)), None)
    if path is None:
        pytest.skip("Kein Chromium da: CHROMIUM nennen oder ./quartier test aufrufen.")
    return path


@pytest.fixture(scope="package")
def house(chromium, tmp_path_factory) -> Iterator[SimpleNamespace]:
    """The server's origin and the address of every page."""
    with kept_port() as port, database() as url:
        env = dict(os.environ) | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "QUARTIER_MODE": "test",
            "QUARTIER_DATA": str(tmp_path_factory.mktemp("data")),
            "QUARTIER_ORIGIN": f"http://127.0.0.1:{port}",
            "DATABASE_URL": url,
            "DATABASE_ADMIN_URL": url,
            "PORT": str(port),
        }
        pages = json.loads(python(env, "-m", "tests.browser.scene"))
        with served(env):
            yield SimpleNamespace(origin=env["QUARTIER_ORIGIN"], pages=pages)


def python(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()[-1]


class served:  # noqa: N801 - used like a verb
    """The web server, until the tests are over."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env

    def __enter__(self) -> None:
        command = [sys.executable, "-m", "quartier.config.web"]
        self.process = processes.start(command, self.env)  # ends with us, however we end
        wait_for(f"{self.env['QUARTIER_ORIGIN']}/robots.txt", self.process)

    def __exit__(self, *_error: object) -> None:
        processes.stop(self.process, within=20)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(url, timeout=PATIENCE):  # noqa: S310 - our own server
                return
        except OSError:
            assert server.poll() is None, "The web server ended at once."
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


class database:  # noqa: N801 - used like a verb
    """An empty database beside the tests' own; it is dropped afterwards."""

    def __enter__(self) -> str:
        self.server = os.environ["DATABASE_ADMIN_URL"]
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        self.name = f"{os.environ.get('QUARTIER_TEST_DATABASE', 'test_quartier')}_browser{worker}"
        self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self.run("CREATE DATABASE {}")
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{self.name}"))

    def __exit__(self, *_error: object) -> None:
        self.run("DROP DATABASE {} WITH (FORCE)")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(self.name)))


@pytest.fixture(scope="package")
def browser(chromium, house):
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture(scope="package")
def people(browser, house) -> Iterator[dict[str, object]]:
    """Browser sessions by person, opened when first asked for; they stay signed in."""
    sessions = Sessions(browser, house)
    yield sessions
    sessions.close()


class Sessions(dict):
    def __init__(self, browser, house) -> None:
        super().__init__()
        self.browser, self.house = browser, house

    def __missing__(self, who: str):
        context = self[who] = opened(self.browser, self.house)
        if who != "nobody":
            sign_in(context.new_page(), who)
        return context

    def close(self) -> None:
        for context in self.values():
            context.close()


def opened(browser, house, **more):
    """A fresh session; patient with a busy machine."""
    context = browser.new_context(**{"base_url": house.origin, "locale": "de-DE"} | more)
    context.set_default_timeout(15_000)
    return context


def sign_in(page, role: str) -> None:
    page.goto("/anmelden/")
    page.get_by_role("button", name=f"{role}:").first.click()
    page.wait_for_url("**/buero/**")
    page.close()


@pytest.fixture
def guest(browser, house):
    """A visitor's page, new for every test."""
    context = opened(browser, house)
    yield context.new_page()
    context.close()


@pytest.fixture
def clerk(people):
    """A page of the office's clerk."""
    page = people["Stadtteilbüro"].new_page()
    yield page
    page.close()
