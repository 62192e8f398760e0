from django.http import Http404, HttpRequest, HttpResponse


def answers(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


def tell(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404
