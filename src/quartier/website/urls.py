from django.urls import path

from quartier.website.views import journey, ledger, listing, mine, pages, start, wish_form

app_name = "website"
urlpatterns = [
    path("", start.start, name="start"),
    path("nummer/", journey.look_up, name="look_up"),
    path("mitmachen/", pages.take_part, name="take_part"),
    path("mitmachen/wunsch/", wish_form.wish_form, name="wish_form"),
    path("mitmachen/wunsch/aehnliche/", wish_form.similar, name="similar"),
    path(
        "mitmachen/wunsch/<str:number>/danke/<str:sign>/",
        wish_form.received,
        name="wish_received",
    ),
    path("wuensche/", listing.listing, name="listing"),
    path("wuensche/auswahl.csv", listing.as_csv, name="listing_csv"),
    path("wuensche/auswahl.geojson", listing.as_geojson, name="listing_geojson"),
    path("wuensche/auswahl.atom", listing.as_atom, name="listing_atom"),
    path("wuensche/punkte.geojson", listing.points, name="listing_points"),
    path("wuensche/<str:number>/", journey.wish, name="wish"),
    path("wuensche/<str:number>/foto/", wish_form.photo, name="wish_photo"),
    path("bedarfe/<str:number>/", journey.need, name="need"),
    path("was-wurde-daraus/", ledger.ledger, name="ledger"),
    path("meine-wuensche/", mine.my_wishes, name="my_wishes"),
    path("offene-daten/", pages.open_data, name="open_data"),
]
