"""What the desk sees of a letter: codes and links only in the demo. `{% load letters %}`."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from quartier.letters.models import Delivery, Letter
from quartier.letters.rules import masked, read_aloud

register = template.Library()


@register.filter
def safe_text(letter: Letter) -> str:
    return letter.text if settings.IS_DEMO else masked(letter.text, letter.secret)


@register.filter
def safe_subject(letter: Letter) -> str:
    return letter.subject if settings.IS_DEMO else masked(letter.subject, letter.secret)


@register.filter
def spoken(letter: Letter) -> str:
    return read_aloud(safe_text(letter))


@register.filter
def addressee(letter: Letter) -> str:
    """Who gets it, in a list."""
    return letter.to_name or letter.to_email or letter.to_phone or _("gelöscht")


@register.filter
def resident_key(letter: Letter) -> str:
    """The key of the person's page; empty for departments and addresses."""
    kind, _sep, key = letter.recipient_key.partition(":")
    return key if kind == "resident" else ""


@register.filter
def recipient(letter: Letter) -> str:
    parts = [letter.to_name, letter.to_email, letter.to_phone, *letter.to_address.splitlines()]
    return ", ".join(filter(None, parts)) or _("gelöscht")


@register.filter
def state_words(letter: Letter) -> str:
    delivery: Delivery | None = getattr(letter, "delivery", None)
    if delivery:
        return str(delivery.get_how_display())
    if letter.attempts and letter.channel == Letter.Channel.EMAIL:
        return _("wartet, %d‑mal versucht") % letter.attempts
    return _("wartet")
