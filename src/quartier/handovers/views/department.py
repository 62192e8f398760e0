from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse


@login_not_required
def page(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def acknowledge(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def answer(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def ask_back(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def extend(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def pdf(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def photo(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404


@login_not_required
def attachment(request: HttpRequest, **_names: object) -> HttpResponse:  # noqa: ARG001
    raise Http404
