"""One e-mail to the mail server, in two steps: what can be repeated, and what cannot."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from smtplib import SMTP as Connection  # noqa: N811
from smtplib import SMTPDataError, SMTPException, SMTPResponseException
from typing import cast

from django.core.mail.backends.smtp import EmailBackend

from quartier.letters.rules import is_final_refusal


@dataclass(frozen=True)
class Outcome:
    """`sent`, `later` (try again), `refused` (never), `unclear` (cut off while handing over)."""

    word: str
    reason: str = ""


class Line:
    """A connection to the mail server, kept open for several letters."""

    def __init__(self) -> None:
        self.backend = EmailBackend()

    def close(self) -> None:
        with suppress(OSError, SMTPException):
            self.backend.close()
        self.backend.connection = None

    def hand_over(
        self, message: EmailMessage, sender: str, to: str, before: Callable[[], None]
    ) -> Outcome:
        """`before` is called once the recipient is accepted and before the text goes out."""
        try:
            connection = self._opened()
        except (OSError, SMTPException) as problem:
            self.close()
            return Outcome("later", name(problem))
        outcome = self._announce(connection, sender, to)
        if outcome is None:
            before()
            outcome = self._text(connection, message)
        if outcome.word != "sent":
            self.close()
        return outcome

    def _opened(self) -> Connection:
        self.backend.open()
        connection = cast("Connection", self.backend.connection)
        connection.ehlo_or_helo_if_needed()
        return connection

    def _announce(self, connection: Connection, sender: str, to: str) -> Outcome | None:
        try:
            for code, words in ((connection.mail(sender)), (connection.rcpt(to))):
                if not 200 <= code <= 299:  # noqa: PLR2004 - RFC 5321
                    return verdict(code, words)
        except (OSError, SMTPException) as problem:
            return Outcome("later", name(problem))
        return None

    def _text(self, connection: Connection, message: EmailMessage) -> Outcome:
        try:
            code, words = connection.data(bytes_of(message))
        except SMTPDataError as problem:
            return verdict(problem.smtp_code, problem.smtp_error)
        except (OSError, SMTPException) as problem:
            return Outcome("unclear", name(problem))
        return Outcome("sent") if code == 250 else verdict(code, words)  # noqa: PLR2004


def verdict(code: int, words: bytes | str) -> Outcome:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Outcome("refused" if is_final_refusal(code) else "later", f"{code} {said}"[:300])


def bytes_of(message: EmailMessage) -> bytes:
    return message.as_bytes(policy=SMTP)


def name(problem: Exception) -> str:
    code = problem.smtp_code if isinstance(problem, SMTPResponseException) else ""
    return f"{type(problem).__name__} {code}".strip()
