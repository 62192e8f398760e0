"""A start or command that is refused with the sentence its person will read."""

import errno

WORDS = {
    errno.ENOENT: "Das gibt es nicht",
    errno.EISDIR: "Das ist ein Ordner",
    errno.ENOTDIR: "Das ist kein Ordner",
    errno.EACCES: "Das darf dieser Benutzer nicht",
    errno.EPERM: "Das darf dieser Benutzer nicht",
    errno.ENOSPC: "Der Datenträger ist voll",
    errno.EDQUOT: "Der Datenträger ist voll",
    errno.EROFS: "Der Datenträger ist schreibgeschützt",
}


class Refusal(Exception):
    """Carries a German sentence; the launcher prints it and ends without a trace."""


def why(error: OSError) -> str:
    """What the machine says, in German where it is one of the usual reasons."""
    return WORDS.get(error.errno or 0) or error.strerror or str(error)
