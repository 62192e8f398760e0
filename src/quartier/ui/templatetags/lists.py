"""Cards, entries, rows, tables, and what stands around a list. A builtin library."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quartier.ui.parts import one_of, part
from quartier.ui.statuses import STATUSES
from quartier.ui.templatetags.kern import icon

if TYPE_CHECKING:
    from django.core.paginator import Page

register = template.Library()


@register.simple_block_tag
def card(
    content: str,
    title: str,
    url: str,
    *,
    status: str = "",
    planned: str = "",
    icon: str = "",
    level: int = 3,
    german_title: bool = False,
) -> SafeString:
    """A card with exactly one link over all of it."""
    return part("card", **locals())


@register.simple_block_tag
def entry(
    content: str,
    title: str,
    url: str,
    *,
    status: str,
    planned: str = "",
    note: str = "",
    number: int | None = None,
    id: str = "",
    level: int = 3,
) -> SafeString:
    """A list entry (`li`) with `{% meta %}`; `number` is that of its pin, none = no place."""
    return part("entry", **locals())


@register.simple_tag
def pin(key: str = "", number: int | None = None) -> SafeString:
    """The mark that ties a list entry to the map: same shape, same number; no number = no place."""
    shape = "none" if number is None else STATUSES[one_of(key, STATUSES)].pin
    text = "–" if number is None else int(number)
    more = "" if shape == "circle" else f" q-no--{shape}"
    return SafeString(f'<span class="q-no{more}" aria-hidden="true">{text}</span>')


@register.simple_block_tag
def meta(content: str) -> SafeString:
    """The second line of a card or entry: small facts in a row."""
    return format_html('<div class="q-meta">{}</div>', content)


@register.simple_tag
def fact(icon_name: str, text: object) -> SafeString:
    """One piece of the second line, inside `{% meta %}`."""
    return format_html("<span>{} {}</span>", icon(icon_name), text)


@register.simple_tag
def date_tile(on: datetime) -> SafeString:
    """A day as a leaf of a calendar, beside the words that say it."""
    day = timezone.localtime(on)
    html = '<span class="q-date" aria-hidden="true"><b>{}</b>{}</span>'
    return format_html(html, day.day, MONTHS_3[day.month].capitalize())


@register.simple_block_tag
def work_row(
    content: str, title: str, *, url: str = "", why: str = "", late: str = "", level: int = 3
) -> SafeString:
    """A row (`li`) of `ol.q-work`: what, why now, and one button (content)."""
    return part("work_row", **locals())


@register.simple_tag
def pills(items: Sequence[Mapping[str, str]], *, clear_url: str = "") -> SafeString:
    """Active filters; each (`title`, `url`) is a link to the page without it."""
    return part("pills", **locals())


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: "Page[Any]", *, parameter: str = "seite") -> SafeString:
    """Back and next; the other parameters of the address stay."""
    query = context["request"].GET.copy()
    query.pop(parameter, None)
    base = f"?{query.urlencode()}&" if query else "?"
    return part("pager", page=page, base=f"{base}{parameter}=")


@register.simple_block_tag
def descriptions(content: str) -> SafeString:
    """Facts as pairs: holds `{% description "Amt" %}Tiefbauamt{% enddescription %}`."""
    return format_html('<dl class="kern-description-list">{}</dl>', content)


@register.simple_block_tag
def description(content: str, term: str) -> SafeString:
    return part("description", **locals())


@register.simple_block_tag
def table(content: str, caption: str, *, show_caption: bool = False) -> SafeString:
    """Content: `thead`, `tbody`; `td data-label="…"` names a cell when rows turn to lists."""
    return part("table", **locals())
