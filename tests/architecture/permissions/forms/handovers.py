from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from tests.architecture.permissions.forms.form import only_sends, sends


def asked(kind, **values):
    """Several forms stand on one page; each has its own names."""
    return {f"b1-{kind}-{name}": value for name, value in values.items()}


def day(days):
    return timezone.localdate() + timedelta(days=days)


@sends("handovers:new", to="handovers:desk_handover", verbs="handed_over post_letter")
def new(s):
    return {
        "schritt": "weitergeben",
        "bedarf": [s.rows.waiting_need.short_number],
        "department": s.rows.department.pk,
        "cover_letter": "Guten Tag",
        "form_key": uuid4(),
    }


only_sends("handovers:new_link", to="handovers:desk_handover", verbs="link_issued")


@sends("handovers:acknowledge", to="handovers:department", verbs="acknowledged")
@sends("handovers:desk_acknowledge", to="handovers:desk_handover", verbs="acknowledged")
def acknowledge(_scene):
    return {"file_number": "T 7"}


@sends("handovers:answer", to="handovers:department", verbs="answered")
def answer(_scene):
    return asked("answer", decision="yes", reason="Wir bauen das.", form_key=uuid4())


@sends("handovers:desk_answer", to="handovers:desk_handover", verbs="answered")
def desk_answer(s):
    return answer(s) | asked("answer", way="phone", answered_on=day(0))


@sends("handovers:ask_back", to="handovers:department", verbs="asked_back")
@sends("handovers:desk_ask_back", to="handovers:desk_handover", verbs="asked_back")
def ask_back(_scene):
    return asked("ask_back", text="Wo genau?", form_key=uuid4())


@sends("handovers:extend", to="handovers:department", verbs="extended")
@sends("handovers:desk_extend", to="handovers:desk_handover", verbs="extended")
def extend(_scene):
    return asked("extend", until=day(200), reason="Wir prüfen noch.", form_key=uuid4())


@sends("handovers:reply", to="handovers:desk_handover", verbs="replied post_letter")
def reply(s):
    return {f"q{s.rows.question.pk}-text": "Am Weg."}


@sends("handovers:settle", to="handovers:desk_handover", verbs="escalation_settled")
def settle(_scene):
    return {"settle-note": "Antwort bis Mai."}


@sends("handovers:tell", to="handovers:answers", verbs="post_letter told")
def tell(_scene):
    return {"schritt": "sagen", "plain_words": "Das kommt bald."}


@sends("handovers:show_attachment", to="handovers:tell", verbs="attachment_hidden")
def hide_attachment(_scene):
    return {"zeigen": "nein"}


@sends("handovers:progress", to="handovers:results", verbs="progress_recorded")
def progress(_scene):
    return {"kind": "started", "on": day(0)}


@sends("handovers:reopen", to="handovers:results", verbs="reopened")
def reopen(_scene):
    return {"offen-reason": "Es fehlt noch eine Bank."}


@sends("handovers:solved", to="handovers:solved", verbs="solved_replied")
@sends("handovers:desk_solved", to="handovers:results", verbs="solved_replied")
@sends("handovers:desk_reply_of", to="letters:calls", verbs="solved_replied")
def solved(_scene):
    return {"is_solved": "ja"}
