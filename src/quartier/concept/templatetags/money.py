from decimal import Decimal

from django import template
from django.utils.translation import get_language

from quartier.concept.rules import said_money

register = template.Library()


@register.filter
def euros(amount: Decimal | None) -> str:
    """„12.500,50 €“; English „€12,500.50“."""
    if amount is None:
        return ""
    if (get_language() or "de").startswith("en"):
        return f"€{amount:,.0f}" if amount == amount.to_integral_value() else f"€{amount:,.2f}"
    return said_money(amount)
