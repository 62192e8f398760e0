from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quartier.handovers.models import Answer, Progress
from quartier.organisations.models import Organisation
from quartier.organisations.queries import departments
from quartier.ui.filling import day_input, missing

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise as StrPromise

    from quartier.areas.models import Area
    from quartier.handovers.models import HandedNeed

FUTURE = 2200


def day_field(label: StrPromise, sentence: StrPromise, **more: Any) -> forms.DateField:  # noqa: ANN401
    """A day; the browser shows a calendar, and `8.6.2026` typed by hand is understood too."""
    return forms.DateField(
        label=label,
        widget=day_input(),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
        error_messages={
            "required": sentence,
            "invalid": _("Schreiben Sie den Tag bitte so: 8.6.2026."),
        },
        **more,
    )


class KeyedForm(forms.Form):
    """A form that can be sent twice and acts once: its key travels along."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid4

    def clean_form_key(self) -> object:
        """Without a key (somebody changed the page) the form still acts, just not only once."""
        return self.cleaned_data["form_key"] or uuid4()


class ChooseForm(forms.Form):
    """What to hand over, to whom, with which words, until when."""

    department = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Amt"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte ein Amt.")),
    )
    cover_letter = forms.CharField(
        label=_("Anschreiben"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Ein Vorschlag. Ändern Sie ihn, wie Sie möchten."),
        error_messages=missing(_("Schreiben Sie bitte ein paar Worte an das Amt.")),
    )
    answer_on = day_field(
        _("Antwort bis"),
        _("Nennen Sie bitte einen Tag."),
        required=False,
        help_text=_("Ohne Angabe gelten die Arbeitstage, die mit dem Amt vereinbart sind."),
    )
    in_print = forms.BooleanField(label=_("Auch als Brief drucken"), required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        field.queryset = departments(area)  # type: ignore[attr-defined]
        field.label_from_instance = named_with_days  # type: ignore[attr-defined]

    def clean_answer_on(self) -> date | None:
        day: date | None = self.cleaned_data["answer_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Die Frist muss nach heute liegen."))
        return near(day)


def near(day: date | None) -> date | None:
    """Refuse a year that can only be a slip; reckoning on from the last one there is would fail."""
    if day and day.year >= FUTURE:
        raise forms.ValidationError(_("Prüfen Sie bitte das Jahr."))
    return day


def named_with_days(department: Organisation) -> str:
    days = _("%(name)s, vereinbart sind %(n)d Arbeitstage")
    return str(days) % {"name": department.name, "n": department.answer_days}


class AcknowledgeForm(forms.Form):
    file_number = forms.CharField(
        label=_("Ihr Aktenzeichen"),
        max_length=60,
        required=False,
        help_text=_("Menschen können damit bei Ihnen nachfragen."),
    )


class AnswerForm(KeyedForm):
    """One need's answer. `corrects` names the answer the person saw before."""

    decision = forms.ChoiceField(
        label=_("Ihre Antwort"),
        choices=Answer.Decision.choices,
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte eine Antwort.")),
    )
    hint = forms.CharField(
        label=_("Wer ist zuständig?"),
        max_length=300,
        required=False,
        help_text=_("Das hilft uns, den Bedarf gleich richtig weiterzugeben."),
    )
    reason = forms.CharField(
        label=_("Begründung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zwei, drei Sätze. Sie erscheinen wörtlich mit dem Namen des Amtes."),
        error_messages=missing(_("Schreiben Sie bitte, was Sie machen und was nicht.")),
    )
    planned_text = forms.CharField(
        label=_("Geplant für"),
        max_length=80,
        required=False,
        help_text=_("Monat oder Jahr genügt, zum Beispiel Herbst 2026"),
    )
    planned_on = day_field(
        _("Genauer Tag"),
        _("Nennen Sie bitte einen Tag."),
        required=False,
        help_text=_("Wenn er schon feststeht"),
    )
    file_number = forms.CharField(
        label=_("Aktenzeichen"),
        max_length=60,
        required=False,
        help_text=_("Erscheint neben der Antwort"),
    )
    attachment = forms.FileField(
        label=_("Anhang"),
        required=False,
        help_text=_(
            "PDF, Word, Excel oder ODT, bis 10 MB. Das Stadtteilbüro kann ihn öffentlich zeigen. "
            "Bitte ohne persönliche Daten."
        ),
    )
    corrects = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_planned_on(self) -> date | None:
        return near(self.cleaned_data["planned_on"])

    def said(self, on: date) -> dict[str, Any]:
        """The values as `actions.record_answer` takes them."""
        values = dict(self.cleaned_data)
        values.pop("corrects")
        values.pop("attachment")
        values.setdefault("answered_on", on)
        return values


