"""Where a visitor comes from, to slow down whoever sends too much."""

from django.http import HttpRequest

OURS = {"127.0.0.1", "::1", ""}


def address_of(request: HttpRequest) -> str:
    """The visitor's network address; behind our own proxy the last one, which it wrote itself."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if address not in OURS:
        return address
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
