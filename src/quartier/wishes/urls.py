from django.urls import path

from quartier.wishes.views import imports, intake, reading, wish

app_name = "wishes"
urlpatterns = [
    path("buero/wuensche/aufnehmen/", intake.intake, name="intake"),
    path("buero/wuensche/lesen/", reading.reading, name="reading"),
    path("buero/wuensche/import/", imports.import_list, name="import_list"),
    path("buero/wuensche/import/<uuid:pk>/", imports.import_run, name="import_run"),
    path("buero/wuensche/import/<uuid:pk>/spalten/", imports.columns, name="import_columns"),
    path("buero/wuensche/import/<uuid:pk>/start/", imports.start, name="import_start"),
    path("buero/wuensche/import/<uuid:pk>/verwerfen/", imports.discard, name="import_discard"),
    path("buero/wuensche/import/<uuid:pk>/freigabe/", imports.publish_calm, name="import_publish"),
    path("buero/wuensche/<str:number>/", wish.desk_wish, name="desk_wish"),
    path("buero/wuensche/<str:number>/foto/", wish.photo, name="photo"),
    path("buero/wuensche/<str:number>/freigabe/", reading.publish, name="publish"),
    path("buero/wuensche/<str:number>/ablehnung/", reading.refuse, name="refuse"),
    path("buero/wuensche/<str:number>/ruecknahme/", reading.take_back, name="take_back"),
    path("buero/wuensche/<str:number>/gefahr/", reading.report_danger, name="report_danger"),
]
