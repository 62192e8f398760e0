app_name = "website"
urlpatterns: list[object] = []
