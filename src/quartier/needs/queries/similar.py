"""What is like this text? The index answers; newer texts are found by trigrams, weighed alike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat, Left

from quartier.areas.models import Area
from quartier.needs import rules
from quartier.needs.models import BundledWish, Need
from quartier.needs.queries import index
from quartier.needs.queries.inbox import needs_of
from quartier.needs.queries.index import Hit
from quartier.needs.rules import vectors
from quartier.wishes.models import Publication, Wish

NEWER = 200
"""So many newer texts are looked through; the worker builds a new index before there are more."""
NEWER_WEIGHED = 20
BEGINNING = 160
SHORTEST = 4
"""Letters of content below which a text is not compared."""


@dataclass(frozen=True)
class Match:
    """A published wish or a need like the text. `score` is a percentage, `words` stand in both."""

    kind: str
    subject: Wish | Need
    score: int
    words: list[str] = field(default_factory=list)

    @property
    def closeness(self) -> str:
        """`very`, `alike` or `somewhat`: the words people read beside the number."""
        return rules.closeness(self.score)

    @property
    def title(self) -> str:
        return (
            self.subject.title if isinstance(self.subject, Need) else self.subject.publication.title
        )

    @property
    def text(self) -> str:
        if isinstance(self.subject, Need):
            return self.subject.summary
        return self.subject.publication.text


def similar(area: Area, text: str, limit: int = 5) -> list[Match]:
    """Published wishes and needs like this text, best first. A wish in a need shows as its need."""
    question = rules.essence(text)
    if len(question) < SHORTEST:
        return []
    nearest = hits(area, question, limit * 4)
    needs_by_wish = need_keys({hit.key for hit in nearest if hit.kind == "wish"})
    best = best_by_subject(nearest, needs_by_wish)
    return matches(area, best, text, witnesses(nearest, needs_by_wish))[:limit]


def hits(area: Area, question: str | list[str], limit: int) -> list[Hit]:
    """The nearest published wishes and needs, nearest first."""
    here = index.current(area)
    found = here.search(question, limit) + newer_hits(area, question, here)
    by_key = {hit.key: hit for hit in sorted(found, key=lambda hit: hit.cosine)}
    return sorted(by_key.values(), key=lambda hit: (-hit.cosine, hit.key.int))[:limit]


def newer_hits(area: Area, question: str | list[str], here: index.Index) -> list[Hit]:
    words = question if isinstance(question, str) else " ".join(question)
    wishes = newer(Publication.objects.filter(area=area), words, here)
    needs = newer(Need.objects.filter(area=area, dissolved_at__isnull=True), words, here)
    rows = wishes.values_list(Value("wish"), "wish_id", "title", "text").union(
        needs.values_list(Value("need"), "pk", "title", "summary"), all=True
    )
    essences = [rules.essence(title, text) for _kind, _key, title, text in rows]
    alike = vectors.cosines(question, essences, here.worth)
    return [
        Hit(kind, key, cosine)
        for (kind, key, _title, _text), cosine in zip(rows, alike, strict=True)
        if cosine > 0
    ]


def newer(rows: QuerySet[Any], words: str, here: index.Index) -> QuerySet[Any]:
    """The rows the index cannot know yet that share most trigrams with the words."""
    body = "text" if rows.model is Publication else "summary"
    newest = rows.filter(pk__gt=here.newer_than).order_by("-pk").values("pk")[:NEWER]
    start = Concat(F("title"), Value(" "), Left(body, BEGINNING), output_field=TextField())
    alike = TrigramSimilarity(start, words[:BEGINNING])
    return rows.filter(pk__in=newest).order_by(alike.desc(), "pk")[:NEWER_WEIGHED]


def need_keys(wish_keys: Collection[UUID]) -> dict[UUID, UUID]:
    """Wish → the need that took it up."""
    rows = BundledWish.objects.filter(wish__in=wish_keys).values_list("wish", "need")
    return cast("dict[UUID, UUID]", dict(rows))


def best_by_subject(
    nearest: Iterable[Hit], needs_by_wish: dict[UUID, UUID]
) -> dict[tuple[str, UUID], float]:
    """The best cosine of each subject, a bundled wish counting for its need; nearest first."""
    best: dict[tuple[str, UUID], float] = {}
    for hit in nearest:
        need = needs_by_wish.get(hit.key)
        best.setdefault(("need", need) if need else (hit.kind, hit.key), hit.cosine)
    return best


def witnesses(nearest: Iterable[Hit], needs_by_wish: dict[UUID, UUID]) -> dict[UUID, str]:
    """Need → the text of its nearest wish: the words of the need alone often share none."""
    first: dict[UUID, UUID] = {}
    for hit in nearest:
        if hit.key in needs_by_wish:
            first.setdefault(needs_by_wish[hit.key], hit.key)
    rows = Publication.objects.filter(wish__in=first.values())
    words = rows.values_list("wish", "title", "text")
    texts = {wish: f"{title} {text}" for wish, title, text in words}
    return {need: texts.get(wish, "") for need, wish in first.items()}


def matches(
    area: Area, best: dict[tuple[str, UUID], float], text: str, behind: dict[UUID, str]
) -> list[Match]:
    """The subjects as rows with score and shared words; what is no longer public falls out."""
    wishes = published(area).in_bulk([key for kind, key in best if kind == "wish"])
    needs = needs_of(area).in_bulk([key for kind, key in best if kind == "need"])
    found = (
        match_of(
            kind, (needs if kind == "need" else wishes).get(key), cosine, text, behind.get(key)
        )
        for (kind, key), cosine in best.items()
    )
    return [match for match in found if match and match.score >= rules.HARDLY_ALIKE]


def match_of(
    kind: str, subject: Wish | Need | None, cosine: float, text: str, behind: str | None = None
) -> Match | None:
    """`behind`: the text of the nearest wish in a need."""
    if subject is None:
        return None
    match = Match(kind, subject, rules.percent(cosine))
    own = f"{match.title} {match.text} {behind or ''}"
    return replace(match, words=rules.shared_words(own, text))


def published(area: Area) -> QuerySet[Wish]:
    wishes = Wish.objects.of(area).published().filter(erasure__isnull=True)
    return wishes.select_related("publication", "area")
