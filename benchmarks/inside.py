"""What the benchmark does inside an installation: fill it, choose pages, count their queries.

`python -m benchmarks.inside fill 1000` · `python -m benchmarks.inside look`
"""

import json
import sys
from importlib import import_module
from typing import Any

import django

django.setup()

from benchmarks.fill import fill  # noqa: E402
from benchmarks.pages import Page, pages  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from quartier.accounts.models import Membership  # noqa: E402
from quartier.areas.models import Area  # noqa: E402
from quartier.handovers.models import Telling  # noqa: E402
from quartier.journeys.actions import advance  # noqa: E402
from quartier.needs.models import BundledWish  # noqa: E402
from quartier.needs.queries import wishes_to_bundle  # noqa: E402

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def session() -> str:
    """The office's lead, signed in as somebody who came by the city's own service."""
    user = Membership.objects.select_related("user").get(role="lead").user
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    now = timezone.now().isoformat()
    for name, value in {
        "_auth_user_id": str(user.pk),
        "_auth_user_backend": BACKEND,
        "_auth_user_hash": user.get_session_auth_hash(),
        "account_authentication_methods": [{"method": "socialaccount", "at": 0}],
        "account_authentication_methods_user": str(user.pk),
        "signed_in_at": now,
        "seen_at": now,
    }.items():
        store[name] = value
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def facts() -> dict[str, Any]:
    """A need in the middle whose answer was told, a wish in it, wishes of the inbox."""
    area = Area.objects.get()
    told = Telling.objects.filter(area=area).select_related("answer__handed_need__need")
    need = told.order_by("at")[told.count() // 2].answer.handed_need.need
    wish = BundledWish.objects.filter(need=need).select_related("wish").order_by("pk")[0].wish
    waiting = wishes_to_bundle(area)[:2]
    return {
        "area": area.slug,
        "need": need.short_number,
        "wish": wish.short_number,
        "waiting": [row.short_number for row in waiting],
        "session": session(),
    }


def queries(page: Page) -> int:
    """Of the second visit: what is remembered was remembered by the first."""
    client = Client(headers={"X-Forwarded-Proto": "https"})
    if page.session:
        name, _equals, value = page.session.partition("=")
        client.cookies[name] = value
    for _visit in range(2):
        with CaptureQueriesContext(connection) as captured:
            path = page.address()
            answer = client.post(path, page.form) if page.form else client.get(path)
            b"".join(answer)
    if answer.status_code not in page.wanted:
        sys.exit(f"{page.path}: {answer.status_code}")
    return len(captured)


def look() -> dict[str, Any]:
    """The journal was followed, as the worker does every minute."""
    found = facts()
    advance(Area.objects.get(), at=timezone.now())
    settings.ALLOWED_HOSTS.append("testserver")
    counts = {page.label: queries(page) for page in pages(found) if not page.is_wish}
    return {"facts": found, "queries": counts}


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]), now=timezone.now())
    else:
        print(json.dumps(look()))
