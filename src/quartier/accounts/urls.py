from django.urls import path

from quartier.accounts.views import desk, public

app_name = "accounts"
urlpatterns = [
    path("bestaetigen/<str:token>/", public.confirm_email, name="confirm_email"),
    path("meine-wuensche/anmelden/", public.sign_in, name="sign_in"),
    path("meine-wuensche/code/", public.sign_in_code, name="sign_in_code"),
    path("meine-wuensche/abmelden/", public.sign_out, name="sign_out"),
    path("buero/personen/", desk.people, name="people"),
    path("buero/personen/einladen/", desk.invite, name="invite"),
    path("buero/personen/einladungen/<uuid:pk>/rueckzug/", desk.withdraw, name="withdraw"),
    path("buero/personen/<uuid:pk>/ende/", desk.end_role, name="end_role"),
    path("buero/protokoll/<str:target>/", desk.journal, name="journal"),
]
