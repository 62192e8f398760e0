from django.http import Http404, HttpRequest, HttpResponse


def handovers(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404
