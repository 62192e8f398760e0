"""The database remembers outside all tables that it is a demonstration, so nobody serves it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg import sql

from quartier.demo.queries import database_mark
from quartier.demo.rules import FILLING, MARK


@contextmanager
def marked() -> Iterator[None]:
    """Mark the database before the first row; `./quartier demo` did it already, as its owner."""
    if database_mark().startswith(MARK):
        yield
        return
    set_mark(FILLING)
    yield
    set_mark(MARK)


def set_mark(text: str) -> None:
    name = sql.Identifier(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        statement = sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(text))
        cursor.execute(statement.as_string(cursor.connection))
