"""How somebody can be reached: the same fields and rules on every form of the house."""

from quartier.accounts.forms.contact import ContactForm, EmailField, PhoneField
from quartier.accounts.forms.residents import CodeForm, EmailForm
from quartier.accounts.forms.staff import AcceptForm, AccountForm, DemoForm, InviteForm

__all__ = [
    "AcceptForm",
    "AccountForm",
    "CodeForm",
    "ContactForm",
    "DemoForm",
    "EmailField",
    "EmailForm",
    "InviteForm",
    "PhoneField",
]
