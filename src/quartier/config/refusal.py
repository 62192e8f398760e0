"""A start or command that is refused with the sentence its person will read."""


class Refusal(Exception):
    """Carries a German sentence; the launcher prints it and ends without a trace."""
