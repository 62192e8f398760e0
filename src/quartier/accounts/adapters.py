"""How allauth behaves in this house: nobody signs up, refusals are sentences people understand."""

from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quartier.accounts.rules import email_key
from quartier.areas.queries import absolute
from quartier.ui.visitors import address_of, network_of

EVERYWHERE = "login_failed_everywhere"


def login_of(credentials: Mapping[str, str]) -> str:
    return email_key(credentials.get("email", ""))


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; people are invited."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-Mail-Adresse und Passwort passen nicht zusammen."),
        "too_many_login_attempts": _(
            "Das waren zu viele Versuche. Bitte warten Sie fünf Minuten und versuchen Sie es dann "
            "noch einmal."
        ),
        "too_many_everywhere": _(
            "Für diese Adresse gab es sehr viele falsche Versuche. Warten Sie bitte eine Stunde, "
            "oder setzen Sie Ihr Passwort neu. Mit einem Passkey kommen Sie sofort hinein."
        ),
        "account_inactive": _("Dieses Konto ist nicht mehr in Gebrauch."),
        "incorrect_password": _("Dieses Passwort passt nicht."),
        "enter_current_password": _("Schreiben Sie bitte Ihr jetziges Passwort."),
        "rate_limited": _("Das waren zu viele Versuche. Bitte warten Sie fünf Minuten."),
    }

    def is_open_for_signup(self, request: object) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Behind a proxy all come from one address; nobody may lock out the others."""
        return address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Wrong tries lock an address for the connection they come from, much later for all.

        So nobody can lock the office out from afar with five wrong passwords.
        """
        super().pre_authenticate(request, **credentials)
        everywhere = ratelimit.consume(
            request, app="allauth.account", action=EVERYWHERE, key=login_of(credentials)
        )
        if not everywhere:
            raise self.validation_error("too_many_everywhere")
        self._login_failed_rl_usage.usage.extend(everywhere.usage)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        return f"{login_of(credentials)} {network_of(request)}"

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: str) -> None:
        """Whoever set a new password may try it at once."""
        super()._delete_login_attempts_cached_email(request, **credentials)
        ratelimit.clear(
            request, app="allauth.account", action=EVERYWHERE, key=login_of(credentials)
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Never built from what the request says our name is."""
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return absolute(path)


class StaffSocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The city's own service signs in people who were invited; it makes no new ones."""

    def is_open_for_signup(self, request: object, sociallogin: object) -> bool:  # noqa: ARG002
        return False


class StaffMfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "Dieser Code passt nicht. Nehmen Sie bitte den, der gerade zu sehen ist."
        ),
        "cannot_delete_authenticator": _(
            "Das ist Ihre letzte zweite Sicherung. Richten Sie bitte zuerst eine andere ein."
        ),
        "cannot_generate_recovery_codes": _("Richten Sie bitte zuerst eine zweite Sicherung ein."),
    }
