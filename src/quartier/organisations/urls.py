from django.urls import path

from quartier.organisations.views import desk, public

app_name = "organisations"
urlpatterns = [
    path("akteure/", public.actors, name="actors"),
    path("buero/akteure/", desk.listing, name="desk_list"),
    path("buero/akteure/liste.csv", desk.table, name="table"),
    path("buero/akteure/neu/", desk.new, name="new"),
    path("buero/akteure/<uuid:key>/", desk.detail, name="desk_organisation"),
    path("buero/akteure/<uuid:key>/bearbeitung/", desk.edit, name="edit"),
    path("buero/akteure/<uuid:key>/gespraech/", desk.spoke, name="spoke"),
    path("buero/akteure/<uuid:key>/ende/", desk.end, name="end"),
    path("buero/akteure/<uuid:key>/personen/neu/", desk.new_person, name="new_person"),
    path("buero/akteure/personen/<uuid:key>/", desk.edit_person, name="edit_person"),
    path("buero/akteure/personen/<uuid:key>/loeschung/", desk.remove_person, name="remove_person"),
]
