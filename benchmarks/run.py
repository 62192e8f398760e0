"""What pages cost at 1,000, 10,000 and 100,000 wishes: `.venv/bin/python benchmarks/run.py`.

Fills a database for each size once, starts the real web servers, and measures all pages,
the sizes in turn, so that they see the same machine. Prints a table and writes
`build/benchmarks/<date>.json`. How to read it: docs/explanation/speed.md.
"""

import argparse
import json
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.client import Ask, Cell, Site, measure  # noqa: E402
from benchmarks.installations import HOME, Sized, database, free_port  # noqa: E402
from benchmarks.pages import Page, pages  # noqa: E402

from quartier.config import assets  # noqa: E402

CLIENTS = (1, 8)
LONG, QUICK = 300.0, 60.0
MOST_GROWTH = 1.5
LEAST_AGE = 4
"""Seconds a form must have been open before it may be sent."""
FORMS_PER_SECOND = 60
STAMP = re.compile(rb'name="started" value="([^"]+)"')
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
ASSET = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"')
Row = dict[str, Any]


def main() -> None:
    options = parsed()
    HOME.mkdir(parents=True, exist_ok=True)
    assets.gather()
    with ExitStack() as stack:
        base = stack.enter_context(database())
        sized = [Sized(size, base, free_port()) for size in options.sizes]
        for one in sized:
            one.fill(fresh=options.fresh)
        looks = [one.look() for one in sized]
        sites = [stack.enter_context(one.running()) for one in sized]
        rows = measured(sites, looks, options)
        weights = {
            one.size: first_load(site, look)
            for one, site, look in zip(sized, sites, looks, strict=True)
        }
    report(rows, weights)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    numbers = lambda text: [int(part) for part in text.split(",")]  # noqa: E731
    parser.add_argument("--sizes", type=numbers, default=[1_000, 10_000, 100_000])
    parser.add_argument("--quick", action="store_true", help="one minute instead of five")
    parser.add_argument("--fresh", action="store_true", help="fill the databases anew")
    parser.add_argument("--only", default="", help="pages whose label contains this")
    return parser.parse_args()


def measured(sites: Sequence[Site], looks: Sequence[Row], options: argparse.Namespace) -> list[Row]:
    """Page by page, with one client and with eight, the sizes in turn."""
    lists = [pages(look["facts"]) for look in looks]
    chosen = [n for n, page in enumerate(lists[0]) if options.only in page.label]
    cells = len(chosen) * len(CLIENTS) * len(sites)
    seconds = (QUICK if options.quick else LONG) / cells
    rows = []
    for number in chosen:
        for site, look, some, size in zip(sites, looks, lists, options.sizes, strict=True):
            page = some[number]
            cells_of_page = {
                n: measure(site, asks(site, page, n * seconds), n, seconds) for n in CLIENTS
            }
            rows.append(row_of(page, size, look["queries"].get(page.label), cells_of_page))
            show(rows[-1])
    return rows


def asks(site: Site, page: Page, seconds: float) -> Callable[[], Ask | None]:
    """Where the next request comes from."""
    if page.is_wish:
        return wishes(site, page, int(10 + FORMS_PER_SECOND * min(seconds, 3)))
    if page.form is None:
        return lambda: Ask(page.address(), page.session, wanted=page.wanted)
    cookies, token, _stamp = opened(site, page.path.replace("aehnliche/", ""))
    texts = cycle(page.texts)
    return lambda: Ask(page.path, cookies, {"text": next(texts), "csrfmiddlewaretoken": token})


def wishes(site: Site, page: Page, count: int) -> Callable[[], Ask | None]:
    """Every form was opened before, some seconds ago; every visitor has an address of their own."""
    forms = iter([opened(site, page.path) for _ in range(count)])
    time.sleep(LEAST_AGE)
    start = time.time_ns() % 10**9

    def following() -> Ask | None:
        found = next(forms, None)
        if found is None:
            return None
        nonlocal start
        start += 1
        cookies, token, stamp = found
        text = f"Am Lindenweg fehlt eine Bank. Das ist der Wunsch Nummer {start} einer Messung."
        form = {"csrfmiddlewaretoken": token, "started": stamp, "text": text, "channel": "none"}
        return Ask(page.path, cookies, form, address=f"bench-{start}", wanted=page.wanted)

    return following


