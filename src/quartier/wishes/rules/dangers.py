"""Words that make a clerk look at once. A hint only: whether it is danger, a person decides."""

import re

WORDS = (
    "lebensgefahr", "lebensgefährlich", "einsturz", "einsturzgefahr", "eingestürzt", "gasgeruch",
    "glasscherben", "scherben", "spritzen", "spritze", "giftig", "brennt", "brand", "feuer",
    "stromkabel", "kabel", "offener schacht", "schacht", "gullydeckel", "kanaldeckel", "verletzt",
    "verletzung", "unfall",  "blut", "messer", "waffe", "bedroht", "überfall", "herabfallen",
    "umgestürzt", "umgefallen", "umsturz", "abgebrochen", "glatteis", "treppe kaputt",
    "geländer fehlt", "geländer kaputt", "geländer lose", "lampe aus", "licht aus", "rattengift",
    "tollwut", "akute gefahr",
)  # fmt: skip
DANGER_PATTERN = (
    r"(?<!\w)("
    + "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))
    + r")(?!\w)"
)
"""Read alike by Python and by PostgreSQL."""
FOUND = re.compile(DANGER_PATTERN, re.IGNORECASE)


def danger_words(text: str) -> list[str]:
    """The words of the text that may mean danger, each once, in their order."""
    return list(dict.fromkeys(found.group(1) for found in FOUND.finditer(text)))
