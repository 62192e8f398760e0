"""What residents write, made comparable and harmless without changing a word of it."""

import re
import unicodedata

MAX_LENGTH = 4000
TITLE_LENGTH = 70

# They turn the order of the characters around them, so a line could show what it does not say.
DIRECTIONS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10)}
SURROGATES = dict.fromkeys(range(0xD800, 0xE000))
# No letters at all: XML forbids them, so one of them would break a feed for everybody.
NO_LETTERS = dict.fromkeys((0xFFFE, 0xFFFF))
HARMFUL = DIRECTIONS | CONTROLS | SURROGATES | NO_LETTERS
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\d+|[A-Za-zÄÖÜäöü]|str|nr|bzw|ca|usw|etc|evtl|ggf|inkl|max|min|st|dr|hl|tel|vgl|ehem"
    r"|jan|feb|aug|sept|okt|nov|dez|sog|bspw|mind|insb)\.$",
    re.IGNORECASE,
)
LAST_WORD = 12
"""So far back is looked whether a full stop ends an abbreviation: a long line costs no time."""


def clean_text(text: str) -> str:
    """NFC, one kind of line end, no control characters, at most one empty line in a row."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    plain = lines.translate(HARMFUL)
    stripped = "\n".join(line.rstrip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", stripped).strip()


def clean_line(text: str) -> str:
    """The same for one line: every white space becomes one blank."""
    return " ".join(clean_text(text).split())


def title_of(text: str) -> str:
    """A heading to start from: the first line or sentence, cut between words."""
    lines = clean_text(text).split("\n")
    sentence = _first_sentence(" ".join(lines[0].split()))
    if len(sentence) <= TITLE_LENGTH:
        return sentence.rstrip(".")
    head = sentence[: TITLE_LENGTH - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head else head
    return cut.rstrip(" ,;:–-") + "…"


def _first_sentence(line: str) -> str:
    for end in re.finditer(r"[.!?](?=\s)", line):
        if not ABBREVIATION.search(line[max(0, end.end() - LAST_WORD) : end.end()]):
            return line[: end.end()]
    return line
