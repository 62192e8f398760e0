"""Needs (Bedarfe): bundled wishes, "me too", followers."""
