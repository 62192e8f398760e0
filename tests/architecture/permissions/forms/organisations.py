from tests.architecture.permissions.forms.form import only_sends, sends


@sends("organisations:new", to="organisations:desk_list", verbs="entered")
@sends("organisations:edit", to="organisations:desk_organisation", verbs="described")
def organisation(_scene):
    return {"kind": "department", "name": "Amt 61", "acknowledge_days": 5, "answer_days": 20}


@sends("organisations:spoke", to="organisations:desk_organisation", verbs="spoke_with")
def spoke(_scene):
    return {"note": "Über Bänke"}


@sends("organisations:new_person", to="organisations:desk_organisation", verbs="added_person")
@sends("organisations:edit_person", to="organisations:desk_organisation", verbs="described_person")
def person(_scene):
    return {"name": "Ines Berwang"}


only_sends("organisations:end", to="organisations:desk_organisation", verbs="ended")
only_sends(
    "organisations:remove_person", to="organisations:desk_organisation", verbs="removed_person"
)
