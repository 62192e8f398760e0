"""Who is the same person, how links and codes are kept, when a session ends. Plain values only."""

import hashlib
import re
import unicodedata
from datetime import datetime, timedelta
from hmac import compare_digest
from secrets import randbelow, token_urlsafe

CODE_DIGITS = 6
CODE_VALID = timedelta(minutes=10)
CODE_TRIES = 5
CODES_PER_HOUR = 5
RESIDENT_SESSION = timedelta(hours=1)
"""From the code on, used or not: many sign in at the library or on somebody else's telephone."""
CONFIRM_DAYS = 14
INVITATION_DAYS = 7
PHONE_LEAST, PHONE_MOST = 5, 17
"""Digits of one line: a short local number, or 15 (ITU-T E.164) behind an international 00."""

INVITES = {
    "lead": frozenset({"lead", "staff", "intern"}),
    "city_programme": frozenset({"city_programme", "department", "steering"}),
    "admin": frozenset(
        {"lead", "staff", "intern", "city_programme", "department", "carrier", "steering", "admin"}
    ),
}
"""Which roles somebody may invite people to, and end (domain.md section 7: Users/roles)."""


SEES_OWN_ONLY = frozenset({"city_programme"})
"""The city sees no personnel data of the carrier: of people it is shown its own side."""


def seen_roles(role: str) -> frozenset[str]:
    """People of which roles somebody who gives roles is shown."""
    return INVITES[role] if role in SEES_OWN_ONLY else INVITES["admin"]


def may_manage(role: str, other: str) -> bool:
    return other in INVITES.get(role, frozenset())


def email_key(email: str) -> str:
    return unicodedata.normalize("NFC", email.strip()).lower()


def phone_key(phone: str) -> str:
    """`0831 / 123-45` and `+49 (0)831 12345` are the same line: `+4983112345`."""
    digits = re.sub(r"\(0\)", "", phone)
    plus = digits.strip().startswith("+")
    digits = re.sub(r"\D", "", digits)
    if plus:
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+49{digits.removeprefix('0')}" if digits else ""


def phone_digits(phone: str) -> int:
    """How many digits of it are dialled, the country's aside if none is given."""
    return len(re.sub(r"\D", "", phone.replace("(0)", "")))


def post_key(name: str, address: str) -> str:
    """Name and address without case, punctuation, `Straße`/`Str.`; hashed, as it may be long."""
    plain = unicodedata.normalize("NFC", f"{name} {address}").casefold()
    plain = re.sub(r"strasse\b|str\b\.?", "str", plain)
    words = " ".join(re.findall(r"\w+", plain))
    return hashlib.sha256(words.encode()).hexdigest()


def is_person(key: str, *, is_confirmed: bool, is_vouched: bool) -> bool:
    """Whether a contact counts as a person, or only as one more voice.

    Anybody can type anybody's e-mail address: it counts once it is confirmed. What staff wrote down
    themselves counts at once, and so do a telephone and an address, where somebody is met.
    """
    return is_confirmed or is_vouched or not key.startswith("email:")


def contact_key(*, email: str = "", phone: str = "", name: str = "", address: str = "") -> str:
    """By what we know somebody again; "" if nothing tells them from others."""
    if email.strip():
        return f"email:{email_key(email)}"
    if phone_key(phone):
        return f"phone:{phone_key(phone)}"
    return f"post:{post_key(name, address)}" if address.strip() else ""


BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome"}
BROWSERS |= {"Safari": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"}
SYSTEMS |= {"Macintosh": "Mac", "CrOS": "Chromebook", "Linux": "Linux"}


def device_of(user_agent: str) -> str:
    """`Firefox, Windows`: the first name that fits of each; "" if none does."""
    found = [
        next((name for mark, name in names.items() if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, found))


def new_token() -> str:
    """256 bits, for a link."""
    return token_urlsafe(32)


def new_code() -> str:
    return f"{randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def hashed(secret: str) -> str:
    """What the database keeps of a link or code."""
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(secret: str, kept: str) -> bool:
    """In constant time."""
    return compare_digest(hashed(secret), kept)


def session_is_over(
    *, signed_in: datetime, seen: datetime, now: datetime, idle: timedelta, absolute: timedelta
) -> bool:
    return now - seen > idle or now - signed_in > absolute
