"""What the programs write into their logs: no link that opens something, no words of people."""

import logging
import re

LINKS = re.compile(
    r"/(amt|einladung|bestaetigen|folgen|abbestellen|nicht-gemeint|geloest|passwort|danke)/"
    r"[^/\s?\"']{16,}"
)
# PostgreSQL tells which values it refused; they reach to the end of what one error says.
VALUES = re.compile(
    r"^DETAIL: .*?(?=\n\nThe above|\n\nDuring handling|\Z)", re.MULTILINE | re.DOTALL
)


class Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None  # refused as it should be; one line each
        return VALUES.sub("DETAIL: …", LINKS.sub(r"/\1/…", super().format(record)))
