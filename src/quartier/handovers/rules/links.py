"""The link of a department. Plain values only."""

import hashlib
import hmac
from base64 import urlsafe_b64encode


def token_of(secret_key: str, handover_key: object, serial: int) -> str:
    """The secret part of the link: 256 bits derived from the installation's key.

    So the office can show and print the link again, while the database alone gives nobody away.
    """
    words = f"quartier.handovers:{handover_key}:{serial}"
    digest = hmac.new(secret_key.encode(), words.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def hashed(token: str) -> str:
    """What the database keeps."""
    return hashlib.sha256(token.encode()).hexdigest()
