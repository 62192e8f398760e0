"""What the database or the state of things refuses, each with the sentence the person reads."""

from django.core.exceptions import ValidationError


class AlreadyBundled(ValidationError):
    """A colleague was faster."""


class NothingChosen(ValidationError):
    """No wish was named."""


class NotWaiting(ValidationError):
    """A wish that is not published in this area, or was taken out meanwhile."""


class StillWanted(ValidationError):
    """Somebody still stands behind the need."""


class ObjectedBefore(ValidationError):
    """The author said: that is not what I meant."""


class Dissolved(ValidationError):
    """The need has no wishes any more."""


class NothingToUndo(ValidationError):
    """What was to be undone is not as it was."""
