"""What head and foot of every public page need. Lazy: other answers pay nothing."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    return {"frame": None}
