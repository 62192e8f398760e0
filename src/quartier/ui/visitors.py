"""Where a visitor comes from, to slow down whoever sends too much."""

from contextlib import suppress
from datetime import date
from ipaddress import IPv6Network

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

OURS = {"127.0.0.1", "::1", ""}
HOUSEHOLD = 64
"""Bits of an IPv6 address that one connection has; it may change all others as it likes."""


def address_of(request: HttpRequest) -> str:
    """The visitor's network address; behind our own proxy the last one, which it wrote itself."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if address not in OURS:
        return address
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address


def network_of(request: HttpRequest) -> str:
    """The visitor's connection: all IPv6 addresses of one household are one."""
    address = address_of(request)
    with suppress(ValueError):
        return str(IPv6Network((address, HOUSEHOLD), strict=False))
    return address


def trace_of(request: HttpRequest, kind: str, on: date) -> str:
    """A keyed hash of the visitor's connection, what they do and the day.

    The address itself is never stored, and tomorrow it looks different.
    """
    words = f"{kind} {on} {network_of(request)}"
    return salted_hmac("quartier.visitors", words, algorithm="sha256").hexdigest()[:32]
