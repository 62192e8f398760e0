"""Every form of the house looks like KERN: Django's fields, our templates, KERN's classes."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

CHECKS = {"checkbox": "kern-form-check__checkbox", "radio": "kern-form-check__radio"}
BARE = {"hidden", "submit", "button"}


class KernRenderer(TemplatesSetting):
    """KERN's markup for forms and widgets: `templates/ui/forms`, `templates/django/forms`."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        if "widget" in context:
            dress(context["widget"])
        return super().render(template_name, context, request)


def dress(widget: dict[str, Any]) -> None:
    """Give a widget, its parts and its options the classes of KERN."""
    for inner in widget.get("subwidgets") or ():
        dress(inner)
    if "optgroups" in widget and not widget["template_name"].endswith("/select.html"):
        for _group, options, _index in widget["optgroups"]:
            for option in options:
                dress_option(option)
        return
    attrs = widget["attrs"]
    name = _class_of(widget)
    if name and name not in attrs.get("class", ""):
        wrong = f" {name}--error" if attrs.get("aria-invalid") == "true" else ""
        widget["attrs"] = attrs | {"class": f"{name}{wrong} {attrs.get('class', '')}".strip()}


def dress_option(option: dict[str, Any]) -> None:
    """One radio button or checkbox of a group; the group's own class stays with the group."""
    option["attrs"] = option["attrs"] | {"class": CHECKS[option["type"]]}
    if option["type"] == "radio":
        option["attrs"].pop("aria-invalid", None)


def _class_of(widget: dict[str, Any]) -> str:
    type_ = widget.get("type", "")
    if type_ in BARE:
        return ""
    if type_ in CHECKS:
        return CHECKS[type_]
    if "select" in widget["template_name"]:
        return "kern-form-input__select"
    return "kern-form-input__input"
