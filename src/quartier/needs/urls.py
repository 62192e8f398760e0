from django.urls import path

from quartier.needs.views import desk, lists, need, public

app_name = "needs"
urlpatterns = [
    path("buero/wuensche/", desk.inbox, name="inbox"),
    path("buero/bedarfe/neu/", desk.bundle, name="bundle"),
    path("buero/bedarfe/luecken/", lists.gaps, name="gaps"),
    path("buero/bedarfe/luecken.csv", lists.gaps_csv, name="gaps_csv"),
    path("buero/bedarfe/<str:number>/", need.desk_need, name="desk_need"),
    path("buero/bedarfe/<str:number>/aendern/", need.describe, name="describe"),
    path("buero/bedarfe/<str:number>/einordnen/", desk.add_wishes, name="add_wishes"),
    path("buero/bedarfe/<str:number>/herausnehmen/", need.take_out, name="take_out"),
    path("buero/bedarfe/<str:number>/teilen/", need.split, name="split"),
    path("buero/bedarfe/<str:number>/beenden/", need.dissolve, name="dissolve"),
    path("buero/bedarfe/<str:number>/rueckgaengig/", desk.undo, name="undo"),
    path("mitmachen/auch/<str:number>/", public.support, name="support"),
    path("mitmachen/folgen/<str:number>/", public.follow, name="follow"),
    path("folgen/<str:token>/", public.confirm_follow, name="confirm_follow"),
    path("abbestellen/<str:token>/", public.unfollow, name="unfollow"),
    path("nicht-gemeint/<str:token>/", public.not_meant, name="not_meant"),
]
