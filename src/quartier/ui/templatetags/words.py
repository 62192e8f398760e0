"""Filters: dates, numbers, words as people say them, in the active language. A builtin library."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

register = template.Library()
SPACE = "\N{NO-BREAK SPACE}"
HYPHEN = "\N{NON-BREAKING HYPHEN}"
MEGABYTE = 1_000_000


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """„8. März“; with the year unless it is this year's."""
    if value is None:
        return ""
    is_past = value.year != timezone.localdate().year
    return _day(value.day, value.month, value.year if is_past else 0, get_language() or "")


@lru_cache(4096)
def _day(number: int, month: int, year: int, _language: str) -> str:
    words = f"{number}{_dot()}{SPACE}{MONTHS[month]}"
    return f"{words} {year}" if year else words


@register.filter(expects_localtime=True)
def weekday(value: date | None) -> str:
    """„Dienstag, 17. März“; with the year unless it is this year's."""
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}" if value else ""


@register.filter(expects_localtime=True)
def full_day(value: date | None) -> str:
    """„Dienstag, 17. März 2026“: for letters, notices, deadlines."""
    if value is None:
        return ""
    month = f"{value.day}{_dot()}{SPACE}{MONTHS[value.month]}"
    return f"{WEEKDAYS[value.weekday()]}, {month} {value.year}"


@register.filter(expects_localtime=True)
def clock(value: datetime | None) -> str:
    """„9 Uhr“, „14:05 Uhr“."""
    if value is None:
        return ""
    if value.minute == 0 and not _english():
        words = _("%(hour)s Uhr") % {"hour": value.hour}
    else:
        words = _("%(time)s Uhr") % {"time": f"{value.hour}:{value.minute:02}"}
    return words.replace(" ", SPACE)


def _english() -> bool:
    return (get_language() or "de").startswith("en")


def _dot() -> str:
    return "" if _english() else "."


@register.filter
def working_days(left: int | None) -> str:
    """Working days until a deadline, in words; negative = overdue."""
    if left is None:
        return ""
    if left == 0:
        return _("heute")
    if left > 0:
        return ngettext("noch %(n)d Arbeitstag", "noch %(n)d Arbeitstage", left) % {"n": left}
    return ngettext(
        "seit %(n)d Arbeitstag überfällig", "seit %(n)d Arbeitstagen überfällig", -left
    ) % {"n": -left}


@register.filter
def people(number: int) -> str:
    """„34 Menschen“: support is counted in people, never in votes."""
    return ngettext("%(n)s Mensch", "%(n)s Menschen", number) % {"n": thousands(number)}


@register.filter
def thousands(number: int) -> str:
    """1367 → „1.367“ (English „1,367“)."""
    return f"{number:,}" if _english() else f"{number:,}".replace(",", ".")


@register.filter
def about(number: int, limit: int = 1000) -> str:
    """Above the limit a count says „über 1.000“."""
    if number <= limit:
        return thousands(number)
    return _("über %(n)s") % {"n": thousands(limit)}


@register.filter
def file_size(size: int) -> str:
    """Bytes as „14 MB“, „350 KB“."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.0f}{SPACE}MB"
    return f"{max(1, round(size / 1000))}{SPACE}KB"


@register.filter
def highlight(text: str, words: Iterable[str]) -> SafeString:
    """The text with the given words marked; everything else escaped."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    if not wanted:
        return escape(text)
    pattern = "(" + "|".join(re.escape(word) for word in wanted) + ")"
    pieces = re.split(pattern, text, flags=re.IGNORECASE)
    html = (format_html("<mark>{}</mark>", p) if i % 2 else escape(p) for i, p in enumerate(pieces))
    return mark_safe("".join(html))  # noqa: S308 - every piece is escaped above


@register.simple_tag
def german() -> SafeString:
    """Inside the tag of an element that holds what was written here: German on every page."""
    return SafeString("" if get_language() == "de" else ' lang="de"')


@register.filter
def whole(text: str) -> str:
    """A number or date that stays in one line: its spaces and hyphens do not break."""
    return text.replace(" ", SPACE).replace("-", HYPHEN)


@register.filter
def dial(phone: str) -> str:
    """A telephone number for a `tel:` address."""
    return re.sub(r"[^\d+]", "", phone)
