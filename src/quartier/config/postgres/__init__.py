"""The PostgreSQL that Quartier brings along, for offices without a database server."""

from quartier.config.postgres.server import Server

__all__ = ["Server"]
