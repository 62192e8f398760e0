from django.http import Http404, HttpRequest, HttpResponse


def handover(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def new(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def new_link(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def pdf(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def acknowledge(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def answer(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def ask_back(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def extend(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def reply(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def settle(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def photo(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def attachment(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404
