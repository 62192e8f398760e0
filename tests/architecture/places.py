"""The address of one thing behind each door."""

from typing import Any

from quartier.accounts.models import Membership
from quartier.handovers.queries import answers_to_tell, token_of
from quartier.journal.models import name_of
from quartier.needs.actions.following import unfollow_link
from quartier.website.views.wish_form import SIGN
from tests.stories import Canary


def places(scene: Canary) -> dict[str, dict[str, Any]]:
    """What each address with more than an area names; all of it belongs to the canaries' area."""
    rows, links, person = scene.rows, scene.links, scene.people["email"]
    wish, unread, need = (
        {"number": row.short_number} for row in (rows.wish, rows.unread, rows.need)
    )
    package, draft = {"number": rows.handover.short_number}, {"number": rows.draft.number}
    token = {"token": token_of(rows.handover)}
    # Nobody has answered this one yet.
    waits = {"number": rows.foreign.short_number, "position": 1}
    unanswered = {"token": token_of(rows.foreign), "position": 1}
    untold = answers_to_tell(rows.need.area)[0]
    member = Membership.objects.get(area=rows.need.area, role="intern")
    return {
        "demo:tour": {"step": 1},
        "website:wish_received": wish | {"sign": SIGN.signature(str(rows.wish.pk))},
        **of("website", "wish wish_photo", wish),
        **of("wishes", "desk_wish photo", wish),
        **of("wishes", "publish refuse take_back report_danger", unread),
        **of("wishes", "import_run import_columns import_start", pk(rows.run)),
        **of("wishes", "import_discard import_publish", pk(rows.run)),
        **of("website", "need", need),
        **of(
            "needs",
            "desk_need describe add_wishes take_out split undo support follow",
            need,
        ),
        "needs:dissolve": {"number": rows.free_need.short_number},
        "needs:confirm_follow": {"token": links["follow"]},
        "needs:unfollow": {
            "token": last_part(unfollow_link(rows.follower, rows.follower.asked_at))
        },
        "needs:not_meant": {"token": links["not_meant"]},
        "accounts:confirm_email": {"token": links["confirm"]},
        "handovers:solved": {"token": links["solved"]},
        "staff:invitation": {"token": last_part(rows.invitation_link)},
        **of("handovers", "department acknowledge pdf", token),
        **of("handovers", "answer ask_back extend", unanswered),
        "handovers:photo": token | key(rows.photo),
        "handovers:attachment": token | key(rows.attachment),
        **of("handovers", "desk_handover new_link desk_pdf desk_acknowledge journal", package),
        **of("handovers", "desk_answer desk_ask_back desk_extend", waits),
        "handovers:reply": key(rows.question),
        "handovers:settle": key(rows.escalation),
        "handovers:new_photo": {"need": rows.waiting_need.short_number} | key(rows.waiting_photo),
        "handovers:desk_photo": package | key(rows.photo),
        "handovers:desk_attachment": package | key(rows.attachment),
        "handovers:tell": key(untold),
        "handovers:show_attachment": key(rows.answer),
        "handovers:public_attachment": need | key(rows.attachment),
        **of("handovers", "progress reopen", need),
        "handovers:desk_solved": key(rows.solved_question),
        "handovers:desk_reply_of": key(rows.solved_question) | {"person": person.pk},
        **of("desk", "person correct_person export_person", pk(person)),
        "desk:erase_person": pk(rows.newcomer),
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
        "accounts:journal": {"target": name_of(rows.draft)},
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
