"""The root: one area is shown at once, several are listed."""

urlpatterns: list[object] = []
