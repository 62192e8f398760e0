"""Needs of twenty wishes each, and who wishes for them too."""

from collections import Counter, defaultdict
from uuid import UUID, uuid4

from benchmarks.fill.quarter import Quarter, save
from benchmarks.fill.wishes import CHANNELS, spot

from quartier.concept.models import FieldOfAction
from quartier.needs.models import BundledWish, Need, Support
from quartier.wishes.models import Wish


def write_needs(quarter: Quarter) -> None:
    inside: dict[int, list[Wish]] = defaultdict(list)
    for wish, topic in quarter.public:
        if topic is not None:
            inside[topic].append(wish)
    groups = sorted(inside.items(), key=lambda group: group[1][0].received_at)
    numbers: Counter[int] = Counter()
    quarter.needs = [need(quarter, topic, wishes, numbers) for topic, wishes in groups]
    quarter.inside = {
        need.pk: wishes for need, (_t, wishes) in zip(quarter.needs, groups, strict=True)
    }
    save(quarter.needs)
    save(bundled(quarter, need, wish) for need in quarter.needs for wish in quarter.inside[need.pk])
    fields = list(FieldOfAction.objects.filter(area=quarter.area))
    through = Need.fields.through
    save(
        through(need_id=need.pk, fieldofaction_id=chosen.pk)
        for need in quarter.needs
        for chosen in quarter.chance.sample(fields, quarter.chance.choice((0, 1, 1, 1, 2)))
    )


def need(quarter: Quarter, topic: int, wishes: list[Wish], numbers: Counter[int]) -> Need:
    at = quarter.later(wishes[0].received_at, days=30)
    numbers[at.year] += 1
    about = quarter.topics[topic]
    return Need(
        id=quarter.key(at),
        area=quarter.area,
        year=at.year,
        number=numbers[at.year],
        title=about.title,
        summary=f"Viele wünschen sich: {about.title}. {quarter.words.wish(about)[:300]}",
        urgency=quarter.chance.choice(("normal", "normal", "normal", "soon", "urgent")),
        created_at=at,
        **spot(quarter, about),
    )


def bundled(quarter: Quarter, need: Need, wish: Wish) -> BundledWish:
    at = max(need.created_at, quarter.later(wish.received_at, days=20))
    quarter.told(at, "wishes_added", f"needs.need:{need.pk}", wishes=[str(wish.pk)])
    return BundledWish(id=quarter.key(at), area=quarter.area, need=need, wish=wish, at=at, by="x")


def write_support(quarter: Quarter) -> None:
    """A few needs have very many; most people leave no contact."""
    known: set[tuple[UUID, UUID]] = set()
    save(row for _ in range(quarter.count) if (row := support(quarter, known)))


def support(quarter: Quarter, known: set[tuple[UUID, UUID]]) -> Support | None:
    need = quarter.needs[int(len(quarter.needs) * quarter.chance.random() ** 2)]
    at = quarter.later(need.created_at, days=200)
    person = quarter.chance.choice(quarter.people) if quarter.happens(0.4) else None
    if person and (need.pk, person.pk) in known:
        return None
    if person:
        known.add((need.pk, person.pk))
    quarter.told(at, "supported", f"needs.need:{need.pk}", with_contact=person is not None)
    return Support(
        id=quarter.key(at),
        area=quarter.area,
        need=need,
        resident=person,
        channel=quarter.chance.choice(CHANNELS) if person else "none",
        at=at,
        form_key=uuid4(),
    )
