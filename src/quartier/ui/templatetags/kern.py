"""The components: the signature is the contract, a wrong argument raises; one template each.

A builtin library like `thread`, `lists`, `figures`, `fields` and `words`: no `{% load %}` needed.
Each template names its parameters on top; `/bausteine/` shows every component in every variant.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quartier.ui import icons
from quartier.ui.parts import one_of, part, small_part

register = template.Library()

KINDS = ("info", "success", "warning", "danger")
BUTTONS = ("primary", "secondary", "tertiary")
TONES = ("", "hot", "danger")


@register.simple_tag
@lru_cache(256)
def icon(name: str, *, small: bool = False) -> SafeString:
    """An icon beside words; never alone, it is hidden from screen readers."""
    size = " kern-icon--small" if small else ""
    html = '<span class="kern-icon {}{}" aria-hidden="true"></span>'
    return format_html(html, icons.css_class(name), size)


@register.simple_tag
def button(
    label: str,
    *,
    kind: str = "primary",
    icon: str = "",
    type: str = "submit",
    name: str = "",
    value: object = "",
    block: bool = False,
    more: str = "",
    key: str = "",
    form: str = "",
    formaction: str = "",
    confirm: str = "",
) -> SafeString:
    """A button. `more` is spoken after the label („Hier einordnen: Sicher zur Schule“)."""
    one_of(kind, BUTTONS)
    one_of(type, ("submit", "button", "reset"))
    return small_part("button", **locals())


@register.simple_tag
def link_button(
    label: str,
    url: str,
    *,
    kind: str = "primary",
    icon: str = "",
    block: bool = False,
    more: str = "",
    key: str = "",
    download: bool = False,
) -> SafeString:
    """A link that looks like a button: leads somewhere, changes nothing."""
    one_of(kind, BUTTONS)
    return small_part("link_button", **locals())


@register.simple_block_tag
def alert(
    content: str, title: str, *, kind: str = "info", level: int = 0, role: str = ""
) -> SafeString:
    """A message, one per page. `level` makes the title a heading."""
    one_of(kind, KINDS)
    return part("alert", **locals())


@register.simple_block_tag
def empty(content: str, *, title: str = "") -> SafeString:
    """What would stand here, and one way on."""
    return part("empty", **locals())


@register.simple_tag
def progress(done: int, total: int, words: str = "") -> SafeString:
    """How far a long job is, with words („412 von 1.367 gelesen“)."""
    return part("progress", **locals())


@register.simple_block_tag
def page_title(content: str, title: str, *, over: str = "", action: str = "") -> SafeString:
    """The one `h1`: over-line, title, lead (content). `action` is a rendered button beside it."""
    return part("page_title", **locals())


@register.simple_tag
def breadcrumbs(*steps: str) -> SafeString:
    """Label and address by turns, the present page's label last: `"Start" url "Wünsche"`."""
    if len(steps) % 2 == 0:
        raise ValueError("Breadcrumbs end with a label without an address.")
    links = list(zip(steps[:-1:2], steps[1::2], strict=True))
    return part("breadcrumbs", links=links, here=steps[-1])


@register.simple_block_tag
def box(
    content: str, *, title: str = "", soft: bool = False, level: int = 2, id: str = ""
) -> SafeString:
    return part("box", **locals())


@register.simple_tag
def tiles(items: Sequence[Mapping[str, Any]]) -> SafeString:
    """Counts that are links: `count`, `title`, `url`, `tone` ('' | 'hot' | 'danger')."""
    for item in items:
        one_of(item.get("tone", ""), TONES)
    return part("tiles", items=items)


@register.simple_tag
def figure(number: object, words: str, *, url: str = "") -> SafeString:
    """A big number with its words; a number that counts a list links to it."""
    return small_part("figure", **locals())


@register.simple_tag
def score(percent: int, words: str) -> SafeString:
    """How alike two texts are: words, bar and number („Sehr ähnlich … 86 %“)."""
    return part("score", **locals())
