"""What could fit a selection of wishes. Nothing is bundled by itself; clerks' decisions teach."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from quartier.concept.models import FieldOfAction
from quartier.needs import rules
from quartier.needs.models import Need, Objection
from quartier.needs.queries import index
from quartier.needs.queries.similar import Match, hits, match_of, need_keys
from quartier.needs.rules import vectors, votes
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.queries.index import Hit

NEIGHBOURS = 200
BEST = 3
SIMILAR_WISHES = 5
SPARE = 3
"""So many times more are fetched than shown: some may be gone since the index was built."""


@dataclass(frozen=True)
class Proposals:
    """At most three needs, five wishes of the inbox and three fields of action, best first."""

    needs: list[Match] = field(default_factory=list)
    wishes: list[Match] = field(default_factory=list)
    fields: list[FieldOfAction] = field(default_factory=list)


def proposals_for(area: Area, wishes: Sequence[Wish]) -> Proposals:
    """What is like these wishes, and where wishes like these were put before."""
    if not wishes:
        return Proposals()
    texts = [words_of(wish) for wish in wishes]
    question = [rules.essence(text) for text in texts]
    chosen = {wish.pk for wish in wishes}
    nearest = [hit for hit in hits(area, question, NEIGHBOURS) if hit.key not in chosen]
    taken_up = need_keys([hit.key for hit in nearest if hit.kind == "wish"])
    ranked = ranked_needs(nearest, taken_up)
    needs = best_needs(area, ranked, wishes)
    witness = nearest_wishes(nearest, taken_up, needs)
    near = waiting(nearest, taken_up)
    rows = public_wishes(area, [*witness.values(), *near])
    said = {need: words_of(rows[wish]) for need, wish in witness.items() if wish in rows}
    text = " ".join(texts)
    fits = (match_of("need", need, ranked[need.pk], text, said.get(need.pk)) for need in needs)
    beside = [key for key in near if key in rows][:SIMILAR_WISHES]
    return Proposals(
        needs=list(filter(None, fits)),
        wishes=list(filter(None, (match_of("wish", rows[k], near[k], text) for k in beside))),
        fields=best_fields(area, ranked, question),
    )


def words_of(wish: Wish) -> str:
    return f"{wish.publication.title} {wish.publication.text}"


def public_wishes(area: Area, keys: Collection[UUID]) -> dict[UUID, Wish]:
    rows = Wish.objects.of(area).published().filter(erasure__isnull=True)
    return rows.select_related("publication").in_bulk(keys)


def ranked_needs(nearest: Sequence[Hit], taken_up: dict[UUID, UUID]) -> dict[UUID, float]:
    """Needs by what they say themselves and by the wishes clerks put into them."""
    said: dict[UUID, float] = {}
    learnt: dict[UUID, list[float]] = defaultdict(list)
    for hit in nearest:
        if hit.kind == "need":
            said[hit.key] = hit.cosine
        elif hit.key in taken_up:
            learnt[taken_up[hit.key]].append(hit.cosine)
    return votes.ranked({key: (said.get(key, 0.0), learnt[key]) for key in {*said, *learnt}})


def best_needs(area: Area, ranked: dict[UUID, float], wishes: Sequence[Wish]) -> list[Need]:
    """Never one to which an author of these wishes objected, nor one that was dissolved."""
    alike = [key for key in ranked if rules.percent(ranked[key]) >= rules.HARDLY_ALIKE]
    objected = Objection.objects.filter(need=OuterRef("pk"), wish__in=wishes)
    standing = Need.objects.filter(~Exists(objected), area=area, dissolved_at=None)
    rows = standing.in_bulk(alike[: BEST * SPARE])
    return [rows[key] for key in alike if key in rows][:BEST]


def nearest_wishes(
    nearest: Sequence[Hit], taken_up: dict[UUID, UUID], needs: Sequence[Need]
) -> dict[UUID, UUID]:
    """Need → its wish that is nearest; the words of the need alone often share none."""
    shown = {need.pk for need in needs}
    found: dict[UUID, UUID] = {}
    for hit in nearest:
        if taken_up.get(hit.key) in shown:
            found.setdefault(taken_up[hit.key], hit.key)
    return found


def waiting(nearest: Sequence[Hit], taken_up: dict[UUID, UUID]) -> dict[UUID, float]:
    """Wishes of the inbox that could come along; a few more than are shown, some may be gone."""
    near = {h.key: h.cosine for h in nearest if h.kind == "wish" and h.key not in taken_up}
    alike = [key for key in near if rules.percent(near[key]) >= rules.HARDLY_ALIKE]
    return {key: near[key] for key in alike[: SIMILAR_WISHES * SPARE]}


def best_fields(area: Area, ranked: dict[UUID, float], question: list[str]) -> list[FieldOfAction]:
    """The fields of the nearest needs; before anything was learnt, those whose own words fit."""
    standing = {row.pk: row for row in FieldOfAction.objects.filter(area=area, ended_on=None)}
    labels = labels_of(ranked)
    scores = votes.of_labels((score, labels[key]) for key, score in ranked.items())
    rows = list(standing.values())
    own = [rules.essence(row.title, row.description) for row in rows]
    said = vectors.cosines(question, own, index.current(area).worth)
    for row, cosine in zip(rows, said, strict=True):
        scores[row.pk] = scores.get(row.pk, 0.0) + votes.OWN_WORDS * cosine
    best = sorted((key for key in scores if key in standing), key=lambda key: -scores[key])
    return [standing[key] for key in best[:BEST] if scores[key] >= votes.FAINT]


def labels_of(needs: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Need → its fields of action."""
    labels: dict[UUID, list[UUID]] = defaultdict(list)
    pairs = Need.fields.through.objects.filter(need__in=needs, need__dissolved_at=None)
    for need, label in pairs.values_list("need", "fieldofaction"):
        labels[need].append(label)
    return labels
