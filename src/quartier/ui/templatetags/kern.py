"""The components: the signature is the contract, a wrong argument raises; one template each.

A builtin library: no `{% load %}` needed. Each template names its parameters on top;
`/bausteine/` shows every component in every variant.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.ui import icons
from quartier.ui.statuses import STATUSES

if TYPE_CHECKING:
    from django.core.paginator import Page

register = template.Library()

KINDS = ("info", "success", "warning", "danger")
BUTTONS = ("primary", "secondary", "tertiary")
KNOTS = ("", "answer", "now", "next")
TONES = ("", "hot", "danger")
STEPS = (
    lambda: _("Wunsch"),
    lambda: _("Bedarf"),
    lambda: _("Bei der Stadt"),
    lambda: _("Antwort"),
    lambda: _("Ergebnis"),
)


def one_of(value: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(map(repr, allowed))}.")
    return value


def part(name: str, /, **values: object) -> SafeString:
    return render_to_string(f"ui/{name}.html", values)


def small_part(name: str, /, **values: object) -> SafeString:
    """A part that looks the same for the same words: drawn once per language, then remembered."""
    return _small_part(name, get_language() or "", **values)


@lru_cache(2048, typed=True)  # typed: safe text equals text, but is drawn otherwise
def _small_part(name: str, _language: str, /, **values: object) -> SafeString:
    return part(name, **values)


# Small parts, drawn many times on a page: formatted here and remembered.


@register.simple_tag
@lru_cache(256)
def icon(name: str, *, small: bool = False) -> SafeString:
    """An icon beside words; never alone, it is hidden from screen readers."""
    size = " kern-icon--small" if small else ""
    html = '<span class="kern-icon {}{}" aria-hidden="true"></span>'
    return format_html(html, icons.css_class(name), size)


@register.simple_tag
def status(key: str, text: str = "") -> SafeString:
    """The badge of a status; `text` replaces the word where it says more („Später, 2027“)."""
    return _status(key, str(text), get_language() or "")


@lru_cache(1024)
def _status(key: str, text: str, _language: str) -> SafeString:
    one_of(key, STATUSES)
    found = STATUSES[key]
    return format_html(
        '<span class="kern-badge kern-badge--small {} q-status">{}'
        '<span class="kern-label kern-label--small">{}</span></span>',
        "q-status--neutral" if found.colour == "neutral" else f"kern-badge--{found.colour}",
        icon(found.icon, small=True),
        text or found.word,
    )


@register.simple_tag
def mini_thread(step: int) -> SafeString:
    """How far a wish has come: step 1 to 5, as a small line and as hidden words."""
    return _mini_thread(step, get_language() or "")


@lru_cache(32)
def _mini_thread(step: int, _language: str) -> SafeString:
    words = _("Schritt %(step)d von 5: %(name)s") % {"step": step, "name": STEPS[step - 1]()}
    return format_html(
        '<span><span class="q-mini q-mini--{}" aria-hidden="true"></span>'
        '<span class="kern-sr-only">{}</span></span>',
        step,
        words,
    )


@register.simple_tag
def fact(icon_name: str, text: object) -> SafeString:
    """One piece of the second line, inside `{% meta %}`."""
    return format_html("<span>{} {}</span>", icon(icon_name), text)


@register.simple_block_tag
def meta(content: str) -> SafeString:
    """The second line of a card or entry: small facts in a row."""
    return format_html('<div class="q-meta">{}</div>', content)


@register.simple_tag
def pin(key: str = "", number: int | None = None) -> SafeString:
    """The mark that ties a list entry to the map: same shape, same number; no number = no place."""
    shape = "none" if number is None else STATUSES[one_of(key, STATUSES)].pin
    text = "–" if number is None else number
    html = '<span class="q-no{}" aria-hidden="true">{}</span>'
    return format_html(html, "" if shape == "circle" else f" q-no--{shape}", text)


# Acting and telling


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


# The thread


@register.simple_block_tag
def thread(content: str, *, row: bool = False, small: bool = False) -> SafeString:
    """The red thread, a list of `{% step %}`; `row`: five steps side by side on wide screens."""
    return part("thread", **locals())


@register.simple_block_tag
def step(
    content: str,
    title: str,
    *,
    on: date | datetime | None = None,
    when: str = "",
    kind: str = "",
    level: int = 3,
) -> SafeString:
    """One knot of the thread. `on` is its day; `when` replaces the words of the day."""
    one_of(kind, KNOTS)
    return part("step", **locals())


@register.simple_block_tag
def answer(content: str, by: str) -> SafeString:
    """The official answer of a department, with its name in the head."""
    return part("answer", **locals())


@register.simple_block_tag
def plain_words(content: str) -> SafeString:
    """„In unseren Worten“, inside `{% answer %}`."""
    return part("plain_words", **locals())


@register.simple_block_tag
def quote(content: str, *, source: str = "") -> SafeString:
    """What a resident said, in their own words."""
    return part("quote", **locals())


# Boxes, cards, lists


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


@register.simple_block_tag
def card(
    content: str,
    title: str,
    url: str,
    *,
    status: str = "",
    status_text: str = "",
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
    status_text: str = "",
    note: str = "",
    number: int | None = None,
    id: str = "",
    level: int = 3,
) -> SafeString:
    """A list entry (`li`) with `{% meta %}`; `number` is that of its pin, none = no place."""
    return part("entry", **locals())


@register.simple_block_tag
def work_row(
    content: str, title: str, *, url: str = "", why: str = "", late: str = "", level: int = 3
) -> SafeString:
    """A row (`li`) of `ol.q-work`: what, why now, and one button (content)."""
    return part("work_row", **locals())


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
