from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class VoiceData:
    """Who says a wish and how they want the answer.

    `resident` is an `accounts.models.Resident`, or None for somebody who left no contact.
    `consent_by` is "self", or the key of the clerk who recorded the consent.
    """

    resident: Any = None
    channel: str = "none"
    shown_name: str = ""
    may_quote: bool = False
    consent_by: str = "self"
