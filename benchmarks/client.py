"""A bounded client for pages on this machine: latencies, bytes, and the processor time they cost.

Processor time is read from /proc for the web server's processes and the database server's, so it
stays comparable while neighbours are busy. The database server should have no other work.
"""

import http.client
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

TICKS = os.sysconf("SC_CLK_TCK")
WARM = 6
TIMEOUT = 60
HEADERS = {
    "User-Agent": "quartier-benchmark",
    "Accept-Language": "de",
    "Accept-Encoding": "identity",
    "X-Forwarded-Proto": "https",
}


@dataclass(frozen=True)
class Ask:
    """One request. `form` makes it a POST."""

    path: str
    cookies: str = ""
    form: dict[str, str] | None = None
    address: str = "127.0.0.1"
    wanted: tuple[int, ...] = (200,)

    def headers(self, origin: str) -> dict[str, str]:
        more = {"Cookie": self.cookies, "X-Forwarded-For": self.address}
        if self.form is not None:
            more |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin}
        return HEADERS | more


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    cookies: list[str]


@dataclass(frozen=True)
class Site:
    """A web server of ours: its port, its master process and that of its database."""

    port: int
    web: int
    database: int

    @property
    def origin(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)

    def send(
        self,
        ask: Ask,
        connection: http.client.HTTPConnection | None = None,
        coding: str = "identity",
    ) -> Reply:
        line = connection or self.connect()
        body = urlencode(ask.form) if ask.form is not None else None
        headers = ask.headers(self.origin) | {"Accept-Encoding": coding}
        line.request("POST" if body is not None else "GET", ask.path, body, headers)
        answer = line.getresponse()
        reply = Reply(answer.status, answer.read(), answer.headers.get_all("Set-Cookie") or [])
        if connection is None:
            line.close()
        return reply


@dataclass
class Cell:
    """What was measured for one page of one size with so many clients."""

    times: list[float]
    failed: list[str]
    size: int
    seconds: float
    web_ms: float
    database_ms: float
    others: float

    def at(self, share: float) -> float | None:
        times = sorted(self.times)
        return round(times[min(len(times) - 1, int(share * len(times)))], 1) if times else None


def measure(site: Site, next_ask: Callable[[], Ask | None], clients: int, seconds: float) -> Cell:
    """`next_ask` gives the next request of the page, None when there are no more."""
    for _ in range(WARM):
        one(site, site.connect(), next_ask)
    before, busy, own = cpu(site), machine(), sum(os.times()[:2])
    start = time.perf_counter()
    done = race(site, next_ask, clients, start + seconds)
    took = time.perf_counter() - start
    web, database = (now - then for now, then in zip(cpu(site), before, strict=True))
    mine = sum(os.times()[:2]) - own + web + database
    good = [ms for ms, problem, _size in done if not problem]
    return Cell(
        times=good,
        failed=sorted({problem for _ms, problem, _size in done if problem}),
        size=max((size for _ms, _problem, size in done), default=0),
        seconds=took,
        web_ms=web / max(1, len(done)) * 1000,
        database_ms=database / max(1, len(done)) * 1000,
        others=max(0.0, machine() - busy - mine) / (took * (os.cpu_count() or 1)),
    )


Done = tuple[float, str, int]


def race(site: Site, next_ask: Callable[[], Ask | None], clients: int, end: float) -> list[Done]:
    done: list[Done] = []

    def visitor() -> None:
        connection = site.connect()
        while time.perf_counter() < end and (result := one(site, connection, next_ask)):
            done.append(result)
        connection.close()

    threads = [threading.Thread(target=visitor) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def one(
    site: Site, connection: http.client.HTTPConnection, next_ask: Callable[[], Ask | None]
) -> Done | None:
    ask = next_ask()
    if ask is None:
        return None
    start = time.perf_counter()
    try:
        reply = site.send(ask, connection)
    except (OSError, http.client.HTTPException) as problem:
        connection.close()
        return 0.0, type(problem).__name__, 0
    took = (time.perf_counter() - start) * 1000
    problem = "" if reply.status in ask.wanted else str(reply.status)
    return took, problem, len(reply.body)


def cpu(site: Site) -> tuple[float, float]:
    """Seconds of processor time that web and database have used so far."""
    spent, children = {}, {}
    for pid, parent, ticks in processes():
        spent[pid] = ticks
        children.setdefault(parent, []).append(pid)
    return _tree(site.web, spent, children), _tree(site.database, spent, children)


def _tree(root: int, spent: dict[int, int], children: dict[int, list[int]]) -> float:
    below = sum(_tree(child, spent, children) for child in children.get(root, []))
    return spent.get(root, 0) / TICKS + below


def processes() -> Iterator[tuple[int, int, int]]:
    """(pid, parent, ticks), ended children included."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            yield int(folder.name), int(words[1]), sum(map(int, words[11:15]))


def machine() -> float:
    """Seconds all processors were busy."""
    words = list(map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9]))
    return (sum(words) - words[3] - words[4]) / TICKS
