"""All addresses of the house. Each app lists its own, public and desk, below its area."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

AREA_APPS = [
    "demo",
    "website",
    "desk",
    "handovers",
    "needs",
    "wishes",
    "office",
    "concept",
    "organisations",
    "letters",
    "areas",
    "accounts",
]

in_area = [path("", include(f"quartier.{app}.urls")) for app in AREA_APPS]

urlpatterns = [
    path("", include("quartier.accounts.staff_urls")),
    path("", include("quartier.ui.urls")),
    *i18n_patterns(
        path("", include("quartier.website.root_urls")),
        path("<area:area>/", include(in_area)),
        prefix_default_language=False,
    ),
]

handler400 = "quartier.website.views.errors.bad_request"
handler403 = "quartier.website.views.errors.forbidden"
handler404 = "quartier.website.views.errors.not_found"
handler500 = "quartier.website.views.errors.server_error"
