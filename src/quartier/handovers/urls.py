from django.urls import path

from quartier.handovers.views import (
    choosing,
    department,
    desk,
    journal,
    lists,
    public,
    results,
    telling,
)

app_name = "handovers"
urlpatterns = [
    path("amt/<str:token>/", department.page, name="department"),
    path("amt/<str:token>/bestaetigung/", department.acknowledge, name="acknowledge"),
    path("amt/<str:token>/bedarfe/<int:position>/antwort/", department.answer, name="answer"),
    path(
        "amt/<str:token>/bedarfe/<int:position>/rueckfrage/", department.ask_back, name="ask_back"
    ),
    path("amt/<str:token>/bedarfe/<int:position>/frist/", department.extend, name="extend"),
    path("amt/<str:token>/pdf/", department.pdf, name="pdf"),
    path("amt/<str:token>/fotos/<uuid:key>/", department.photo, name="photo"),
    path("amt/<str:token>/anlagen/<uuid:key>/", department.attachment, name="attachment"),
    path("bedarfe/<str:number>/anlagen/<uuid:key>/", public.attachment, name="public_attachment"),
    path("geloest/<str:token>/", public.solved, name="solved"),
    path("buero/weitergaben/", lists.handovers, name="desk_list"),
    path("buero/weitergaben/neu/", choosing.new, name="new"),
    path("buero/weitergaben/<str:number>/", desk.handover, name="desk_handover"),
    path("buero/weitergaben/<str:number>/link/", desk.new_link, name="new_link"),
    path("buero/weitergaben/<str:number>/pdf/", desk.pdf, name="desk_pdf"),
    path("buero/weitergaben/<str:number>/protokoll/", journal.journal, name="journal"),
    path("buero/weitergaben/<str:number>/bestaetigung/", desk.acknowledge, name="desk_acknowledge"),
    path(
        "buero/weitergaben/<str:number>/bedarfe/<int:position>/antwort/",
        desk.answer,
        name="desk_answer",
    ),
    path(
        "buero/weitergaben/<str:number>/bedarfe/<int:position>/rueckfrage/",
        desk.ask_back,
        name="desk_ask_back",
    ),
    path(
        "buero/weitergaben/<str:number>/bedarfe/<int:position>/frist/",
        desk.extend,
        name="desk_extend",
    ),
    path("buero/weitergaben/fragen/<uuid:key>/", desk.reply, name="reply"),
    path("buero/weitergaben/vereinbarungen/<uuid:key>/", desk.settle, name="settle"),
    path("buero/weitergaben/neu/fotos/<str:need>/<uuid:key>/", choosing.photo, name="new_photo"),
    path("buero/weitergaben/<str:number>/fotos/<uuid:key>/", desk.photo, name="desk_photo"),
    path(
        "buero/weitergaben/<str:number>/anlagen/<uuid:key>/",
        desk.attachment,
        name="desk_attachment",
    ),
    path("buero/antworten/", telling.answers, name="answers"),
    path("buero/antworten/<uuid:key>/", telling.tell, name="tell"),
    path("buero/antworten/<uuid:key>/anhang/", telling.show_attachment, name="show_attachment"),
    path("buero/ergebnisse/", results.results, name="results"),
    path("buero/ergebnisse/<str:number>/", results.progress, name="progress"),
    path("buero/ergebnisse/<str:number>/offen/", results.reopen, name="reopen"),
    path("buero/ergebnisse/fragen/<uuid:key>/", results.solved, name="desk_solved"),
    path(
        "buero/ergebnisse/fragen/<uuid:key>/menschen/<uuid:person>/",
        results.reply_of,
        name="desk_reply_of",
    ),
]
