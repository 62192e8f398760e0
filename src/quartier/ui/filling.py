"""A form of the desk: fill it in, act, go on. A refusal returns to the form with all input kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise as StrPromise

TEMPLATE = "ui/filling.html"


def day_input() -> forms.DateInput:
    """A day picker; the browser wants ISO."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def missing(sentence: StrPromise) -> dict[str, StrPromise]:
    """What a field says when nothing was given."""
    return {"required": sentence}


def fill(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., object],
    *,
    title: str,
    back: str,
    said: str,
    blame: str | None = None,
    template: str = TEMPLATE,
    **context: Any,  # noqa: ANN401 - whatever the template shows beside the form
) -> HttpResponse:
    """Show the form; when it is right, call `act(**cleaned_data)`, say so and go `back`.

    `blame` names the field at which a refusal without a field of its own is shown.
    """
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None if hasattr(refusal, "error_dict") else blame, refusal)
        else:
            messages.success(request, said)
            return redirect(back)
    values = {"form": form, "title": title, "back": back} | context
    return render(request, template, values, status=422 if form.errors else 200)
