"""Scheduled work of this room: thin, each calls one action."""
