"""Against a real mail server with faults: every letter goes out once, or a clerk is asked."""

import asyncio
import os
import signal
import socket
import time
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.db import connections

from quartier.letters import actions
from quartier.letters.models import Letter
from quartier.letters.rules import Recipient
from quartier.letters.texts import Sender
from tests.factories import AT, CLERK, new_area

pytestmark = pytest.mark.django_db(transaction=True)
LATER = AT + timedelta(minutes=5)


class Server(SMTP):
    """Takes mail; `box.faults` says what goes wrong, one word per attempt."""

    def __init__(self, box: "Box", **more) -> None:
        super().__init__(box, **more)
        self.box = box

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        fault = self.box.faults.pop(0) if self.box.faults else ""
        if fault == "drop":
            await self.push("354 go ahead")
            self.transport.abort()
        elif fault == "hang":
            await self.push("354 go ahead")
            self.box.hanging = True
            await asyncio.sleep(30)
        else:
            self.box.answer = {"4xx": "451 later", "5xx": "554 never"}.get(fault, "250 OK")
            await super().smtp_DATA(arg)


class Box:
    def __init__(self) -> None:
        self.faults: list[str] = []
        self.mails: list[bytes] = []
        self.answer = "250 OK"
        self.hanging = False

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            self.mails.append(envelope.content)
        return self.answer


class Post(Controller):
    def factory(self) -> Server:
        return Server(self.handler, hostname="localhost")


@pytest.fixture
def box(settings):
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    post = Post(box, hostname="127.0.0.1", port=port)
    post.start()
    settings.MAIL_CONFIGURED, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 3
    yield box
    post.stop()


