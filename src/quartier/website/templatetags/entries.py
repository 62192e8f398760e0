"""The entry of the public list. Drawn twenty times on a page, so it is formatted, not included."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quartier.concept.models import FieldOfAction
from quartier.journeys.queries import Filters, listing
from quartier.ui.templatetags.kern import icon
from quartier.ui.templatetags.lists import pin
from quartier.ui.templatetags.thread import mini_thread, status
from quartier.ui.templatetags.words import german
from quartier.website.queries import Entry, entries_of

register = template.Library()


@register.simple_tag
def public_entry(entry: Entry) -> SafeString:
    """An `li`; its mark is that of its pin on the map, same shape and number.

    Pieces are safe already or escaped here, one by one: twenty entries stand on a page.
    """
    row = entry.row
    anchor = f' id="e{entry.number}"' if entry.number else ""
    mark = pin(entry.status, entry.number)
    badge, line = status(entry.status, entry.planned), mini_thread(row.step)
    place = escape(row.place_name or _("ganzer Stadtteil"))
    return SafeString(
        f'<li class="q-entry"{anchor}>{mark}<div class="q-stack q-stack--tight">'
        f'<h3 class="q-entry__title"><a class="q-cover" href="{escape(entry.url)}"{german()}>'
        f"<bdi>{escape(row.title)}</bdi></a></h3>"
        f'<div class="q-row">{badge}{line}'
        f'<span class="q-small q-muted">{escape(entry.note)}</span></div>'
        f'<div class="q-meta"><span>{icon("pin")} {place}</span>'
        f"<span>{icon('people')} {escape(entry.people)}</span></div></div></li>"
    )


@register.inclusion_tag("website/public/entries_of_field.html")
def entries_of_field(field: FieldOfAction) -> dict[str, object]:
    """The five entries of a field of action that moved last, and the way to all of them."""
    found = listing(field.area, Filters(field=field.pk))
    shown = entries_of(field.area, found.rows[:5])
    return {"area": field.area, "field": field, "entries": shown, "count": found.count}
