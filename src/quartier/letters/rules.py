"""When a letter is tried again, what a server's answer means, what the desk may see."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import idna

LEASE = timedelta(minutes=10)
"""So long a letter belongs to the worker that took it; after that another may try."""
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    *[timedelta(hours=6)] * 12,
)
"""Three days and a quarter in all; then a clerk has to look."""
MASK = "••••••"
CHANNELS = {"phone": "call", "letter": "print"}
"""How residents call a channel → how the outbox calls it."""


@dataclass(frozen=True)
class Recipient:
    """Whom a letter reaches and how. `key` is opaque and the same each time (`resident:<key>`)."""

    channel: str
    key: str
    email: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    language: str = "de"


def outbox_channel(channel: str) -> str:
    return CHANNELS.get(channel, channel)


def next_try(attempts: int, at: datetime) -> datetime | None:
    """When to try again after so many attempts in vain; None: give up."""
    return at + WAITS[attempts - 1] if 0 < attempts <= len(WAITS) else None


def is_final_refusal(code: int) -> bool:
    """5xx: trying again changes nothing. 4xx: later it may work."""
    return 500 <= code <= 599  # noqa: PLR2004 - RFC 5321


def on_the_wire(address: str) -> str:
    """The domain as mail servers know it: `max@müller.example` → `max@xn--mller-kva.example`."""
    name, at, domain = address.rpartition("@")
    return f"{name}{at}{idna.encode(domain, uts46=True).decode()}" if at else address


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text without codes and personal links; longest first, as one may contain another."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def read_aloud(text: str) -> str:
    """What one says on the telephone: no greeting, no link and no „see here:“ before it."""
    lines = text.strip().splitlines()
    spoken = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if not is_link(line) and not (line.rstrip().endswith(":") and is_link(following))
    ]
    return "\n".join(spoken).strip()


def is_link(line: str) -> bool:
    return line.strip().startswith(("https://", "http://")) and " " not in line.strip()


def occasion_of_mail(subject: str, body: str) -> str:
    """For a mail that names none: the same words to the same person are one occasion."""
    both = f"{subject}\n{body}"
    return f"mail:{hashlib.sha256(both.encode()).hexdigest()[:40]}"


def key_of_address(email: str) -> str:
    """An opaque key for somebody of whom we know only the address."""
    return f"mail:{hashlib.sha256(email.strip().lower().encode()).hexdigest()[:40]}"
