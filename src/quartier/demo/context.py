"""The tour: a button on the start page of the demo, and a bar on the pages of its steps."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from quartier.demo.tour import TOUR

STEPS = {str(step.number): step for step in TOUR}


def tour(request: HttpRequest) -> dict[str, object]:
    """`?rundgang=2` shows the bar of the second step, the start page the button to begin."""
    if not settings.IS_DEMO:
        return {}
    step = STEPS.get(request.GET.get("rundgang", ""))
    if step:
        following = STEPS.get(str(step.number + 1))
        facts = {"step": step, "count": len(TOUR), "following": following}
        return {"ribbon_parts": ["demo/tour.html"], "tour": facts}
    return {"ribbon_parts": ["demo/invitation.html"]} if is_start(request) else {}


def is_start(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name == "website:start"
    except Resolver404:
        return False