def letter(**more) -> Letter:
    facts = {
        "area": more.get("area") or new_area(),
        "occasion": "test:1",
        "to": Recipient("email", "resident:1", email="mia@example.org", name="Mia Öğüt"),
        "subject": "Ihr Wunsch ist da",
        "text": "Guten Tag,\n\nhier: https://x.example/geheim/",
        "secret": ["https://x.example/geheim/"],
        "headers": {
            "List-Unsubscribe": "<https://x.example/ab/>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        "by": CLERK,
        "at": AT,
    }
    return actions.post(**facts | more)


def how(row: Letter) -> str:
    row = Letter.objects.select_related("delivery").get(pk=row.pk)
    return row.delivery.how if hasattr(row, "delivery") else "waiting"


def test_a_letter_goes_out_with_all_it_needs_and_keeps_no_secret(box):
    row = letter()

    actions.deliver_due(AT)
    actions.deliver_due(LATER)

    mail = message_from_bytes(box.mails[0], policy=policy.default)
    parts = [part.get_content_type() for part in mail.walk()]
    assert len(box.mails) == 1
    assert parts == ["multipart/alternative", "text/plain", "text/html"]
    assert (mail["Message-ID"], mail["Content-Language"], mail["Auto-Submitted"]) == (
        row.message_id,
        "de",
        "auto-generated",
    )
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "https://x.example/geheim/" in mail.get_body(("plain",)).get_content()
    assert "<img" not in mail.get_body(("html",)).get_content()
    row.refresh_from_db()
    assert (how(row), row.secret, row.headers, "geheim" in row.text) == ("sent", [], {}, False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028"])
def test_no_name_adds_a_header_or_stops_the_worker(box, end):
    name = f"Mia{end}Bcc: all@example.org"
    row = letter(to=Recipient("email", "resident:1", email="mia@example.org", name=name))

    actions.deliver_due(AT)

    mail = message_from_bytes(box.mails[0], policy=policy.default)
    assert how(row) == "sent"
    assert (mail["Bcc"], mail["To"].addresses[0].display_name) == (None, "Mia Bcc: all@example.org")


def test_a_refusal_for_now_is_tried_again(box):
    box.faults = ["4xx"]
    row = letter()

    actions.deliver_due(AT)
    waiting = how(row)
    actions.deliver_due(LATER)

    assert (waiting, how(row), len(box.mails)) == ("waiting", "sent", 1)


def test_a_refusal_for_ever_is_shown_and_can_be_sent_again_by_a_clerk(box):
    box.faults = ["5xx"]
    row = letter()

    actions.deliver_due(AT)
    gave_up = how(row)
    actions.post_again(row, at=LATER, by=CLERK)
    actions.deliver_due(LATER)

    assert (gave_up, how(row), len(box.mails)) == ("gave_up", "sent", 1)


def test_cut_off_while_handing_over_is_for_a_clerk_and_never_sent_twice(box):
    box.faults = ["drop"]
    row = letter()

    for minutes in range(0, 60, 5):
        actions.deliver_due(AT + timedelta(minutes=minutes))

    assert (how(row), box.mails) == ("unclear", [])


def test_a_server_that_is_down_loses_nothing(box, settings):
    row = letter()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1

    started = time.monotonic()
    actions.deliver_due(AT)
    down = how(row)
    settings.EMAIL_PORT = port
    actions.deliver_due(LATER)

    assert time.monotonic() - started < 30
    assert (down, how(row), len(box.mails)) == ("waiting", "sent", 1)


def test_an_address_with_umlauts_in_its_domain_is_reached(box):
    row = letter(to=Recipient("email", "resident:1", email="mia@bäckerei-groß.example"))

    actions.deliver_due(AT)

    mail = message_from_bytes(box.mails[0], policy=policy.default)
    assert (how(row), mail["To"].addresses[0].domain) == ("sent", "xn--bckerei-gro-56a8c.example")


def test_an_answer_reaches_the_office_that_wrote(box, settings):
    settings.LETTER_SENDER = f"{__name__}.office"
    letter()

    actions.deliver_due(AT)

    mail = message_from_bytes(box.mails[0], policy=policy.default)
    assert mail["Reply-To"] == "Stadtteilbüro <mang@stadt.example>"


def office(_area):
    return Sender("Stadtteilbüro", email="mang@stadt.example")


def test_a_letter_no_mail_can_be_made_of_is_given_up_and_stops_no_other(box):
    odd = letter(to=Recipient("email", "resident:1", email="mia@-.example"))
    other = Recipient("email", "resident:2", email="mia@example.org", name="Mia\nÖğüt")
    bent = letter(area=odd.area, to=other)

    actions.deliver_due(AT)

    assert [how(odd), how(bent), len(box.mails)] == ["gave_up", "sent", 1]


def test_without_a_mail_server_letters_wait(settings):
    settings.MAIL_CONFIGURED = False
    row = letter()

    assert actions.deliver_due(AT) == 0
    assert how(row) == "waiting"


def test_the_demo_sends_nothing_and_keeps_the_links_readable(box, settings):
    settings.IS_DEMO = True
    row = letter()

    actions.deliver_due(AT)

    row.refresh_from_db()
    assert (how(row), box.mails, "geheim" in row.text) == ("demo", [], True)


def test_a_worker_killed_while_handing_over_leaves_an_unclear_letter(box):
    box.faults = ["hang"]
    row = letter()
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            actions.deliver_due(AT)
        finally:
            os._exit(0)

    deadline = time.monotonic() + 10
    while not box.hanging and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    actions.deliver_due(AT + timedelta(days=1))

    assert (how(row), box.mails) == ("unclear", [])


def test_two_workers_at_once_send_one_mail_each(box):
    area = new_area()
    for number in range(6):
        letter(area=area, occasion=f"test:{number}")
    connections.close_all()
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            try:
                actions.deliver_due(AT)
            finally:
                os._exit(0)
        children.append(child)

    for child in children:
        os.waitpid(child, 0)

    ids = [message_from_bytes(mail)["Message-ID"] for mail in box.mails]
    assert (len(ids), len(set(ids))) == (6, 6)
