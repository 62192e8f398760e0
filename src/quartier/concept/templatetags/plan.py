from collections.abc import Mapping, Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from quartier.concept.models import MeasureState

register = template.Library()
COLOURS = {"done": "#00694d", "under_way": "#1f44a8", "planned": "#cfc3ae", "ended": "#8a7f70"}


@register.filter
def state_word(state: str) -> str:
    """The word of a measure's state."""
    return str(MeasureState.State(state).label)


@register.simple_tag
def stages(rows: Sequence[tuple[str, int]], words: Mapping[str, str]) -> SafeString:
    """How far the measures are: a bar, and the same in words."""
    total, x, parts = sum(n for _stage, n in rows), 0.0, []
    for stage, number in rows:
        width = 100 * number / total
        part = {"x": f"{x:.2f}", "width": f"{max(width - 0.6, 0.6):.2f}", "colour": COLOURS[stage]}
        parts.append(part | {"number": number, "word": words[stage]})
        x += width
    return render_to_string("concept/stages.html", {"parts": parts})
