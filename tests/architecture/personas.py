"""Who knocks at the doors."""

import re
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quartier.accounts.actions import mail_code
from quartier.accounts.models import Membership, Resident, Role, User
from quartier.areas.models import Area
from quartier.letters.models import Letter


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def staff_of(area: Area) -> dict[str, Client]:
    """One person per role of the area."""
    members = Membership.objects.filter(area=area).select_related("user")
    for member in members:
        member.user.set_password("vier Wörter hintereinander")
        member.user.save()
    clients = {str(member.role): signed_in(member.user) for member in members}
    assert set(clients) == set(Role.values)
    return clients


def resident_in(area: Area, email: str) -> Client:
    """Signed in by the code from the mail."""
    client = Client()
    code = code_for(client, area, email)
    answer = client.post(reverse("accounts:sign_in_code", args=[area]), {"code": code})
    assert answer.url == reverse("website:my_wishes", args=[area])
    return client


def code_for(client: Client, area: Area, email: str) -> str:
    """Asked for on the page, mailed by the worker, read in the mail."""
    client.post(reverse("accounts:sign_in", args=[area]), {"email": email})
    mail_code(str(Resident.objects.get(area=area, email=email).pk), at=timezone.now())
    letter = Letter.objects.filter(area=area, occasion__startswith="code:").latest("id")
    return re.search(r"\b\d{3} ?\d{3}\b", letter.text)[0]


def falsified(named: dict[str, Any]) -> dict[str, Any]:
    """The same address with a secret that was guessed."""
    return named | {"token": str(uuid4())}
