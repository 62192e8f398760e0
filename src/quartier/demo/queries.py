"""The demo's content, read from its files."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from quartier.areas.models import Area
from quartier.handovers.models import Answer, Handover, Telling
from quartier.needs.models import Need
from quartier.needs.queries import wishes_to_bundle
from quartier.wishes.models import Wish

CONTENT = Path(__file__).parent / "content"

Sheet = dict[str, Any]


def sheet(name: str) -> Sheet:
    """One file of the content: `quarter`, `plan`, `topics` or `people`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def database_mark() -> str:
    """What the database says of itself; see `config.rules.why_not_this_database`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(shobj_description(oid, 'pg_database'), '')"
            " FROM pg_database WHERE datname = current_database()"
        )
        return str(cursor.fetchone()[0])


def handover_to_answer(area: Area) -> Handover:
    """The largest package that waits for its department: what the tour shows in step 3.

    A visitor may have answered them all; then it is the largest of the answered.
    """
    open_needs = Count("needs", filter=Q(needs__answers__isnull=True), distinct=True)
    packages = Handover.objects.filter(area=area).annotate(open=open_needs, size=Count("needs"))
    return packages.latest("open", "size", "handed_over_at")


def wish_to_bundle(area: Area) -> Wish | None:
    """A wish of the inbox that fits a need well: what the tour shows in step 2."""
    inbox = wishes_to_bundle(area)
    return inbox.filter(publication__title__contains="Uferweg").first() or inbox.first()


def need_to_show(area: Area) -> Need:
    """The youngest need whose answer was told to everybody: what the tour shows in step 4."""
    partly = Telling.objects.filter(area=area, answer__decision=Answer.Decision.PARTLY)
    return partly.select_related("answer__handed_need__need").latest("at").answer.handed_need.need
