from django.urls import path

from quartier.demo.views import public

app_name = "demo"
urlpatterns = [
    path("rundgang/<int:step>/", public.tour, name="tour"),
]
