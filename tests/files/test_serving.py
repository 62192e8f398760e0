import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from quartier.files import actions
from quartier.files.queries import path_of
from quartier.files.serving import SANDBOX, send
from tests.factories import CLERK, new_area
from tests.files.test_actions import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def test_a_document_is_an_attachment_in_a_sandbox():
    upload = SimpleUploadedFile("Antwort Tiefbauamt.pdf", b"%PDF-1.7")
    stored = actions.store_document(upload, area=new_area(), by=CLERK)

    response = send(stored)

    assert response["Content-Disposition"] == 'attachment; filename="Antwort Tiefbauamt.pdf"'
    assert response["Content-Security-Policy"] == SANDBOX
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_a_photo_shows_inline_and_a_lost_one_is_not_found():
    upload = SimpleUploadedFile("bank.png", picture("PNG"))
    stored = actions.store_photo(upload, area=new_area(), by=CLERK)

    response = send(stored, thumbnail=True)

    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline;")
    response.close()
    path_of(stored).unlink()
    with pytest.raises(Http404):
        send(stored)
