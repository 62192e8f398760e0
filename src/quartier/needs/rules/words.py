"""The words that carry a text: stop words out, umlauts kept."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]{3,}")
LONGEST = 1000
"""Characters of a text that count; what follows rarely changes the subject."""
ENDINGS = ("innen", "ungen", "ern", "en", "er", "em", "es", "e", "n", "s")
STEM = 4

STOP_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also ander andere anderem anderen anderer anderes auch
    auf aus außerdem bei beim beispielsweise bereits besonders besser bestehende bestehenden bin
    bis bisher bitte brauchen brauche braucht daher dabei dadurch dafür dagegen damit danach
    daneben dann daran darauf daraus darf darin darüber darum das dass davon davor dazu dein
    deine dem den denen denn dennoch der deren des deshalb dessen deutlich die dies diese diesem
    diesen dieser dieses doch dort dürfen durch durchaus eben ebenfalls ebenso eher eigentlich
    ein eine einem einen einer eines einfach einige einigen einmal entlang entweder erst etwa
    etwas euch euer fast fände finde für ganz gar geben gegen gehen geht genau genug gerade
    gerne gern gibt große großen großer gut gute guten habe haben hat hatte hatten hätte hier
    hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer immer ins insbesondere ist jede
    jedem jeden jeder jedes jedoch jemand jetzt kann kannst kaum kein keine keinem keinen keiner
    könnte könnten können lassen leider machen macht man manche manchmal mehr mehrere mein meine
    meinem meinen meiner meist meistens mich mir mit möchte möge möglich müsste müssen muss nach
    nachdem neben nicht nichts nie noch nun nur oben obwohl oder oft ohne paar sehr sein seine
    seinem seinen seiner seit seite selbst sich sicher sie sind sodass sogar solche sollen
    sollte sollten soll somit sondern sonst soweit sowie statt super toll trotz über überall um
    und uns unser unsere unserem unseren unserer unter viel viele vielen vielleicht völlig vom
    von vor wäre wären wann war waren warum was weder wegen weil weiter weitere weiteren welche
    welcher wenig weniger wenn wer werde werden wenigstens wie wieder wir wird wirklich wo wobei
    wodurch wohl wollen wünsche wünschen wünscht würde würden wurde wurden zahlreiche ziemlich
    zudem zum zur zusätzlich zwar zwischen zwei beide beiden the and for with that
    """.split()  # noqa: SIM905 - read more easily than a list
)


def content_words(text: str) -> list[str]:
    """The words that carry the text, in its order and spelling."""
    return [word for word in WORD.findall(text) if word.lower() not in STOP_WORDS]


def essence(*texts: str) -> str:
    """What of title and text is compared: its content words, small letters."""
    return " ".join(content_words("\n".join(texts)[:LONGEST])).lower()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: „Kinder“ and „Kindern“ meet. Good enough to show, not to judge."""
    word = word.lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=8)
def stems(text: str) -> frozenset[str]:
    """One text is compared with many."""
    return frozenset(stem(word) for word in content_words(text))


def shared_words(text: str, other: str, limit: int = 6) -> list[str]:
    """The content words of `text` that `other` has too, each once, as `text` spells them."""
    known = stems(other)
    found: dict[str, str] = {}
    for word in content_words(text):
        short = stem(word)
        if short in known and short not in found:
            found[short] = word
            if len(found) == limit:
                break
    return list(found.values())
