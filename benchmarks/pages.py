"""The pages that are measured, and what they may cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.words import Words

PUBLIC, SEARCH = 10.0, 20.0
"""Milliseconds of processor time, web and database together."""
SIMILAR_P95 = 30.0
TYPED = 40


@dataclass(frozen=True)
class Page:
    label: str
    path: str
    cpu: float | None = None
    p95: float | None = None
    session: str = ""
    form: dict[str, str] | None = None
    texts: tuple[str, ...] = ()
    wanted: tuple[int, ...] = (200,)
    is_wish: bool = False
    is_whole: bool = False
    """A download of everything: it grows with the quarter and is measured for the record."""


def pages(facts: dict[str, Any]) -> list[Page]:
    return [*public(facts), *desk(facts)]


def public(facts: dict[str, Any]) -> Iterator[Page]:
    at = f"/{facts['area']}/"
    yield Page("start", at, PUBLIC)
    yield Page("list", f"{at}wuensche/", PUBLIC)
    yield Page("list, filtered", f"{at}wuensche/?stand=yes&thema=A&ordnung=menschen", PUBLIC)
    yield Page("list, page 30", f"{at}wuensche/?seite=30", PUBLIC)
    yield Page("search, some hits", f"{at}wuensche/?q=Spielplatz", SEARCH)
    yield Page("search, very many", f"{at}wuensche/?q=Kinder", SEARCH)
    yield Page("search, typo", f"{at}wuensche/?q=Speilplatz", SEARCH)
    yield Page("search, number", f"{at}nummer/?nummer={facts['wish']}", SEARCH, wanted=(302,))
    yield Page("journey of a wish", f"{at}wuensche/{facts['wish']}/", PUBLIC)
    yield Page("journey of a need", f"{at}bedarfe/{facts['need']}/", PUBLIC)
    yield Page("map, dots", f"{at}wuensche/punkte.geojson", PUBLIC)
    yield Page("GeoJSON, whole", f"{at}wuensche/auswahl.geojson", is_whole=True)
    yield Page("ledger", f"{at}was-wurde-daraus/", PUBLIC)
    yield Page("wish form", f"{at}mitmachen/wunsch/", PUBLIC)
    typed = typed_texts()
    yield Page(
        "similar, typing",
        f"{at}mitmachen/wunsch/aehnliche/",
        p95=SIMILAR_P95,
        form={"text": typed[0]},
        texts=typed,
    )
    yield Page("wish, sent", f"{at}mitmachen/wunsch/", wanted=(302,), is_wish=True)


def desk(facts: dict[str, Any]) -> Iterator[Page]:
    at, session = f"/{facts['area']}/buero/", facts["session"]
    chosen = "&".join(f"wunsch={number}" for number in facts["waiting"])
    yield Page("desk, today", at, session=session)
    yield Page("desk, inbox", f"{at}wuensche/", session=session)
    yield Page("desk, proposals", f"{at}wuensche/?{chosen}", session=session)


def typed_texts() -> tuple[str, ...]:
    """Beginnings of wishes, as long as somebody has typed so far."""
    words = Words(["Lindenweg", "Gartenstraße", "Nordhof"], seed=99)
    texts = [words.wish(words.topic()) for _ in range(TYPED)]
    return tuple(text[: words.chance.randint(25, 160)] for text in texts)
