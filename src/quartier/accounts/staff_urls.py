"""Sign-in and account pages of staff; they belong to no area."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from quartier.accounts.views import staff

ours = [
    path("buero/", staff.my_desk, name="my_desk"),
    path("anmelden/vorfuehrung/", staff.demo_sign_in, name="demo_sign_in"),
    path("einladung/<str:token>/", staff.invitation, name="invitation"),
]

# allauth's views under our addresses; the names are allauth's own.
urlpatterns = [
    path("", include((ours, "staff"))),
    path("konto/", staff.account, name="account"),
    path("anmelden/", account.login, name="account_login"),
    path("abmelden/", account.logout, name="account_logout"),
    path("anmelden/gesperrt/", account.account_inactive, name="account_inactive"),
    path("anmelden/neu/", account.signup, name="account_signup"),
    path("anmelden/passwort/", account.password_reset, name="account_reset_password"),
    path(
        "anmelden/passwort/gesendet/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(  # the key holds dashes, too: the first one parts them
        r"^anmelden/passwort/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "anmelden/passwort/geaendert/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("anmelden/zweite-sicherung/", mfa.authenticate, name="mfa_authenticate"),
    path("anmelden/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("anmelden/extern/", social.login_error, name="socialaccount_login_error"),
    path(
        "anmelden/extern/abgebrochen/", social.login_cancelled, name="socialaccount_login_cancelled"
    ),
    path("anmelden/extern/neu/", social.signup, name="socialaccount_signup"),
    path("anmelden/extern/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("konto/extern/", social.connections, name="socialaccount_connections"),
    path("konto/bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/bestaetigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "konto/bestaetigen/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("konto/passwort/", account.password_change, name="account_change_password"),
    path("konto/passwort/neu/", account.password_set, name="account_set_password"),
    path("konto/geraete/", sessions.list_usersessions, name="usersessions_list"),
    path("konto/sicherung/", mfa.index, name="mfa_index"),
    path("konto/sicherung/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/sicherung/app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/sicherung/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "konto/sicherung/codes/neu/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/sicherung/codes/datei/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("konto/sicherung/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("konto/sicherung/passkeys/neu/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "konto/sicherung/passkeys/<int:pk>/entfernen/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path("konto/sicherung/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
