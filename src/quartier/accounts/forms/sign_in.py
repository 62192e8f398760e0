"""allauth's forms in our words. It looks them up by name (`ACCOUNT_FORMS`, `MFA_FORMS`)."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django.utils.translation import gettext_lazy as _

EMAIL = _("E-Mail-Adresse")
PASSWORD = _("Passwort")
NEW = {"password1": _("Neues Passwort"), "password2": _("Neues Passwort noch einmal")}
LONG = {"password1": _("Mindestens 12 Zeichen. Vier Wörter hintereinander merken sich gut.")}


class Worded:
    """Labels and hints by field; nothing written into the fields themselves."""

    labels: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - allauth's own
        super().__init__(*args, **more)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)


class LoginForm(Worded, account.LoginForm):  # type: ignore[misc]
    labels: ClassVar = {"login": EMAIL, "password": PASSWORD}


class ReauthenticateForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"password": PASSWORD}


class ChangePasswordForm(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar = NEW | {"oldpassword": _("Jetziges Passwort")}
    hints: ClassVar = LONG


class SetPasswordForm(Worded, account.SetPasswordForm):  # type: ignore[misc]
    labels, hints = NEW, LONG


class ResetPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"email": EMAIL}


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels, hints = NEW, LONG


class AuthenticateForm(Worded, mfa.AuthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code aus der App, oder ein Code für den Notfall")}


class MfaReauthenticateForm(Worded, mfa.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code aus der App")}


class ActivateTOTPForm(Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code aus der App")}


class AddPasskeyForm(Worded, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar = {"name": _("Name"), "passwordless": _("Auch ohne Passwort anmelden")}
    hints: ClassVar = {
        "passwordless": _("Dann genügt dieser Passkey allein: Er prüft Finger, Gesicht oder PIN.")
    }


class RenamePasskeyForm(Worded, passkeys.EditWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar = {"name": _("Name")}
