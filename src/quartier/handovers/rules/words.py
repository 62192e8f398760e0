"""Words the house proposes, and how easy words are to read. Plain values only."""

import re

NUMBERS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]
GREETING = re.compile(
    r"^[^\n]{0,40}\bgr(?:u|ü|ue)(?:ß|ss)(?:e|en)?\b[^\n.!?]{0,60}[.!,]?[ \r]*(?:\n.{0,200})?\Z",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
"""The last lines of a letter: „Vielen Dank und freundliche Grüße“, with who signs it."""
LONG_SENTENCE = 15
LONG_WORD = 15
MANY_WORDS = 90


def in_words(count: int) -> str:
    return NUMBERS[count] if 0 < count < len(NUMBERS) else str(count)


def standard_cover_letter(count: int, area: str) -> str:
    """The draft the office may change; no date in it, the deadline stands beside."""
    what = "einen Bedarf" if count == 1 else f"{in_words(count)} Bedarfe"
    them = "ihn" if count == 1 else "sie"
    each = "" if count == 1 else " zu jedem Bedarf"
    behind = "dem Bedarf" if count == 1 else "jedem Bedarf"
    return (
        "Guten Tag,\n\n"
        f"wir geben Ihnen heute {what} aus {area} weiter. Menschen aus dem Stadtteil haben "
        f"{them} uns genannt. Bei {behind} steht, worum es geht, wo es ist und wie viele "
        "Menschen es sich wünschen.\n\n"
        f"Bitte sagen Sie uns{each}: Machen Sie das, machen Sie einen Teil, später oder "
        "nicht? Und warum? Ihre Antwort geben wir an alle weiter, die darauf warten.\n\n"
        f"Sind Sie nicht zuständig? Dann sagen Sie uns bitte, wer es ist. Fragen beantworten wir "
        "gern.\n\nVielen Dank und freundliche Grüße"
    )


def before_greeting(letter: str) -> tuple[str, str]:
    """(the letter, its closing words): what a mail adds stands between the two."""
    found = GREETING.search(letter)
    return (letter[: found.start()].rstrip(), found.group().strip()) if found else (letter, "")


def reading_hints(text: str) -> list[tuple[str, str]]:
    """What makes plain words hard to read: (kind, the piece itself)."""
    sentences = [s.strip() for s in re.split(r"(?<=[.!?:])\s+", text) if s.strip()]
    hints = [("long_sentence", s) for s in sentences if len(s.split()) > LONG_SENTENCE]
    words = dict.fromkeys(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))
    hints += [("long_word", word) for word in words if len(word) > LONG_WORD]
    if len(text.split()) > MANY_WORDS:
        hints.append(("long_text", str(len(text.split()))))
    return hints
