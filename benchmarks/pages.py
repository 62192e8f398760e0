"""The pages that are measured, and what they may cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from benchmarks.words import Words

PUBLIC, SEARCH = 10.0, 20.0
"""Milliseconds of processor time, web and database together."""
SIMILAR_P95 = 30.0
TYPED = 40
_visits = count()


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
    is_again: bool = False
    """The same address again and again: drawn once. Otherwise every visit is a first one."""
    is_whole: bool = False
    """A download of everything: it grows with the quarter and is measured for the record."""

    def address(self) -> str:
        """Of one visit; a number that the page does not know makes it a first one."""
        if self.is_again or self.form is not None or self.is_wish:
            return self.path
        return f"{self.path}{'&' if '?' in self.path else '?'}besuch={next(_visits)}"


def pages(facts: dict[str, Any]) -> list[Page]:
    return [*public(facts), *desk(facts)]


def public(facts: dict[str, Any]) -> Iterator[Page]:
    at = f"/{facts['area']}/"
    yield from _lists(at, facts["wish"])
    yield from _journeys(at, facts)
    yield Page("map, dots", f"{at}wuensche/punkte.geojson", PUBLIC)
    yield Page("GeoJSON, whole", f"{at}wuensche/auswahl.geojson", is_whole=True)
    yield Page("ledger", f"{at}was-wurde-daraus/", PUBLIC)
    yield from _wish_form(f"{at}mitmachen/wunsch/")


def _lists(at: str, number: str) -> Iterator[Page]:
    yield Page("start", at, PUBLIC)
    yield Page("start, again", at, PUBLIC, is_again=True)
    yield Page("list", f"{at}wuensche/", PUBLIC)
    yield Page("list, again", f"{at}wuensche/", PUBLIC, is_again=True)
    yield Page("list, filtered", f"{at}wuensche/?stand=yes&thema=A&ordnung=menschen", PUBLIC)
    yield Page("list, page 30", f"{at}wuensche/?seite=30", PUBLIC)
    yield Page("search, some hits", f"{at}wuensche/?q=Spielplatz", SEARCH)
    yield Page("search, very many", f"{at}wuensche/?q=Kinder", SEARCH)
    yield Page("search, typo", f"{at}wuensche/?q=Speilplatz", SEARCH)
    yield Page("search, number", f"{at}nummer/?nummer={number}", SEARCH, wanted=(302,))


def _journeys(at: str, facts: dict[str, Any]) -> Iterator[Page]:
    wish = f"{at}wuensche/{facts['wish']}/"
    yield Page("journey of a wish", wish, PUBLIC)
    yield Page("journey, again", wish, PUBLIC, is_again=True)
    yield Page("journey of a need", f"{at}bedarfe/{facts['need']}/", PUBLIC)


def _wish_form(path: str) -> Iterator[Page]:
    yield Page("wish form", path, PUBLIC)
    typed = typed_texts()
    similar = f"{path}aehnliche/"
    yield Page("similar, typing", similar, p95=SIMILAR_P95, form={"text": typed[0]}, texts=typed)
    yield Page("wish, sent", path, wanted=(302,), is_wish=True)


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
