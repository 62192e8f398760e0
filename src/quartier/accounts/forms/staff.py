from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from quartier.accounts.models import Role, User

PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=254)
    role = forms.ChoiceField(label=_("Rolle"), widget=forms.RadioSelect)

    def __init__(self, *args: object, roles: frozenset[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(value, label) for value, label in Role.choices if value in roles]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    name = forms.CharField(label=_("Ihr Name"), max_length=120)
    password = forms.CharField(
        label=_("Passwort"),
        max_length=200,
        strip=False,
        widget=PASSWORD,
        help_text=_("Mindestens 12 Zeichen. Vier Wörter hintereinander merken sich gut."),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(name=self.data.get("name", "")))
        return password


class DemoForm(forms.Form):
    member = forms.UUIDField()

    def chosen(self) -> UUID | None:
        return self.cleaned_data.get("member") if self.is_valid() else None


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("name", "phone", "language", "shortcuts")
        widgets = {"language": forms.Select(choices=[("de", "Deutsch"), ("en", "English")])}
