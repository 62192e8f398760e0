"""What is stored, by noun."""

from quartier.handovers.models.answers import Answer, Extension, Question
from quartier.handovers.models.packages import Acknowledgement, HandedNeed, Handover
from quartier.handovers.models.reminders import Escalation, Reminder
from quartier.handovers.models.results import Progress, Reopening
from quartier.handovers.models.tellings import SolvedQuestion, SolvedReply, Telling

__all__ = [
    "Acknowledgement",
    "Answer",
    "Escalation",
    "Extension",
    "HandedNeed",
    "Handover",
    "Progress",
    "Question",
    "Reminder",
    "Reopening",
    "SolvedQuestion",
    "SolvedReply",
    "Telling",
]
