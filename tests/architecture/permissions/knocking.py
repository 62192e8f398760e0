"""Knock at a door, hear one word, and see what was written."""

from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from tests.architecture.doors import DOORS, ROUTES, SETS

NAMES = sorted(set(DOORS) & set(ROUTES))
WORDS = {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.UNAUTHORIZED}
"""Pages that say what is wrong: a form, or a sign-in elsewhere that failed."""
WRITTEN = """
    SELECT relname, n_tup_ins + n_tup_upd + n_tup_del AS touched FROM pg_stat_xact_user_tables
    WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND NOT relname = 'django_session'
"""


def doors_for(*groups: str) -> list[str]:
    return [name for name in NAMES if set(DOORS[name].values()) & set(groups)]


def roles_of(name: str, method: str) -> frozenset[str]:
    return SETS.get(DOORS[name].get(method, ""), frozenset())


def address(name: str, area: Any, named: dict[str, Any]) -> str:
    return reverse(name, kwargs=named | ({"area": area} if ROUTES[name].in_area else {}))


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def knock(client: Any, method: str, url: str, data: Any = None) -> Any:
    """The answer; what it did is undone, and the session is as before."""
    cookies = client.cookies.copy()
    with taken_back():
        answer = getattr(client, method)(url, data)
        answer.words = b"".join(answer)
    client.cookies = cookies
    return answer


def look(scene: Any, who: str, url: str) -> Any:
    """The page as somebody sees it; nothing changes here, so it is asked for only once."""
    if (who, url) not in scene.seen:
        scene.seen[who, url] = knock(scene.clients[who], "get", url)
    return scene.seen[who, url]


def verdict(answer: Any) -> str:
    """One word for what happened."""
    if is_sent_to_sign_in(answer):
        return "sign in"
    if answer.status_code == HTTPStatus.NOT_FOUND:
        return "not there"
    if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return "not so"
    is_in = answer.status_code < HTTPStatus.BAD_REQUEST or answer.status_code in WORDS
    return "in" if is_in else f"{answer.status_code}"


def is_sent_to_sign_in(answer) -> bool:
    way_in = f"{settings.LOGIN_URL}?next="
    return answer.status_code == HTTPStatus.FOUND and answer.url.startswith(way_in)


def verdicts(people: dict[Any, Any], method: str, url: str, data: Any = None) -> dict[Any, str]:
    return {who: verdict(knock(client, method, url, data)) for who, client in people.items()}


def written() -> dict[str, int]:
    """How many rows of each table were made, changed or taken away so far, undone or not."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        return dict(cursor.fetchall())
