"""The entry of the public list. Drawn twenty times on a page, so it is formatted, not included."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quartier.concept.models import FieldOfAction
from quartier.journeys.queries import Filters, listing
from quartier.ui.templatetags.lists import fact, pin
from quartier.ui.templatetags.thread import mini_thread, status
from quartier.ui.templatetags.words import german
from quartier.website.queries import Entry, entries_of

register = template.Library()


@register.simple_tag
def public_entry(entry: Entry) -> SafeString:
    """An `li`; its mark is that of its pin on the map, same shape and number."""
    return format_html(
        '<li class="q-entry"{}>{}<div class="q-stack q-stack--tight">'
        '<h3 class="q-entry__title"><a class="q-cover" href="{}"{}><bdi>{}</bdi></a></h3>'
        '<div class="q-row">{}{}<span class="q-small q-muted">{}</span></div>'
        '<div class="q-meta">{}{}</div></div></li>',
        format_html(' id="e{}"', entry.number) if entry.number else "",
        pin(entry.status, entry.number),
        entry.url,
        german(),
        entry.row.title,
        status(entry.status, entry.status_text),
        mini_thread(entry.row.step),
        entry.note,
        fact("pin", entry.row.place_name or _("ganzer Stadtteil")),
        fact("people", entry.people),
    )


@register.inclusion_tag("website/public/entries_of_field.html")
def entries_of_field(field: FieldOfAction) -> dict[str, object]:
    """The five entries of a field of action that moved last, and the way to all of them."""
    found = listing(field.area, Filters(field=field.pk))
    shown = entries_of(field.area, found.rows[:5])
    return {"area": field.area, "field": field, "entries": shown, "count": found.count}
