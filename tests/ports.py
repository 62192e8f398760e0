"""Ports for servers that tests start, kept from everybody else until they are bound."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_port() -> Iterator[int]:
    """A free port of this machine.

    It stays bound but does not listen, so no other socket is given it, while a server, which asks
    for `SO_REUSEADDR`, may still listen there.
    """
    with socket.socket() as keeper:
        keeper.bind(("127.0.0.1", 0))
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        yield keeper.getsockname()[1]
