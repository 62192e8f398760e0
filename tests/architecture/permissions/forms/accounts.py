from quartier.accounts.rules import INVITES
from tests.architecture.permissions.forms.form import only_sends, sends

MANAGERS = {role for role, roles in INVITES.items() if "staff" in roles}


@sends("accounts:invite", verbs="post_letter invite")
def invite(s):
    role = min(INVITES[s.role])
    return {"name": "Neu", "email": "ganz.neu@office.example", "role": role}


only_sends("accounts:withdraw", to="accounts:people", verbs="withdraw_invitation", only=MANAGERS)
only_sends("accounts:end_role", to="accounts:people", verbs="end_role", only=MANAGERS)


@sends("desk:correct_person", to="desk:person", verbs="correct_resident")
def correct_person(_scene):
    return {"name": "Mia", "phone": "0831 99887"}


only_sends("desk:export_person", to="", verbs="export_resident")


FORGOTTEN = "forgotten_in_handovers forgotten_in_needs erase_letter forget_resident"


@sends("desk:erase_person", to="desk:person", verbs=FORGOTTEN)
def erase_person(_scene):
    return {"sure": "on"}


@sends("account", to="account", verbs="describe_account")
def account(_scene):
    return {"name": "Ines Berwang", "language": "de"}
