"""The red thread: where a wish stands and how it came there. A builtin library."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.ui.parts import one_of, part
from quartier.ui.statuses import STATUSES
from quartier.ui.templatetags.kern import icon as drawn
from quartier.ui.templatetags.words import day, german

register = template.Library()

KNOTS = ("", "answer", "now", "next")
STEPS: tuple[Callable[[], str], ...] = (
    lambda: _("Wunsch"),
    lambda: _("Bedarf"),
    lambda: _("Bei der Stadt"),
    lambda: _("Antwort"),
    lambda: _("Ergebnis"),
)


@register.simple_tag
def status(key: str, planned: str = "") -> SafeString:
    """The badge of a status; `planned` is what a department wrote („Später, im Mai 2027“)."""
    return _status(key, str(planned), get_language() or "")


@lru_cache(1024)
def _status(key: str, planned: str, _language: str) -> SafeString:
    one_of(key, STATUSES)
    found = STATUSES[key]
    return format_html(
        '<span class="kern-badge kern-badge--small {} q-status">{}'
        '<span class="kern-label kern-label--small">{}</span></span>',
        "q-status--neutral" if found.colour == "neutral" else f"kern-badge--{found.colour}",
        drawn(found.icon, small=True),
        format_html("{}, <span{}>{}</span>", found.word, german(), planned)
        if planned
        else found.word,
    )


@register.simple_tag
def mini_thread(step: int) -> SafeString:
    """How far a wish has come: step 1 to 5, as a small line and as hidden words."""
    return _mini_thread(step, get_language() or "")


@lru_cache(32)
def _mini_thread(step: int, _language: str) -> SafeString:
    return format_html(
        '<span><span class="q-mini q-mini--{}" aria-hidden="true"></span>'
        '<span class="kern-sr-only">{}</span></span>',
        step,
        step_words(step),
    )


def step_words(step: int) -> str:
    return _("Schritt %(step)d von 5: %(name)s") % {"step": step, "name": STEPS[step - 1]()}


@register.simple_tag
def way(step: int) -> SafeString:
    """How far a wish has come: the five knots with their names, in a row."""
    steps = [
        {"word": word(), "reached": n <= step, "passed": n < step, "current": n == step}
        for n, word in enumerate(STEPS, start=1)
    ]
    return part("way", steps=steps, words=step_words(step))


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
    icon: str = "",
    level: int = 3,
) -> SafeString:
    """One knot of the thread. `on` is its day; `when` replaces the words of the day.

    Formatted here: a journey has ten of them.
    """
    one_of(kind, KNOTS)
    state = f' class="is-{kind}"' if kind else ""
    knot = f'<span class="q-knot">{drawn(icon)}</span>' if icon else ""
    return SafeString(
        f'<li{state}>{knot}{_time(on, when)}<h{int(level)} class="q-thread__title">'
        f"{conditional_escape(title)}</h{int(level)}>{content}</li>"
    )


def _time(on: date | datetime | None, when: str) -> str:
    if on is None:
        return f'<span class="q-thread__when">{conditional_escape(when)}</span>' if when else ""
    local = timezone.localtime(on) if isinstance(on, datetime) else on
    words = conditional_escape(when or day(local))
    return f'<time datetime="{local:%Y-%m-%d}">{words}</time>'


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
