from uuid import uuid4

from quartier.wishes.forms.stamps import new_stamp
from tests.architecture.permissions.forms.form import only_sends, sends
from tests.architecture.personas import code_for


@sends("website:wish_form", to="website:wish_received", verbs="take_in")
def wish_form(_scene):
    return {"text": "Ein Zebrastreifen", "started": new_stamp()}


@sends("website:similar")
def similar(_scene):
    return {"text": "Eine Bank am Weg zum Ausruhen, bitte"}


@sends("needs:support", to="website:need", verbs="supported")
def support(_scene):
    return {"channel": "none", "form_key": uuid4()}


@sends("needs:follow", verbs="know_resident follow_asked post_letter")
def follow(_scene):
    return {"email": "lea@example.org"}


only_sends("needs:confirm_follow", to="", verbs="confirm_email followed")
only_sends("needs:unfollow", to="", verbs="unfollowed")
only_sends("needs:not_meant", to="", verbs="objected")


@sends("accounts:sign_in", to="accounts:sign_in_code")
def sign_in(s):
    """The worker mails the code."""
    return {"email": s.birds.people["email"].email}


@sends("accounts:sign_in_code", to="website:my_wishes", verbs="sign_in")
def sign_in_code(s):
    return {"code": code_for(s.client, s.area, s.birds.people["email"].email)}


only_sends("accounts:sign_out", to="website:start", verbs="")
only_sends("accounts:confirm_email", to="accounts:confirm_email", verbs="confirm_email")


@sends("staff:invitation", to="account_login", verbs="accept_invitation")
def invitation(_scene):
    return {"name": "Neu", "password": "vier Wörter hintereinander"}
