"""What the database or the state of things refuses, each with the sentence the person reads."""

from django.core.exceptions import ValidationError


class NothingChosen(ValidationError):
    """No need was named."""


class NotADepartment(ValidationError):
    """Only a department of the city of this area can get a package."""


class AlreadyHandedOver(ValidationError):
    """A colleague was faster."""


class DeadlinePassed(ValidationError):
    """The reply-by date lies before the day of the hand-over."""


class AlreadyAnswered(ValidationError):
    """There is an answer; it can be corrected, not given twice."""


class NotTheLastWord(ValidationError):
    """Somebody corrected this answer meanwhile."""


class NotLater(ValidationError):
    """A new deadline must lie behind the old one, and not years away."""


class AlreadyReplied(ValidationError):
    """The question has its reply."""


class NotAnswered(ValidationError):
    """Only what was answered can be open again."""


class NothingSaid(ValidationError):
    """Words are missing where they are needed."""