class OfficeAnswerForm(AnswerForm):
    """What the office writes down for a department that did not use the link."""

    way = forms.ChoiceField(
        label=_("Wie kam die Antwort?"),
        choices=[choice for choice in Answer.Way.choices if choice[0] != Answer.Way.LINK],
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte, wie die Antwort kam.")),
    )
    answered_on = day_field(
        _("Geantwortet am"), _("Nennen Sie bitte den Tag der Antwort."), initial=timezone.localdate
    )

    def __init__(self, *args: Any, handed: HandedNeed, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.handed_on = handed.handover.handed_over_on

    def clean_answered_on(self) -> date:
        day: date = self.cleaned_data["answered_on"]
        if not self.handed_on <= day <= timezone.localdate():
            raise forms.ValidationError(_("Der Tag muss zwischen der Weitergabe und heute liegen."))
        return day


class QuestionForm(KeyedForm):
    text = forms.CharField(
        label=_("Rückfrage"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Die Frist läuft weiter."),
        error_messages=missing(_("Schreiben Sie bitte Ihre Frage.")),
    )


class ExtendForm(KeyedForm):
    until = day_field(_("Antwort bis"), _("Nennen Sie bitte den neuen Tag."))
    reason = forms.CharField(
        label=_("Warum?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Der Grund steht öffentlich neben der Frist."),
        error_messages=missing(_("Schreiben Sie bitte, warum es länger dauert.")),
    )


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Unsere Antwort"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Das Amt bekommt sie mit einer E-Mail."),
        error_messages=missing(_("Schreiben Sie bitte eine Antwort.")),
    )


class SettleForm(forms.Form):
    note = forms.CharField(
        label=_("Was wurde vereinbart?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Das steht öffentlich auf dem Weg des Bedarfs."),
        error_messages=missing(_("Schreiben Sie bitte, was vereinbart wurde.")),
    )


class TellForm(forms.Form):
    """The decision about the department's file is asked for only if there is one."""

    plain_words = forms.CharField(
        label=_("In unseren Worten"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Kurze Sätze. Was kommt, was nicht, wann? Und warum?"),
        error_messages=missing(_("Schreiben Sie bitte in Ihren Worten, was die Antwort bedeutet.")),
    )
    shows_attachment = forms.BooleanField(
        label=_("Anhang öffentlich zeigen"),
        required=False,
        help_text=_(
            "Nur ohne persönliche Daten: keine Namen, Adressen oder Unterschriften von Menschen. "
            "Sehen Sie sich den Anhang vorher an."
        ),
    )

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if answer.attachment_id is None:
            del self.fields["shows_attachment"]


class SolvedForm(forms.Form):
    is_solved = forms.TypedChoiceField(
        label=_("Ist es gelöst?"),
        choices=[("ja", _("Ja, es ist gut so.")), ("nein", _("Nein, noch nicht."))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte Ja oder Nein.")),
    )
    words = forms.CharField(
        label=_("Was fehlt noch?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProgressForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Stand"),
        choices=Progress.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte einen Stand.")),
    )
    on = day_field(_("seit"), _("Nennen Sie bitte den Tag."), initial=timezone.localdate)
    note = forms.CharField(
        label=_("Was ist geschehen?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Alle können es lesen."),
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Der Tag darf nicht in der Zukunft liegen."))
        return day


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=_("Warum wieder offen?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Alle können es lesen."),
        error_messages=missing(_("Schreiben Sie bitte, was noch fehlt.")),
    )


class ListForm(forms.Form):
    """Filters of the list; they lie in the address."""

    STATES = [
        ("", _("alle")),
        ("overdue", _("überfällig")),
        ("question", _("Rückfrage offen")),
        ("unacknowledged", _("Eingang nicht bestätigt")),
        ("open", _("wartet auf Antwort")),
        ("to_tell", _("Antwort weitersagen")),
        ("told", _("alles weitergesagt")),
    ]

    zustand = forms.ChoiceField(label=_("Stand"), required=False, choices=STATES)
    amt = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Amt"), required=False, empty_label=_("alle Ämter")
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["amt"].queryset = departments(area)  # type: ignore[attr-defined]
