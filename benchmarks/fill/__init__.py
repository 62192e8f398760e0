"""Fill an empty, migrated database with a quarter of many wishes: `fill(count)`.

Rows are written in bulk, five years of them with keys as old as they are, and all constraints of
the database hold. Numbers follow from the wishes: four of five are bundled, twenty to a need, most
needs went to the city, most were answered and told. What waits on the desk is what one office
leaves lying: it grows with the inbox, not with the years.
"""

import random
from datetime import datetime

from benchmarks.fill.city import write_handovers
from benchmarks.fill.letters import write_letters, write_numbers
from benchmarks.fill.needs import write_needs, write_support
from benchmarks.fill.people import write_people
from benchmarks.fill.quarter import Quarter, save
from benchmarks.fill.wishes import write_wishes
from benchmarks.words import Words
from django.db import connection

from quartier.areas.models import Area
from quartier.areas.queries import streets_and_landmarks
from quartier.demo.actions.plan import draw_up_plan
from quartier.demo.actions.quarter import found_quarter
from quartier.journeys.actions import rebuild
from quartier.needs.actions.indexing import build_index


def fill(count: int, *, now: datetime, seed: int = 7) -> Area:
    area = found_quarter(now)
    draw_up_plan(area, now)
    places = list(streets_and_landmarks(area))
    words = Words([place.name for place in places], seed)
    write(Quarter(area, count, now, random.Random(seed), places, words))
    analyze()
    rebuild(area, at=now)
    build_index(area, at=now)
    analyze()
    return area


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if not connection.in_atomic_block else "ANALYZE")


def write(quarter: Quarter) -> None:
    write_people(quarter)
    write_wishes(quarter)
    write_needs(quarter)
    write_support(quarter)
    write_handovers(quarter)
    write_letters(quarter)
    quarter.journal.sort(key=lambda entry: entry.pk)
    save(quarter.journal)
    write_numbers(quarter)
