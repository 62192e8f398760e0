import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from quartier.ui.middleware import refuse_unreadable_text, response_headers

FORM = "application/x-www-form-urlencoded"


def passes(request):
    return refuse_unreadable_text(lambda _request: HttpResponse("ok"))(request)


@pytest.mark.parametrize(
    "request_",
    [
        RequestFactory().get("/a%00b/"),
        RequestFactory().get("/?q=%00"),
        RequestFactory().get("/?q=%ED%A0%80"),
        RequestFactory().get("/?q=%FF"),
        RequestFactory().post("/", "text=a%00b", content_type=FORM),
        RequestFactory().post("/", "text=%ED%A0%80", content_type=FORM),
        RequestFactory().post("/", {"text": "a\0b"}),
        RequestFactory().post("/", {"te\0xt": "a"}),
        RequestFactory().get("/?seite=" + "9" * 4300),
        RequestFactory().post("/", {"key": "9" * 4300}),
        RequestFactory().post("/", b"broken", content_type="multipart/form-data"),
    ],
    ids=lambda request: f"{request.method} {request.get_full_path()[:20]} {request.content_type}",
)
def test_unreadable_text_is_refused_with_a_sentence(request_):
    response = passes(request_)

    assert response.status_code == 400
    assert "Gehen Sie bitte zurück" in response.content.decode()


@pytest.mark.parametrize("text", ["Grüße 🌳 مرحبا", "D̂ār Č̕", "100 %", "ein � Zeichen", ""])
def test_every_readable_text_passes(text):
    assert passes(RequestFactory().post("/", {"text": text})).content == b"ok"
    assert passes(RequestFactory().get("/", {"q": text})).content == b"ok"


def test_an_upload_passes_unread_and_stays_whole():
    photo = SimpleUploadedFile("foto.jpg", b"\xff\xd8\x00\xed\xa0\x80")
    request = RequestFactory().post("/", {"text": "Bank", "photo": photo})

    response = passes(request)

    assert response.content == b"ok"
    assert request.FILES["photo"].read() == b"\xff\xd8\x00\xed\xa0\x80"


def test_ten_megabytes_of_text_are_refused_with_a_sentence():
    response = passes(RequestFactory().post("/", {"text": "a" * 10_000_000}))

    assert response.status_code == 413
    assert "kürzen Sie den Text" in response.content.decode()


def test_a_giant_upload_is_refused_before_it_is_read():
    request = RequestFactory().post("/", {"photo": SimpleUploadedFile("foto.jpg", b"")})
    request.META["CONTENT_LENGTH"] = "800000000"

    response = passes(request)

    assert response.status_code == 413
    assert "Diese Datei ist zu groß" in response.content.decode()
    assert not hasattr(request, "_files")


@pytest.mark.parametrize(
    ("path", "stored"),
    [
        ("/sankt-mang/", None),
        ("/sankt-mang/buero/", "private, no-store"),
        ("/en/sankt-mang/amt/abc/", "private, no-store"),
        ("/anmelden/", "private, no-store"),
        ("/sankt-mang/wuensche/buero/", None),
    ],
)
def test_closed_pages_are_never_stored(path, stored):
    response = response_headers(lambda _request: HttpResponse())(RequestFactory().get(path))

    assert response.get("Cache-Control") == stored
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_of_somebody_signed_in_is_never_stored(settings):
    request = RequestFactory().get("/sankt-mang/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"

    response = response_headers(lambda _request: HttpResponse())(request)

    assert response["Cache-Control"] == "private, no-store"
