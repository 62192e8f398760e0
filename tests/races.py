"""Two at once, step by step: what somebody does while a colleague's act is not yet committed."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from django.db import connections, transaction

MOMENT = 0.3
"""Seconds a colleague's act stays uncommitted: a lock waits for it, all else runs past it."""


@contextmanager
def meanwhile(act: Callable[[], object]) -> Iterator[None]:
    acted, waits = Event(), Event()

    def colleague() -> None:
        try:
            with transaction.atomic():
                act()
                acted.set()
                waits.wait(MOMENT)
        finally:
            acted.set()
            connections.close_all()

    with ThreadPoolExecutor(1) as people:
        done = people.submit(colleague)
        acted.wait()
        yield
        done.result()
