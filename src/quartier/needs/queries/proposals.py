"""What could fit a selection of wishes. Nothing is bundled by itself; clerks' decisions teach."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quartier.concept.models import FieldOfAction
from quartier.needs import rules
from quartier.needs.models import Need, Objection
from quartier.needs.queries import index
from quartier.needs.queries.inbox import needs_of, wishes_to_bundle
from quartier.needs.queries.similar import Match, hits, match_of, need_keys, witnesses
from quartier.needs.rules import vectors, votes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.queries.index import Hit
    from quartier.wishes.models import Wish

NEIGHBOURS = 200
BEST = 3
SIMILAR_WISHES = 5


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
    texts = [f"{wish.publication.title} {wish.publication.text}" for wish in wishes]
    question = [rules.essence(text) for text in texts]
    chosen = {wish.pk for wish in wishes}
    nearest = [hit for hit in hits(area, question, NEIGHBOURS) if hit.key not in chosen]
    taken_up = need_keys([hit.key for hit in nearest if hit.kind == "wish"])
    ranked = ranked_needs(nearest, taken_up)
    needs = needs_of(area).prefetch_related("fields").in_bulk(list(ranked))
    return Proposals(
        needs=best_needs(needs, ranked, wishes, " ".join(texts), witnesses(nearest, taken_up)),
        wishes=waiting(area, nearest, taken_up, " ".join(texts)),
        fields=best_fields(area, needs, ranked, question),
    )


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


def best_needs(
    needs: dict[UUID, Need],
    ranked: dict[UUID, float],
    wishes: Sequence[Wish],
    text: str,
    behind: dict[UUID, str],
) -> list[Match]:
    """Never one to which an author of these wishes objected."""
    objected = set(Objection.objects.filter(wish__in=wishes).values_list("need", flat=True))
    found = (
        match_of("need", needs.get(key), score, text, behind.get(key))
        for key, score in ranked.items()
        if key not in objected
    )
    return [match for match in found if match and match.score >= rules.HARDLY_ALIKE][:BEST]


def waiting(
    area: Area, nearest: Sequence[Hit], taken_up: dict[UUID, UUID], text: str
) -> list[Match]:
    """Wishes of the inbox that could come along."""
    near = {h.key: h.cosine for h in nearest if h.kind == "wish" and h.key not in taken_up}
    keys = [key for key in near if rules.percent(near[key]) >= rules.HARDLY_ALIKE]
    rows = wishes_to_bundle(area).in_bulk(keys[: SIMILAR_WISHES * 2])
    found = (match_of("wish", rows.get(key), near[key], text) for key in keys)
    return [match for match in found if match][:SIMILAR_WISHES]


def best_fields(
    area: Area, needs: dict[UUID, Need], ranked: dict[UUID, float], question: list[str]
) -> list[FieldOfAction]:
    """The fields of the nearest needs; before anything was learnt, those whose own words fit."""
    standing_fields = {
        row.pk: row for row in FieldOfAction.objects.filter(area=area, ended_on__isnull=True)
    }
    scores = votes.of_labels(
        (score, [f.pk for f in needs[key].fields.all()])
        for key, score in ranked.items()
        if key in needs
    )
    rows = list(standing_fields.values())
    said = vectors.cosines(
        question, [rules.essence(f.title, f.description) for f in rows], index.current(area).worth
    )
    for row, cosine in zip(rows, said, strict=True):
        scores[row.pk] = scores.get(row.pk, 0.0) + votes.OWN_WORDS * cosine
    best = sorted((key for key in scores if key in standing_fields), key=lambda key: -scores[key])
    return [standing_fields[key] for key in best[:BEST] if scores[key] >= votes.FAINT]
