from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse


@login_not_required
def solved(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404
