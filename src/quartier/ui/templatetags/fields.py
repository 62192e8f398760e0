"""What forms need beside `{{ field.as_field_group }}`. A builtin library."""

from django import template
from django.forms import BaseForm, BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

from quartier.ui.parts import part
from quartier.ui.renderer import dress_option

register = template.Library()


@register.simple_tag
def error_summary(*forms: BaseForm) -> SafeString:
    """What is missing, on top of the form, with a link to each field. Empty without errors."""
    found = [problem for form in forms for problem in problems(form)]
    return part("forms/summary", problems=found, at_fields=sum(bool(p[0]) for p in found))


def problems(form: BaseForm) -> list[tuple[str, str, str]]:
    """(id of the input, label, sentence) of each error; a general one has no id."""
    found = [("", "", str(message)) for message in form.non_field_errors()]
    for field in form:
        label = "" if field.is_hidden else str(field.label or "")
        target = "" if field.is_hidden else input_id(field)
        found += [(target, label, str(message)) for message in field.errors]
    return found


def input_id(field: BoundField) -> str:
    """Where the link of an error leads: the input, or the first of a group."""
    return field.id_for_label or (f"{field.auto_id}_0" if field.auto_id else "")


@register.simple_block_tag
def choices(content: str, field: BoundField, *, hide_legend: bool = False) -> SafeString:
    """A group with its options laid by hand: `{% for option in field %}{% choice option %}`.

    A `<div class="q-reveal">` right after a `{% choice %}` opens when that one is chosen.
    """
    return part("forms/choices", field=field, content=content, hide_legend=hide_legend)


@register.simple_tag
def choice(option: BoundWidget) -> SafeString:
    """One radio button or checkbox with its label."""
    dress_option(option.data)
    return part("forms/choice", widget=option.data)
