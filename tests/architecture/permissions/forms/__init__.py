"""A valid form for every door that takes one, app by app."""

from tests.architecture.permissions.forms import (
    accounts,
    concept,
    handovers,
    letters,
    needs,
    office,
    organisations,
    public,
    wishes,
)
from tests.architecture.permissions.forms.form import FORMS, Form

__all__ = [
    "FORMS",
    "Form",
    "accounts",
    "concept",
    "handovers",
    "letters",
    "needs",
    "office",
    "organisations",
    "public",
    "wishes",
]
