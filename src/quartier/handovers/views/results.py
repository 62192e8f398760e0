from django.http import Http404, HttpRequest, HttpResponse


def results(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def progress(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def reopen(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def solved(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404
