"""Verbs of this stage: hand over, answer, remind, tell, close the loop."""

from quartier.handovers.actions.answering import (
    acknowledge,
    ask_back,
    correct_answer,
    extend,
    record_answer,
    reply,
)
from quartier.handovers.actions.handing import deadlines, hand_over, issue_link
from quartier.handovers.actions.privacy import forget
from quartier.handovers.actions.refusals import (
    AlreadyAnswered,
    AlreadyHandedOver,
    AlreadyReplied,
    DeadlinePassed,
    NotADepartment,
    NotAnswered,
    NothingChosen,
    NothingSaid,
    NotLater,
    NotTheLastWord,
)
from quartier.handovers.actions.reminding import remind_due, settle
from quartier.handovers.actions.solving import (
    SOLVED,
    ask_if_solved,
    record_progress,
    record_solved_reply,
    reopen,
)
from quartier.handovers.actions.telling import draft_for, show_attachment, tell

__all__ = [
    "SOLVED",
    "AlreadyAnswered",
    "AlreadyHandedOver",
    "AlreadyReplied",
    "DeadlinePassed",
    "NotADepartment",
    "NotAnswered",
    "NotLater",
    "NotTheLastWord",
    "NothingChosen",
    "NothingSaid",
    "acknowledge",
    "ask_back",
    "ask_if_solved",
    "correct_answer",
    "deadlines",
    "draft_for",
    "extend",
    "forget",
    "hand_over",
    "issue_link",
    "record_answer",
    "record_progress",
    "record_solved_reply",
    "remind_due",
    "reopen",
    "reply",
    "settle",
    "show_attachment",
    "tell",
]
