"""Wishes with their place and voice; most were read, the newest wait."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import uuid4

from benchmarks.fill.quarter import Quarter, save
from benchmarks.words import Topic

from quartier.wishes.models import Publication, Refusal, Voice, Wish

WISHES_PER_NEED = 20
BUNDLED, REFUSED = 0.8, 0.02
UNREAD = 40
"""How many wait at most, however large the quarter: an office reads every day."""
CHANNELS = ("email", "email", "email", "phone", "letter", "visit")
SOURCES = ("online", "online", "online", "counter", "phone", "outreach", "event")


def write_wishes(quarter: Quarter) -> None:
    needs = max(1, int(quarter.count * BUNDLED) // WISHES_PER_NEED)
    quarter.topics = [quarter.words.topic() for _ in range(needs)]
    moments = sorted(quarter.moment() for _ in range(quarter.count))
    numbers: Counter[int] = Counter()
    quarter.wishes, quarter.topic_of = [], []
    for at in moments:
        numbers[at.year] += 1
        topic = quarter.chance.randrange(needs) if quarter.happens(BUNDLED) else None
        quarter.topic_of.append(topic)
        quarter.wishes.append(wish(quarter, at, numbers[at.year], topic))
    save(quarter.wishes)
    save(made for row in quarter.wishes if (made := voice(quarter, row)))
    read_wishes(quarter)


def wish(quarter: Quarter, at: datetime, number: int, topic: int | None) -> Wish:
    about = quarter.topics[topic] if topic is not None else quarter.words.topic()
    place = spot(quarter, about)
    return Wish(
        id=quarter.key(at),
        area=quarter.area,
        year=at.year,
        number=number,
        text=quarter.words.wish(about),
        source=quarter.chance.choice(SOURCES),
        received_at=at,
        form_key=uuid4(),
        **place,
    )


def spot(quarter: Quarter, topic: Topic) -> dict[str, Any]:
    """Nine of ten say where; some only in words."""
    if quarter.happens(0.1):
        return {}
    place = next(place for place in quarter.places if place.name == topic.place)
    if quarter.happens(0.2):
        return {"place_name": place.name}
    near = {"lon": quarter.chance.gauss(0, 0.0008), "lat": quarter.chance.gauss(0, 0.0006)}
    return {
        "place_name": place.name,
        "lon": round(place.lon + near["lon"], 6),
        "lat": round(place.lat + near["lat"], 6),
    }


def voice(quarter: Quarter, wish: Wish) -> Voice | None:
    if quarter.happens(0.4):
        return None
    return Voice(
        area=quarter.area,
        wish=wish,
        resident=quarter.chance.choice(quarter.people),
        channel=quarter.chance.choice(CHANNELS),
        may_quote=quarter.happens(0.3),
        consent_at=wish.received_at,
    )


def read_wishes(quarter: Quarter) -> None:
    """The last ones nobody has read yet; a few were refused, all others are public."""
    unread = min(UNREAD, quarter.count // 20)
    read = quarter.wishes[: len(quarter.wishes) - unread]
    refused = {w.pk for w in read if quarter.happens(REFUSED)}
    quarter.public = [
        (wish, topic)
        for wish, topic in zip(read, quarter.topic_of, strict=False)
        if wish.pk not in refused
    ]
    save(refusal(quarter, wish) for wish in read if wish.pk in refused)
    save(publication(quarter, wish) for wish, _topic in quarter.public)
    for wish in quarter.wishes:
        quarter.told(wish.received_at, "take_in", f"wishes.wish:{wish.pk}", source=wish.source)


def publication(quarter: Quarter, wish: Wish) -> Publication:
    at = quarter.later(wish.received_at, days=3)
    quarter.told(at, "publish", f"wishes.wish:{wish.pk}", blacked_out=0)
    title = wish.text.partition(".")[0][:90]
    return Publication(
        id=quarter.key(at), area=quarter.area, wish=wish, title=title, text=wish.text, at=at, by="x"
    )


def refusal(quarter: Quarter, wish: Wish) -> Refusal:
    at = quarter.later(wish.received_at, days=3)
    return Refusal(area=quarter.area, wish=wish, reason="other", words="Nein.", at=at, by="x")
