from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from quartier.accounts import rules
from quartier.accounts.models import Invitation, Membership, User
from quartier.areas.models import Area
from quartier.areas.queries import absolute
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.letters import actions as letters
from quartier.letters import texts
from quartier.letters.rules import Recipient, key_of_address


class NotYourRole(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Diese Rolle vergibt oder beendet jemand anderes."))


class AlreadyThere(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Diese Person hat hier schon eine Rolle. Beenden Sie zuerst die alte."))


class InvitationIsOver(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Diese Einladung gilt nicht mehr. Bitten Sie um eine neue."))


def invite(
    area: Area,
    *,
    email: str,
    name: str,
    role: str,
    at: datetime,
    by: Actor,
    organisation_key: UUID | None = None,
) -> tuple[Invitation, str]:
    """Invite somebody by a link that holds for a week. Returns the link, to be shown once as QR."""
    if not rules.may_manage(by.role, role):
        raise NotYourRole
    if Membership.objects.filter(area=area, user__email__iexact=email, until__isnull=True).exists():
        raise AlreadyThere
    raw = rules.new_token()
    link = absolute(reverse("staff:invitation", args=[raw]))
    with transaction.atomic():
        invitation = Invitation.objects.create(
            area=area,
            role=role,
            organisation_key=organisation_key,
            email=rules.email_key(email),
            name=name,
            token_hash=rules.hashed(raw),
            expires_at=at + timedelta(days=rules.INVITATION_DAYS),
        )
        _post_invitation(invitation, link, by, at)
        record(by, "invite", invitation, role=role)
    return invitation, link


def _post_invitation(invitation: Invitation, link: str, by: Actor, at: datetime) -> None:
    draft = texts.render(
        "accounts/letters/invitation",
        language="de",
        context={"invitation": invitation, "link": link, "area": invitation.area},
    )
    letters.post_draft(
        draft,
        area=invitation.area,
        occasion=f"invitation:{invitation.pk}",
        to=Recipient(
            "email", key_of_address(invitation.email), email=invitation.email, name=invitation.name
        ),
        secret=[link],
        by=by,
        at=at,
    )


def withdraw_invitation(invitation: Invitation, *, at: datetime, by: Actor) -> None:
    """Its link opens nothing from now on. A second click changes and journals nothing."""
    if not rules.may_manage(by.role, invitation.role):
        raise NotYourRole
    with transaction.atomic():
        still_open = Invitation.objects.filter(
            pk=invitation.pk, used_at__isnull=True, withdrawn_at__isnull=True
        )
        if still_open.update(withdrawn_at=at):
            record(by, "withdraw_invitation", invitation)


def accept_invitation(invitation: Invitation, *, name: str, password: str, at: datetime) -> User:
    """Make the account (or take the one this address has) and give it the role. Works once."""
    with transaction.atomic():
        if not _spend(invitation, at):
            raise InvitationIsOver
        user = _account(invitation.email, name, password)
        _give_role(user, invitation)
        record(
            user.as_actor(invitation.role), "accept_invitation", invitation, role=invitation.role
        )
    return user


def _account(email: str, name: str, password: str) -> User:
    known = User.objects.filter(email__iexact=email)
    if user := known.first():
        return user
    user = User(email=email, name=name)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:  # another invitation to the same person was faster
        return known.get()
    return user


def _spend(invitation: Invitation, at: datetime) -> bool:
    still_open = Invitation.objects.filter(
        pk=invitation.pk, used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    )
    return bool(still_open.update(used_at=at))


def _give_role(user: User, invitation: Invitation) -> None:
    try:
        with transaction.atomic():
            Membership.objects.create(
                user=user,
                area=invitation.area,
                role=invitation.role,
                organisation_key=invitation.organisation_key,
            )
    except IntegrityError as problem:
        raise AlreadyThere from problem


def end_role(membership: Membership, *, at: datetime, by: Actor) -> None:
    """The person has no place here any more, from the next click on. The row stays as history.

    A second click changes and journals nothing.
    """
    if not rules.may_manage(by.role, membership.role):
        raise NotYourRole
    with transaction.atomic():
        held = Membership.objects.filter(pk=membership.pk, until__isnull=True)
        if held.update(until=at):
            record(by, "end_role", membership, role=membership.role)


def describe_account(
    user: User, *, name: str, phone: str, language: str, shortcuts: bool, by: Actor
) -> None:
    with transaction.atomic():
        user.name, user.phone, user.language, user.shortcuts = name, phone, language, shortcuts
        user.save(update_fields=["name", "phone", "language", "shortcuts"])
        record(by, "describe_account", user)
