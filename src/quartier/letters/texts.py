"""Words of letters: a text template gives subject and text; the HTML is made from the same text.

No pictures, no pixel, no tracking; whoever reads the text part reads everything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context, engines
from django.utils import translation
from django.utils.html import escape, format_html, format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from quartier.areas.models import Area

BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
"""White space at which a line may break."""
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True)
class Draft:
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Sender:
    """Who writes: the office as it stands at the head and the foot of every letter."""

    name: str
    lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


def render(template_name: str, *, language: str, context: Mapping[str, object]) -> Draft:
    """`wishes/letters/published` → subject (first line) and text (the rest) in the language."""
    name = template_name if template_name.endswith(".txt") else f"{template_name}.txt"
    with translation.override(language):
        words = _words_of(name, {**context, "language": language}).strip()
    subject, _, text = words.partition("\n")
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return Draft(BREAKS.sub(" ", subject).strip()[:200], text, html_of(text))


def _words_of(name: str, context: dict[str, object]) -> str:
    """Plain text: nothing in it is escaped. Browsers send other line ends than we write."""
    template = engines["django"].engine.get_template(name)  # type: ignore[attr-defined]
    return "\n".join(template.render(Context(context, autoescape=False)).splitlines())


def html_of(text: str) -> SafeString:
    """Paragraphs and links, everything else escaped."""
    blocks = (block.strip() for block in text.split("\n\n"))
    return format_html_join("\n", "<p>{}</p>", ((_with_links(b),) for b in blocks if b))


def _with_links(block: str) -> SafeString:
    pieces: list[SafeString] = []
    end = 0
    for found in LINK.finditer(block):
        pieces += [escape(block[end : found.start()])]
        pieces += [format_html('<a href="{0}">{0}</a>', found.group())]
        end = found.end()
    pieces.append(escape(block[end:]))
    lines = SafeString("").join(pieces).split("\n")
    return format_html_join(SafeString("<br>\n"), "{}", ((SafeString(line),) for line in lines))


def sender_of(area: Area | None) -> Sender:
    """The office, as the floor above tells it (`settings.LETTER_SENDER`)."""
    if area is None:
        return Sender("Quartier", email=settings.DEFAULT_FROM_EMAIL)
    sender: Sender = import_string(settings.LETTER_SENDER)(area)
    return sender
