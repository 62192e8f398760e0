import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import model_to_dict
from django.utils import timezone

from quartier.office.models import Office
from tests.architecture.permissions.forms.form import only_sends, sends

CORNERS = [[10.32, 47.71], [10.35, 47.71], [10.35, 47.73], [10.32, 47.73], [10.32, 47.71]]


@sends("office:accessibility", to="office:accessibility", verbs="post_letter reported_barrier")
def accessibility(_scene):
    return {"text": "Ich höre nichts.", "form_key": "0199b1f0-0000-7000-8000-000000000001"}


@sends("office:new_hours", to="office:desk_hours", verbs="set_hours")
@sends("office:change_hours", to="office:desk_hours", verbs="set_hours")
def hours(_scene):
    return {"weekday": 5, "opens": "14:00", "closes": "15:00", "kind": "open"}


@sends("office:new_closure", to="office:desk_hours", verbs="set_closure")
@sends("office:change_closure", to="office:desk_hours", verbs="set_closure")
def closure(_scene):
    today = timezone.localdate()
    return {"first_day": today, "last_day": today, "kind": "closed"}


@sends("office:describe_office", to="office:desk_office", verbs="described_office")
def describe_office(s):
    office = Office.objects.get(area=s.area)
    return {name: value for name, value in model_to_dict(office).items() if value is not None}


@sends("office:new_person", to="office:desk_office", verbs="set_person")
@sends("office:change_person", to="office:desk_office", verbs="set_person")
def person(_scene):
    return {"name": "Ines Berwang"}


@sends("office:new_notice", to="office:desk_news", verbs="published_notice")
@sends("office:change_notice", to="office:desk_news", verbs="published_notice")
def notice(_scene):
    return {"title": "Hoffest"}


@sends("office:describe_area", to="office:desk_area", verbs="described_area")
def describe_area(s):
    town = s.area.municipality
    return {
        "name": s.area.name,
        "kind": s.area.kind,
        "legal_basis": s.area.legal_basis,
        "holiday_profile": town.holiday_profile,
        "legal_regime": town.legal_regime,
    }


@sends("office:new_boundary", to="office:desk_area", verbs="published_boundary")
def boundary(_scene):
    outline = json.dumps({"type": "Polygon", "coordinates": [CORNERS]}).encode()
    return {
        "file": SimpleUploadedFile("grenze.geojson", outline),
        "source": "Stadt",
        "valid_from": timezone.localdate(),
    }


@sends("office:import_places", to="office:desk_area", verbs="imported_places")
def import_places(_scene):
    sheet = "Name;Art;Länge;Breite\nNeue Gasse;Straße;10,33;47,72\n".encode()
    return {"list": SimpleUploadedFile("orte.csv", sheet)}


@sends("office:new_place", to="office:desk_area", verbs="set_place")
@sends("office:change_place", to="office:desk_area", verbs="set_place")
def place(_scene):
    return {"name": "Neuer Brunnen", "kind": "landmark", "lon": "10,33", "lat": "47,72"}


only_sends("office:remove_hours", to="office:desk_hours", verbs="removed")
only_sends("office:remove_closure", to="office:desk_hours", verbs="removed")
only_sends("office:remove_person", to="office:desk_office", verbs="removed")
only_sends("office:end_notice", to="office:desk_news", verbs="ended_notice")
only_sends("office:remove_place", to="office:desk_area", verbs="removed_place")