def opened(site: Site, path: str) -> tuple[str, str, str]:
    """(cookies, token, stamp) of a freshly opened wish form."""
    reply = site.send(Ask(path))
    token, stamp = TOKEN.search(reply.body), STAMP.search(reply.body)
    if not token or not stamp:
        raise RuntimeError(f"No form at {path}: {reply.status}")
    cookies = "; ".join(cookie.partition(";")[0] for cookie in reply.cookies)
    return cookies, token[1].decode(), stamp[1].decode()


def row_of(page: Page, size: int, queries: int | None, cells: dict[int, Cell]) -> Row:
    count = sum(len(cell.times) for cell in cells.values())
    whole = {
        kind: sum(getattr(cell, kind) * len(cell.times) for cell in cells.values()) / max(1, count)
        for kind in ("web_ms", "database_ms")
    }
    return {
        "page": page.label,
        "size": size,
        "queries": queries,
        "web_ms": round(whole["web_ms"], 1),
        "database_ms": round(whole["database_ms"], 1),
        "cpu_ms": round(sum(whole.values()), 1),
        "bytes": max(cell.size for cell in cells.values()),
        "requests": count,
        "failed": sorted({problem for cell in cells.values() for problem in cell.failed}),
        "others": round(max(cell.others for cell in cells.values()), 2),
        "aims": asdict(page) | {"texts": (), "session": "", "form": None},
        **{f"p50_{n}": cell.at(0.5) for n, cell in cells.items()},
        **{f"p95_{n}": cell.at(0.95) for n, cell in cells.items()},
    }


def first_load(site: Site, look: Row) -> dict[str, int]:
    """Bytes of the list on a first visit without fonts and map: page, styles, scripts, icons."""
    path = f"/{look['facts']['area']}/wuensche/"
    page = site.send(Ask(path)).body
    parts = {url.decode() for url in ASSET.findall(page) if b"maplibre" not in url}
    return {
        "page": len(page),
        "page_compressed": len(site.send(Ask(path), coding="br, gzip").body),
        "files": sum(len(site.send(Ask(url)).body) for url in parts),
        "files_compressed": sum(len(site.send(Ask(url), coding="br, gzip").body) for url in parts),
    }


HEAD = (
    f"{'page':20}{'wishes':>8}{'queries':>8}{'web':>7}{'db':>7}{'CPU ms':>8}{'×10':>6}"
    f"{'p50/p95 (1)':>15}{'p50/p95 (8)':>15}{'KB':>7}"
)


def show(row: Row, before: Row | None = None) -> None:
    growth = f"{row['cpu_ms'] / before['cpu_ms']:.1f}" if before and before["cpu_ms"] else ""
    queries = "" if row["queries"] is None else row["queries"]
    print(
        f"{row['page']:20}{row['size']:8}{queries:>8}{row['web_ms']:7.1f}{row['database_ms']:7.1f}"
        f"{row['cpu_ms']:8.1f}{growth:>6}"
        f"{row['p50_1']!s:>8}/{row['p95_1']!s:<6}{row['p50_8']!s:>8}/{row['p95_8']!s:<6}"
        f"{row['bytes'] / 1000:7.1f}  {'; '.join([*row['failed'], *missed(row, before)])}",
        flush=True,
    )


def missed(row: Row, before: Row | None) -> list[str]:
    """Which aims this row does not reach."""
    aims, said = row["aims"], []
    if aims["cpu"] and row["cpu_ms"] > aims["cpu"]:
        said.append(f"over {aims['cpu']:.0f} ms CPU")
    if aims["p95"] and (row["p95_1"] or 0) > aims["p95"]:
        said.append(f"over {aims['p95']:.0f} ms p95")
    if before and not aims["is_whole"] and row["cpu_ms"] > MOST_GROWTH * before["cpu_ms"]:
        said.append(f"grows more than {MOST_GROWTH}×")
    return said


def report(rows: list[Row], weights: dict[int, dict[str, int]]) -> None:
    print(f"\n{HEAD}")
    for row in rows:
        show(
            row,
            next(
                (r for r in rows if r["page"] == row["page"] and r["size"] * 10 == row["size"]),
                None,
            ),
        )
    for size, weight in weights.items():
        said = ", ".join(f"{name} {count / 1000:.1f} KB" for name, count in weight.items())
        print(f"first load of the list at {size}: {said}")
    now = datetime.now().astimezone()
    about = {"at": now.isoformat(), "cores": os.cpu_count(), "python": platform.python_version()}
    file = HOME / f"{now:%Y-%m-%d-%H%M}.json"
    file.write_text(json.dumps(about | {"rows": rows, "first_load": weights}, indent=1))
    print(f"written: {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
