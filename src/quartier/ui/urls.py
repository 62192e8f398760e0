from django.urls import path

from quartier.ui.views import shelf

app_name = "ui"
urlpatterns = [path("bausteine/", shelf.shelf, name="shelf")]
