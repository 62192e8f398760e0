from django.urls import path

from quartier.areas.views import public

app_name = "areas"
urlpatterns = [
    path("karte/gebiet.geojson", public.ground, name="ground"),
]
