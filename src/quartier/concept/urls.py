app_name = "concept"
urlpatterns: list[object] = []
