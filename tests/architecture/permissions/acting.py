"""Fill in the form of a door and send it: where that leads, what was written down."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from django.urls import resolve

from quartier.journal.models import Entry
from tests.architecture.permissions.forms import FORMS
from tests.architecture.permissions.knocking import address, taken_back, verdict


def sent_by(scene: Any, name: str, client: Any, role: str = "") -> tuple[str, tuple[str, ...]]:
    """The page that somebody who may act comes to, and the new entries of the journal."""
    cookies = client.cookies.copy()
    with taken_back():
        form = filled(scene, name, client, role)
        last = Entry.objects.latest("id").pk
        answer = client.post(address(name, scene.area, scene.places.get(name, {})), form)
        new = Entry.objects.filter(id__gt=last).order_by("id").values_list("verb", flat=True)
        outcome = page_of(answer), tuple(letters_as_one(new))
    client.cookies = cookies
    return outcome


def letters_as_one(verbs: Iterable[str]) -> Iterator[str]:
    """How many people are told depends on the scene; all else is done once."""
    before = ""
    for verb in verbs:
        if not verb == before == "post_letter":
            yield verb
        before = verb


def filled(scene: Any, name: str, client: Any, role: str) -> dict[str, Any]:
    return FORMS[name].fill(SimpleNamespace(**vars(scene), client=client, role=role))


def page_of(answer: Any) -> str:
    """The name of the page it goes on to; nothing where the answer is the page."""
    if answer.status_code == 302:
        return resolve(answer.url.partition("?")[0].partition("#")[0]).view_name
    return "" if answer.status_code == 200 else verdict(answer)
