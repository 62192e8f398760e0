from django.urls import path

from quartier.office.views import area, desk, legal, news, public

app_name = "office"
urlpatterns = [
    path("stadtteilbuero/", public.page, name="public"),
    path("stadtteilbuero/soziale-stadt/", public.explained, name="explained"),
    path("stadtteilbuero/sprechzeiten.ics", public.calendar, name="calendar"),
    path("aktuelles/", public.news, name="news"),
    path("aktuelles/<uuid:key>/", public.notice, name="notice"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutz/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
    path("leichte-sprache/", legal.plain_language, name="plain_language"),
    path("gebaerdensprache/", legal.sign_language, name="sign_language"),
    path("buero/sprechzeiten/", desk.hours, name="desk_hours"),
    path("buero/sprechzeiten/neu/", desk.hours_form, name="new_hours"),
    path("buero/sprechzeiten/<uuid:key>/", desk.hours_form, name="change_hours"),
    path("buero/sprechzeiten/<uuid:key>/entfernung/", desk.remove_hours, name="remove_hours"),
    path("buero/schliesszeiten/neu/", desk.closure_form, name="new_closure"),
    path("buero/schliesszeiten/<uuid:key>/", desk.closure_form, name="change_closure"),
    path("buero/schliesszeiten/<uuid:key>/entfernung/", desk.remove_closure, name="remove_closure"),
    path("buero/stadtteilbuero/", desk.office, name="desk_office"),
    path("buero/stadtteilbuero/angaben/", desk.office_form, name="describe_office"),
    path("buero/stadtteilbuero/personen/neu/", desk.person_form, name="new_person"),
    path("buero/stadtteilbuero/personen/<uuid:key>/", desk.person_form, name="change_person"),
    path(
        "buero/stadtteilbuero/personen/<uuid:key>/entfernung/",
        desk.remove_person,
        name="remove_person",
    ),
    path("buero/aktuelles/", news.listing, name="desk_news"),
    path("buero/aktuelles/neu/", news.notice_form, name="new_notice"),
    path("buero/aktuelles/<uuid:key>/", news.notice_form, name="change_notice"),
    path("buero/aktuelles/<uuid:key>/ende/", news.end_notice, name="end_notice"),
    path("buero/gebiet/", area.page, name="desk_area"),
    path("buero/gebiet/angaben/", area.facts, name="describe_area"),
    path("buero/gebiet/grenze/neu/", area.boundary, name="new_boundary"),
    path("buero/gebiet/orte/liste/", area.places, name="import_places"),
    path("buero/gebiet/orte/neu/", area.place, name="new_place"),
    path("buero/gebiet/orte/<uuid:key>/", area.place, name="change_place"),
    path("buero/gebiet/orte/<uuid:key>/entfernung/", area.remove_place, name="remove_place"),
]
