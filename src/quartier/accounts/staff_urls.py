"""Sign-in and account pages of staff; they belong to no area."""

urlpatterns: list[object] = []
