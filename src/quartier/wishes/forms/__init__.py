"""Turns requests into clean values: the public form, intake, reading, importing."""

from quartier.wishes.forms.imports import ColumnsForm, UploadForm
from quartier.wishes.forms.intake import IntakeForm
from quartier.wishes.forms.public import WishForm
from quartier.wishes.forms.reading import DangerForm, PublishForm, RefuseForm

__all__ = [
    "ColumnsForm",
    "DangerForm",
    "IntakeForm",
    "PublishForm",
    "RefuseForm",
    "UploadForm",
    "WishForm",
]
