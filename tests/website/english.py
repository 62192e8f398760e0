"""A walk through the English pages: what they say outside German parts, where their links lead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from django.test import Client

EMPTY = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
SAID = ("alt", "title", "aria-label", "placeholder")


@dataclass
class Page:
    name: str
    address: str
    words: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    leaving: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Words outside `lang="de"`; links, apart from those announced by `hreflang`."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.open: list[tuple[str, str]] = []

    @property
    def is_german(self) -> bool:
        return next((lang for _tag, lang in reversed(self.open) if lang), "en") == "de"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.open.append((tag, given.get("lang", "")))
        if not self.is_german:
            self.page.words |= {given[name] for name in SAID if given.get(name)}
        if tag in ("a", "form") and given.get("hreflang") != "de":
            self._keep(urljoin(self.page.address, given.get("href") or given.get("action", "")))
        if tag in EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        is_shown = not self.open or self.open[-1][0] not in ("script", "style")
        if data.strip() and is_shown and not self.is_german:
            self.page.words.add(" ".join(data.split()))

    def _keep(self, link: str) -> None:
        address = urldefrag(link).url
        if address.startswith("/en/"):
            self.page.links.add(address)
        elif address.startswith("/"):
            self.page.leaving.add(address)


def walk(client: Client, starts: Iterable[str], *, per_name: int = 2) -> Iterator[Page]:
    """Some pages of each URL name that can be reached from the starts."""
    waiting = list(starts)
    known, seen = set(waiting), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        name = response.resolver_match.view_name if response.resolver_match else ""
        is_page = response.status_code == 200 and "html" in response["Content-Type"]
        if not is_page or seen[name] >= per_name:
            continue
        seen[name] += 1
        page = Page(name, address)
        Reader(page).feed(response.content.decode())
        yield page
        waiting += sorted(page.links - known)
        known |= page.links
