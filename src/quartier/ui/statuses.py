"""The statuses people see: one word, icon, colour and pin each, everywhere the same (face.md 5)."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Colour = Literal["neutral", "info", "warning", "success", "danger"]
Pin = Literal["circle", "city", "part", "yes", "no"]


@dataclass(frozen=True)
class Status:
    word: Promise
    icon: str
    colour: Colour
    pin: Pin


STATUSES = {
    "received": Status(_("Eingegangen"), "wish", "neutral", "circle"),
    "checking": Status(_("Wird geprüft"), "visibility", "neutral", "circle"),
    "bundled": Status(_("Gebündelt"), "bundle", "neutral", "circle"),
    "with_city": Status(_("Bei der Stadt"), "city", "info", "city"),
    "overdue": Status(_("Antwort überfällig"), "clock", "warning", "city"),
    "yes": Status(_("Zugesagt"), "check", "success", "yes"),
    "partly": Status(_("Teilweise zugesagt"), "half", "warning", "part"),
    "later": Status(_("Später"), "clock", "warning", "part"),
    "no": Status(_("Abgelehnt"), "close", "danger", "no"),
    "not_ours": Status(_("Nicht zuständig"), "arrow-forward", "neutral", "circle"),
    "in_progress": Status(_("In Arbeit"), "autorenew", "info", "city"),
    "done": Status(_("Erledigt"), "success", "success", "yes"),
    "reopened": Status(_("Wieder offen"), "autorenew", "warning", "circle"),
}
