"""Verbs of the people: residents, their links and codes; staff, their roles and invitations."""

from quartier.accounts.actions.ageing import drop_expired, retire_staff
from quartier.accounts.actions.residents import (
    ask_to_confirm_email,
    confirm_email,
    correct_contact,
    forget,
    known_resident,
)
from quartier.accounts.actions.sign_in import ask_for_code, mail_code, spend_code
from quartier.accounts.actions.staff import (
    accept_invitation,
    describe_account,
    end_role,
    invite,
    withdraw_invitation,
)
from quartier.accounts.actions.tokens import issue_token, use_token

__all__ = [
    "accept_invitation",
    "ask_for_code",
    "ask_to_confirm_email",
    "confirm_email",
    "correct_contact",
    "describe_account",
    "drop_expired",
    "end_role",
    "forget",
    "invite",
    "issue_token",
    "known_resident",
    "mail_code",
    "retire_staff",
    "spend_code",
    "use_token",
    "withdraw_invitation",
]
