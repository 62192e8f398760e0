from django.urls import path

from quartier.desk.views import desk, needs, privacy

app_name = "desk"
urlpatterns = [
    path("buero/", desk.today, name="today"),
    path("buero/einstellungen/", desk.rarely, name="rarely"),
    path("buero/suche/", desk.search, name="search"),
    path("buero/bedarfe/", needs.needs, name="needs"),
    path("buero/menschen/<uuid:pk>/", privacy.person, name="person"),
    path("buero/menschen/<uuid:pk>/berichtigung/", privacy.correct, name="correct_person"),
    path("buero/menschen/<uuid:pk>/auskunft/", privacy.export, name="export_person"),
    path("buero/menschen/<uuid:pk>/loeschung/", privacy.erase, name="erase_person"),
    path("buero/datenschutz/loeschen/", privacy.retention, name="retention"),
    path("buero/datenschutz/verzeichnis/", privacy.register, name="register"),
]
