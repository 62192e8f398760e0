"""Who knocks at the doors, and the address of one thing behind each."""

import re
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from quartier.accounts.models import Membership, Role, User
from quartier.areas.models import Area
from quartier.handovers.queries import token_of
from quartier.journal.models import name_of
from quartier.letters.models import Letter
from quartier.needs.actions.following import unfollow_link
from quartier.website.views.wish_form import SIGN
from tests.stories import Canary


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
    client.post(reverse("accounts:sign_in", args=[area]), {"email": email})
    letter = Letter.objects.filter(area=area, occasion__startswith="code:").latest("id")
    code = re.search(r"\b\d{3} ?\d{3}\b", letter.text)[0]
    answer = client.post(reverse("accounts:sign_in_code", args=[area]), {"code": code})
    assert answer.url == reverse("website:my_wishes", args=[area])
    return client


def objects(scene: Canary) -> dict[str, dict[str, Any]]:
    """What each address with more than an area names; all of it belongs to the canaries' area."""
    rows, links, person = scene.rows, scene.links, scene.people["email"]
    wish, unread, need = (
        {"number": row.short_number} for row in (rows.wish, rows.unread, rows.need)
    )
    package, draft = {"number": rows.handover.short_number}, {"number": rows.draft.number}
    token = {"token": token_of(rows.handover)}
    member = Membership.objects.get(area=rows.need.area, role="intern")
    return {
        "demo:tour": {"step": 1},
        "website:wish_received": wish | {"sign": SIGN.signature(str(rows.wish.pk))},
        **of("website", "wish wish_photo", wish),
        **of("wishes", "desk_wish photo", wish),
        **of("wishes", "publish refuse take_back report_danger", unread),
        **of("wishes", "import_run import_columns import_start import_publish", pk(rows.run)),
        **of("website", "need", need),
        **of("needs", "desk_need describe add_wishes take_out split undo support follow", need),
        "needs:confirm_follow": {"token": links["follow"]},
        "needs:unfollow": {
            "token": last_part(unfollow_link(rows.follower, rows.follower.asked_at))
        },
        "needs:not_meant": {"token": links["not_meant"]},
        "accounts:confirm_email": {"token": links["confirm"]},
        "handovers:solved": {"token": links["solved"]},
        "staff:invitation": {"token": last_part(rows.invitation_link)},
        **of("handovers", "department acknowledge pdf", token),
        **of("handovers", "answer ask_back extend", token | {"position": 1}),
        "handovers:photo": token | key(rows.photo),
        "handovers:attachment": token | key(rows.attachment),
        **of("handovers", "desk_handover new_link desk_pdf desk_acknowledge", package),
        **of("handovers", "desk_answer desk_ask_back desk_extend", package | {"position": 1}),
        "handovers:reply": key(rows.question),
        "handovers:settle": key(rows.escalation),
        "handovers:new_photo": {"need": rows.waiting_need.short_number} | key(rows.waiting_photo),
        "handovers:desk_photo": package | key(rows.photo),
        "handovers:desk_attachment": package | key(rows.attachment),
        "handovers:tell": key(rows.answer),
        **of("handovers", "progress reopen", need),
        "handovers:desk_solved": key(rows.solved_question),
        **of("desk", "person correct_person export_person erase_person", pk(person)),
        "office:notice": key(rows.notice),
        **of("office", "change_hours remove_hours", key(rows.hours)),
        **of("office", "change_closure remove_closure", key(rows.closure)),
        **of("office", "change_person remove_person", key(rows.office_person)),
        **of("office", "change_notice end_notice", key(rows.notice)),
        **of("office", "change_place remove_place", key(rows.place)),
        "concept:field": {"code": rows.field.code},
        "concept:measure": {"code": rows.measure.code},
        "concept:version": {"number": rows.adopted.number},
        "concept:version_field": {"number": rows.adopted.number, "code": rows.field.code},
        "concept:version_measure": {"number": rows.adopted.number, "code": rows.measure.code},
        **of("concept", "difference resolution", {"number": rows.adopted.number}),
        **of("concept", "change_field end_field", key(rows.field)),
        **of("concept", "desk_version describe discard adoption desk_difference", draft),
        **of("concept", "new_goal new_measure", draft),
        **of("concept", "change_goal drop_goal", draft | key(rows.goal)),
        **of("concept", "change_measure drop_measure record_state", draft | key(rows.measure)),
        **of("organisations", "desk_organisation edit spoke end new_person", key(rows.department)),
        **of("organisations", "edit_person remove_person", key(rows.contact)),
        **of("letters", "letter post_again settle", pk(rows.letter)),
        **of("letters", "called told", pk(rows.call)),
        "accounts:withdraw": pk(rows.invitation),
        "accounts:end_role": pk(member),
        "accounts:journal": {"target": name_of(rows.need)},
        "account_reset_password_from_key": {"uidb36": "1", "key": "abc"},
        "openid_connect_login": {"provider_id": "x"},
        "openid_connect_callback": {"provider_id": "x"},
        "mfa_remove_webauthn": {"pk": 1},
        "mfa_edit_webauthn": {"pk": 1},
    }


def of(app: str, names: str, named: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{app}:{name}": named for name in names.split()}


def key(row: Any) -> dict[str, Any]:
    return {"key": row.pk}


def pk(row: Any) -> dict[str, Any]:
    return {"pk": row.pk}


def last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def falsified(named: dict[str, Any]) -> dict[str, Any]:
    """The same address with a secret that was guessed."""
    return named | {"token": str(uuid4())}
