"""What the web role may do: read and write rows, but never rewrite the journal or the tables."""

from typing import LiteralString

from django.apps import apps
from django.db.backends.utils import CursorWrapper
from psycopg import sql

ROWS = "SELECT, INSERT, UPDATE, DELETE"
APPEND_ONLY_APPS = ("journal",)
READ_ONLY_TABLES = ("django_migrations",)


def grant_to(cursor: CursorWrapper, role: str) -> None:
    """Run in one transaction after every migration."""
    _do(cursor, "GRANT USAGE ON SCHEMA public TO {role}", role=role)
    _do(cursor, f"GRANT {ROWS} ON ALL TABLES IN SCHEMA public TO {{role}}", role=role)
    _do(cursor, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}", role=role)
    for table in append_only_tables():
        _do(cursor, "REVOKE UPDATE, DELETE ON {table} FROM {role}", role=role, table=table)
    for table in READ_ONLY_TABLES:
        _do(cursor, "REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}", role=role, table=table)


def append_only_tables() -> list[str]:
    return [
        model._meta.db_table
        for label in APPEND_ONLY_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]


def is_current_role(cursor: CursorWrapper, role: str) -> bool:
    cursor.execute("SELECT current_user = %s OR %s = ''", [role, role])
    return bool(_first(cursor))


def role_exists(cursor: CursorWrapper, role: str) -> bool:
    cursor.execute("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
    return bool(_first(cursor))


def _first(cursor: CursorWrapper) -> object:
    row = cursor.fetchone()
    return row[0] if row else None


def _do(cursor: CursorWrapper, statement: LiteralString, **names: str) -> None:
    parts = {key: sql.Identifier(name) for key, name in names.items()}
    cursor.execute(sql.SQL(statement).format(**parts))
