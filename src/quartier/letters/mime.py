"""An e-mail on the wire: text and HTML, language, no pixel, the same Message-ID each time."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from quartier.letters.models import Letter
from quartier.letters.rules import on_the_wire
from quartier.letters.texts import html_of, sender_of


def message_of(letter: Letter) -> EmailMessage:
    sender = sender_of(letter.area)
    context = {"letter": letter, "sender": sender, "body": letter.html or html_of(letter.text)}
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((one_line(sender.name), address_of_house()))
    message["To"] = formataddr((one_line(letter.to_name), on_the_wire(letter.to_email)))
    # All quarters write from one address; whoever answers reaches the office that wrote.
    if letter.area and sender.email:
        message["Reply-To"] = formataddr((one_line(sender.name), on_the_wire(sender.email)))
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    for name, value in letter.headers.items():
        message[name] = value
    with translation.override(letter.language):
        message.set_content(render_to_string("letters/mail.txt", context))
        message.add_alternative(render_to_string("letters/mail.html", context), subtype="html")
    message["Content-Language"] = letter.language
    return message


def address_of_house() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def one_line(words: str) -> str:
    """A header ends at a line's end; a name that holds one must not stop the worker."""
    return " ".join(words.split())
