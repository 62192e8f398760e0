"""What all tests share: an area, a fresh start, who runs what, what is said at the end."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from quartier.areas.models import Area
from tests.factories import new_area

# A machine with other work is slow, not wrong.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("Hier nicht gelaufen")
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count:4} × {reason}")


TOGETHER = (
    "tests/browser/",
    "tests/architecture/permissions/",
    "tests/demo/",
    "tests/config/test_backup.py",
    "tests/config/test_launcher.py",
    "tests/config/test_supervisor.py",
)
"""Tests that share one dear scene: one worker runs them all, and begins with the most."""


def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


class Scheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:  # noqa: ARG001
    """Tests with real transactions empty all tables afterwards; the journal refuses that.

    Only in the tests' database, and tests/journal proves the refusal with the trigger on.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_keeps_table")


@pytest.fixture
def area(db) -> Area:  # noqa: ARG001 - opens the database
    return new_area()


@pytest.fixture
def fresh() -> Iterator[None]:
    """No language and nothing remembered from the test before."""
    cache.clear()
    with translation.override("de"):
        yield
