"""What the programs write into their logs: never a link that opens something."""

import logging
import re

LINKS = re.compile(
    r"/(amt|einladung|bestaetigen|folgen|abbestellen|nicht-gemeint|geloest|passwort|danke)/"
    r"[^/\s?\"']{16,}"
)


class WithoutLinks(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return LINKS.sub(r"/\1/…", super().format(record))
