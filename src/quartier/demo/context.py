"""The tour's bar, shown above every page of the demo that belongs to a step of it."""

from django.conf import settings
from django.http import HttpRequest

from quartier.demo.tour import TOUR


def tour(request: HttpRequest) -> dict[str, object]:
    """`?rundgang=2` shows the second step; anything else shows no bar."""
    if not settings.IS_DEMO:
        return {}
    asked = request.GET.get("rundgang", "")
    if asked not in {str(step.number) for step in TOUR}:
        return {}
    step = TOUR[int(asked) - 1]
    return {"tour": {"step": step, "count": len(TOUR), "following": step.number + 1}}
