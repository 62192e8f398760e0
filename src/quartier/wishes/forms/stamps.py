"""When a form was opened and which wish it will be: signed, so nobody sends without opening it."""

from uuid import UUID, uuid4

from django.core import signing

MIN_SECONDS, MAX_SECONDS = 3, 24 * 60 * 60


def new_stamp(form_key: UUID | None = None) -> str:
    return signing.TimestampSigner(salt="wish").sign(str(form_key or uuid4()))


def read_stamp(stamp: str, max_age: int | None = None) -> UUID:
    return UUID(signing.TimestampSigner(salt="wish").unsign(stamp, max_age=max_age))


def is_older(stamp: str, seconds: float) -> bool:
    try:
        read_stamp(stamp, int(seconds))
    except signing.SignatureExpired:
        return True
    return False
