"""Verbs of the outbox: post, deliver, and what a clerk does with a letter."""

from quartier.letters.actions.ageing import erase_old
from quartier.letters.actions.clerk import (
    forget,
    give_up_calling,
    in_one_talk,
    mark_called,
    mark_printed,
    mark_told,
    post_again,
    settle_unclear,
)
from quartier.letters.actions.delivery import deliver_due
from quartier.letters.actions.outgoing import post, post_draft

__all__ = [
    "deliver_due",
    "erase_old",
    "forget",
    "give_up_calling",
    "in_one_talk",
    "mark_called",
    "mark_printed",
    "mark_told",
    "post",
    "post_again",
    "post_draft",
    "settle_unclear",
]
