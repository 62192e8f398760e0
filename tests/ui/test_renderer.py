import re

from django import forms
from django.template import Context, Template
from django.utils import translation

from quartier.ui.views.shelf import ShelfForm


class WishForm(forms.Form):
    text = forms.CharField(label="Ihr Wunsch", help_text="Zwei Sätze genügen.")
    mail = forms.EmailField(label="E-Mail", required=False)
    decision = forms.ChoiceField(
        label="Antwort",
        choices=[("yes", "Ja"), ("no", "Nein")],
        widget=forms.RadioSelect(attrs={"class": "q-choice"}),
    )

    def clean(self):
        if self.data.get("whole"):
            raise forms.ValidationError("So passt es nicht zusammen.")


def tag(html, pattern):
    return re.search(rf"<(?:input|textarea|select|fieldset)[^>]*{pattern}[^>]*>", html)[0]


def test_hint_and_message_are_tied_to_the_field():
    html = WishForm({"mail": ""}).as_div()

    assert 'aria-describedby="id_text_helptext id_text_error"' in tag(html, 'name="text"')
    assert 'aria-invalid="true"' in tag(html, 'name="text"')
    assert {"id_text_helptext", "id_text_error"} <= set(re.findall('id="([^"]+)"', html))


def test_a_group_of_radio_buttons_is_tied_as_a_group():
    html = WishForm({}).as_div()

    assert 'aria-describedby="id_decision_error"' in tag(html, "kern-fieldset--error")
    assert html.count('class="kern-form-check__radio"') == 2


def test_only_optional_fields_say_so():
    with translation.override("de"):
        html = str(WishForm())

    assert html.count("freiwillig") == 1


def test_the_summary_counts_and_leads_to_each_field():
    with translation.override("de"):
        html = str(WishForm({"mail": "ohne"}))

    assert "3 Angaben fehlen noch" in html
    assert re.findall('<li><a href="([^"]+)"', html) == ["#id_text", "#id_mail", "#id_decision_0"]


def test_one_problem_is_said_in_the_singular():
    with translation.override("de"):
        html = str(WishForm({"decision": "yes"}))

    assert "Eine Angabe fehlt noch" in html


def test_a_general_error_stands_in_the_summary_without_a_link():
    html = str(WishForm({"text": "Bank", "decision": "yes", "whole": "1"}))

    assert "<li>So passt es nicht zusammen.</li>" in html


def test_typed_input_is_kept_and_escaped():
    html = str(WishForm({"text": '"><script>', "mail": "ohne"}))

    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_every_kind_of_field_gets_a_label_or_a_legend():
    html = str(ShelfForm())

    inputs = set(
        re.findall(r'<(?:input|select|textarea)(?![^>]*type="hidden")[^>]* id="([^"]+)"', html)
    )
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    assert inputs - labels == set()


def test_a_group_laid_by_hand_has_one_legend_and_all_options():
    options = "{% for option in form.decision %}{% choice option %}{% endfor %}"
    source = f"{{% choices form.decision %}}{options}{{% endchoices %}}"

    html = Template(source).render(Context({"form": WishForm()}))

    assert (html.count("<legend"), html.count('type="radio"')) == (1, 2)
