from django.urls import path

from quartier.desk.views import desk

app_name = "desk"
urlpatterns = [
    path("buero/", desk.today, name="today"),
    path("buero/suche/", desk.search, name="search"),
]
