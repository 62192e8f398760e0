"""Where a visitor comes from, to slow down whoever sends too much."""

from datetime import date

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

OURS = {"127.0.0.1", "::1", ""}


def address_of(request: HttpRequest) -> str:
    """The visitor's network address; behind our own proxy the last one, which it wrote itself."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if address not in OURS:
        return address
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address


def trace_of(request: HttpRequest, kind: str, on: date) -> str:
    """A keyed hash of the visitor's address, what they do and the day.

    The address itself is never stored, and tomorrow it looks different.
    """
    words = f"{kind} {on} {address_of(request)}"
    return salted_hmac("quartier.visitors", words, algorithm="sha256").hexdigest()[:32]
