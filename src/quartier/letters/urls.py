from django.urls import path

from quartier.letters.views import desk

app_name = "letters"
urlpatterns = [
    path("buero/post/", desk.outbox, name="outbox"),
    path("buero/post/briefe.pdf", desk.printed, name="print"),
    path("buero/post/briefe/gedruckt/", desk.mark_printed, name="mark_printed"),
    path("buero/post/<uuid:pk>/", desk.letter, name="letter"),
    path("buero/post/<uuid:pk>/noch-einmal/", desk.post_again, name="post_again"),
    path("buero/post/<uuid:pk>/angekommen/", desk.settle, name="settle"),
    path("buero/anrufe/", desk.calls, name="calls"),
    path("buero/anrufe/<uuid:pk>/", desk.called, name="called"),
    path("buero/anrufe/<uuid:pk>/gesagt/", desk.told, name="told"),
]
