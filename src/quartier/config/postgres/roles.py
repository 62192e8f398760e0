"""The database and its roles: an owner for tables, a web role that owns nothing.

The superuser is used here only.
"""

from typing import LiteralString

import psycopg
from psycopg import sql

DATABASE = "quartier"
SUPERUSER = "quartier_setup"
OWNER = "quartier_owner"
WEB = "quartier_web"
ALL = (SUPERUSER, OWNER, WEB)


def set_up(superuser_url: str) -> None:
    """Create what is missing; changes nothing that is there."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role in (OWNER, WEB):
            if not _has(connection, "SELECT FROM pg_roles WHERE rolname = %s", role):
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not _has(connection, "SELECT FROM pg_database WHERE datname = %s", DATABASE):
            _create_database(connection)


def _create_database(connection: psycopg.Connection) -> None:
    for statement in (
        "CREATE DATABASE {database} OWNER {owner}",
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {web}",
    ):
        connection.execute(
            sql.SQL(statement).format(
                database=sql.Identifier(DATABASE),
                owner=sql.Identifier(OWNER),
                web=sql.Identifier(WEB),
            )
        )


def _has(connection: psycopg.Connection, query: LiteralString, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None
