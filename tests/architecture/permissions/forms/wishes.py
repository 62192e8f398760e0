from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from quartier.wishes import actions
from quartier.wishes.forms.stamps import new_stamp
from quartier.wishes.rules.sheets import Mapping
from tests.architecture.permissions.forms.form import only_sends, sends
from tests.stories import clerk_of

TEXT = Mapping.from_json({"text": [0], "note": ""})


@sends("wishes:intake", to="wishes:intake", verbs="take_in")
def intake(_scene):
    return {"text": "Mehr Licht", "source": "phone", "channel": "none", "started": new_stamp()}


@sends("wishes:import_list", to="wishes:import_run", verbs="store_file prepare_import")
def import_list(_scene):
    return {"file": SimpleUploadedFile("liste.csv", b"Text\nMehr Schatten\n")}


@sends("wishes:import_columns", to="wishes:import_run", verbs="choose_columns")
def import_columns(_scene):
    return {"text": ["0"]}


@sends("wishes:import_start", to="wishes:import_run", verbs="start_import")
def import_start(s):
    actions.choose_columns(s.rows.run, TEXT, by=clerk_of(s.area))
    return {}


only_sends("wishes:import_discard", to="wishes:import_list", verbs="discard_import remove_file")
only_sends("wishes:import_publish", to="wishes:import_run", verbs="publish_unmarked")


@sends("wishes:publish", to="wishes:reading", verbs="publish post_letter")
def publish(_scene):
    return {"title": "Ein Wunsch", "plain": "1"}


@sends("wishes:refuse", to="wishes:reading", verbs="refuse post_letter")
def refuse(_scene):
    return {"reason": "other", "words": "Das ist kein Wunsch."}


@sends("wishes:take_back", to="wishes:reading", verbs="take_back")
def take_back(s):
    by = clerk_of(s.area)
    actions.publish(s.rows.unread, title="Ein Wunsch", text="x", at=timezone.now(), by=by)
    return {}


@sends("wishes:report_danger", to="wishes:reading", verbs="report_danger")
def report_danger(_scene):
    return {"told": "Bauhof"}
