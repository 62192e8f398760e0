"""Turns requests into clean values: handing over, answering, and what follows from answers."""

from quartier.handovers.forms.answering import (
    AcknowledgeForm,
    AnswerForm,
    ExtendForm,
    OfficeAnswerForm,
    QuestionForm,
)
from quartier.handovers.forms.handing import ChooseForm, ListForm
from quartier.handovers.forms.results import ProgressForm, ReopenForm, SolvedForm
from quartier.handovers.forms.telling import ReplyForm, SettleForm, TellForm

__all__ = [
    "AcknowledgeForm",
    "AnswerForm",
    "ChooseForm",
    "ExtendForm",
    "ListForm",
    "OfficeAnswerForm",
    "ProgressForm",
    "QuestionForm",
    "ReopenForm",
    "ReplyForm",
    "SettleForm",
    "SolvedForm",
    "TellForm",
]
