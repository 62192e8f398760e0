"""Django's settings. What differs between installations comes from `environment`."""

import os
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from quartier.config import environment

ENVIRONMENT = environment.read()
BASE = environment.ROOT
DATA = ENVIRONMENT.data

IS_DEMO = ENVIRONMENT.is_demo
IS_TEST = ENVIRONMENT.mode == "test"
SECURE = ENVIRONMENT.mode == "serve"

SECRET_KEY = environment.secret_key(ENVIRONMENT)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("QUARTIER_HOSTS", "localhost 127.0.0.1 [::1] testserver").split()
ORIGIN = ENVIRONMENT.origin
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN else []

# Upper floors may look down, so they stand first: their templates win over lower ones.
INSTALLED_APPS = [
    "quartier.config",
    "quartier.demo",
    "quartier.desk",
    "quartier.website",
    "quartier.journeys",
    "quartier.handovers",
    "quartier.needs",
    "quartier.wishes",
    "quartier.office",
    "quartier.concept",
    "quartier.organisations",
    "quartier.accounts",
    "quartier.letters",
    "quartier.files",
    "quartier.areas",
    "quartier.journal",
    "quartier.ui",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "quartier.ui.middleware.response_headers",
    "quartier.ui.middleware.refuse_unreadable_text",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "quartier.accounts.middleware.staff_session",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "quartier.accounts.middleware.DeskDoor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "quartier.config.urls"
WSGI_APPLICATION = "quartier.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "quartier.ui.templatetags.kern",
                "quartier.ui.templatetags.thread",
                "quartier.ui.templatetags.lists",
                "quartier.ui.templatetags.fields",
                "quartier.ui.templatetags.figures",
                "quartier.ui.templatetags.words",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "quartier.ui.context.house",
                "quartier.demo.context.tour",
                "quartier.website.context.frame",
                "quartier.desk.context.sidebar",
            ],
        },
    }
]
FORM_RENDERER = "quartier.ui.renderer.KernRenderer"

# One database; the web role is neither its owner nor a superuser. Migrations, backup and restore
# run with QUARTIER_AS=owner and take the other address (docs/reference/settings.md).
_as_owner = os.environ.get("QUARTIER_AS") == "owner" or IS_TEST
DATABASES = {
    "default": environment.database(
        ENVIRONMENT.admin_url if _as_owner else ENVIRONMENT.database_url
    )
    | {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": os.environ.get("QUARTIER_TEST_DATABASE", "test_quartier")},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [BASE / "src" / "quartier" / "config" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if IS_TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = IS_TEST
WHITENOISE_AUTOREFRESH = False
# Uploads: a photo may have 10 MB; an import file 20 MB. More is refused while it arrives.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
if IS_TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "/anmelden/"
LOGIN_REDIRECT_URL = "/buero/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "quartier.accounts.adapters.StaffAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# The key of the first is address and connection; the second counts an address from everywhere.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/300s/key",
    "login_failed_everywhere": "50/1h/key",
    "reset_password": "20/m/ip,5/1h/key",
}
SOCIALACCOUNT_ADAPTER = "quartier.accounts.adapters.StaffSocialAdapter"
SOCIALACCOUNT_ONLY = False
_forms = "quartier.accounts.forms.sign_in."
ACCOUNT_FORMS = {
    "login": _forms + "LoginForm",
    "reauthenticate": _forms + "ReauthenticateForm",
    "change_password": _forms + "ChangePasswordForm",
    "set_password": _forms + "SetPasswordForm",
    "reset_password": _forms + "ResetPasswordForm",
    "reset_password_from_key": _forms + "ResetPasswordKeyForm",
}
MFA_FORMS = {
    "authenticate": _forms + "AuthenticateForm",
    "reauthenticate": _forms + "MfaReauthenticateForm",
    "activate_totp": _forms + "ActivateTOTPForm",
    "add_webauthn": _forms + "AddPasskeyForm",
    "edit_webauthn": _forms + "RenamePasskeyForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Changes of password and factors are told by mail, so that nobody does them behind one's back.
ACCOUNT_EMAIL_NOTIFICATIONS = True
PASSWORD_RESET_TIMEOUT = 24 * 3600
MFA_ADAPTER = "quartier.accounts.adapters.StaffMfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
# The invitation reached the address, so it is known to be theirs.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Quartier"
STAFF_IDLE = timedelta(minutes=30)
STAFF_ABSOLUTE = timedelta(hours=12)
# Tests switch it on where it is their subject.
SECOND_FACTOR_REQUIRED = not IS_DEMO and not IS_TEST
USERSESSIONS_TRACK_ACTIVITY = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Sign-in at the city's own service (docs/how-to/single-sign-on.md); accounts stay by invitation.
SOCIALACCOUNT_PROVIDERS = environment.single_sign_on(os.environ)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# Failed sign-ins are counted here, so all web processes must see the same count.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if IS_TEST
    else {
        "BACKEND": "quartier.config.cache.SharedCache",
        "LOCATION": DATA / "cache",
        # Beyond it entries are dropped by chance, counts of failed sign-ins among them.
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
    # What a web process may remember for itself, because it is computed again after a minute.
    "memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "memory",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    # Whole public pages, some 40 KB each. Tests want them drawn anew.
    "pages": {
        "BACKEND": "django.core.cache.backends.dummy.DummyCache"
        if IS_TEST
        else "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 400},
    },
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(STAFF_ABSOLUTE.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_FAILURE_VIEW = "quartier.website.views.errors.csrf"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
# Only this host: the office may live on a city's main domain, whose other hosts are not ours.
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", *environment.single_sign_on_origin(os.environ)],
        "worker-src": ["'self'"],
    }
}
# The one outside origin Quartier can know: the base map, off unless the operator names it here.
# It enters the policy only on the page where a visitor asked for it (docs/how-to/base-map.md).
BASE_MAP_STYLE = os.environ.get("QUARTIER_BASE_MAP", "")

# All mail goes through our outbox; only the worker talks to the mail server.
EMAIL_BACKEND = "quartier.letters.mail.OutboxBackend"
MAIL_CONFIGURED = bool(ENVIRONMENT.mail_url)
DEFAULT_FROM_EMAIL = os.environ.get("QUARTIER_MAIL_FROM", "buero@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
# Letters lie below the office; the office tells them who writes.
LETTER_SENDER = "quartier.office.queries.sender.sender_of"
for _name, _value in environment.mail(ENVIRONMENT.mail_url).items():
    globals()[_name] = _value

PROCRASTINATE_IMPORT_PATHS = [
    "quartier.letters.tasks",
    "quartier.accounts.tasks",
    "quartier.wishes.tasks",
    "quartier.needs.tasks",
    "quartier.handovers.tasks",
    "quartier.journeys.tasks",
    "quartier.desk.tasks",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "quartier.config.logs.Discreet",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
