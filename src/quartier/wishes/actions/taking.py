"""A wish comes in."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.accounts.actions import ask_to_confirm_email
from quartier.accounts.models import Resident
from quartier.areas.actions import next_number
from quartier.areas.models import Area
from quartier.files.actions import remove, store_photo
from quartier.files.models import StoredFile
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.wishes import rules
from quartier.wishes.models import ImportRun, KeptPhoto, Submission, Voice, Wish
from quartier.wishes.rules import VoiceData

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SERIES = "wish"
FLOOD_HOUR, FLOOD_DAY = 20, 60
"""A school class or a library shares one address; more than that is no conversation."""
DAY = timedelta(days=1)


class NothingSaid(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Schreiben Sie bitte, was Sie sich wünschen."))


class TooMuchSaid(ValidationError):
    def __init__(self, length: int) -> None:
        words = _("Der Text hat %(length)s Zeichen. Bitte kürzen Sie ihn auf 4.000.")
        super().__init__(words % {"length": f"{length:,}".replace(",", ".")})


class TooManyWishes(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Von Ihrem Anschluss kamen gerade sehr viele Wünsche. Ihr Text ist noch da. "
                "Bitte senden Sie ihn in einer Stunde noch einmal oder rufen Sie uns an."
            )
        )


def take_in(
    area: Area,
    *,
    text: str,
    source: str,
    form_key: UUID,
    at: datetime,
    by: Actor,
    place_name: str = "",
    lon: float | None = None,
    lat: float | None = None,
    photo: StoredFile | None = None,
    is_dangerous: bool = False,
    language: str = "de",
    voice: VoiceData | None = None,
    attribution: str = "",
    import_run: ImportRun | None = None,
) -> Wish:
    """Write down what somebody wishes. The same form again gives the same wish.

    Side effect: an e-mail address that is not confirmed gets its one confirmation mail.
    """
    wish = Wish(
        area=area,
        text=said(text),
        source=source,
        form_key=form_key,
        received_at=at,
        year=timezone.localdate(at).year,
        place_name=rules.clean_line(place_name)[:160],
        lon=lon,
        lat=lat,
        photo=photo,
        is_dangerous=is_dangerous,
        language=language,
        attribution=attribution,
        import_run=import_run,
    )
    try:
        with transaction.atomic():
            return _written(wish, voice, at, by)
    except IntegrityError as problem:
        if "form_key" not in str(problem):
            raise
        return Wish.objects.get(area=area, form_key=form_key)


def said(text: str) -> str:
    """The words as they are kept; too few or too many are refused."""
    words = rules.clean_text(text)
    if not words:
        raise NothingSaid
    if len(words) > rules.MAX_LENGTH:
        raise TooMuchSaid(len(words))
    return words


def _written(wish: Wish, voice: VoiceData | None, at: datetime, by: Actor) -> Wish:
    wish.number = next_number(wish.area, SERIES, wish.year)
    wish.save(force_insert=True)
    KeptPhoto.objects.filter(form_key=wish.form_key).delete()
    if voice:
        _voiced(wish, voice, at, by)
    record(by, "take_in", wish, source=wish.source, is_dangerous=wish.is_dangerous)
    return wish


def _voiced(wish: Wish, voice: VoiceData, at: datetime, by: Actor) -> None:
    """Whoever erases this resident at the same moment waits, and finds the wish too."""
    if voice.resident:
        Resident.objects.select_for_update(no_key=True).get(pk=voice.resident.pk)
    Voice.objects.create(
        area=wish.area,
        wish=wish,
        resident=voice.resident,
        channel=voice.channel,
        shown_name=rules.clean_line(voice.shown_name)[:120],
        may_quote=voice.may_quote,
        consent_by=voice.consent_by,
        consent_at=at,
    )
    if voice.resident and voice.channel == "email" and not voice.resident.email_confirmed_at:
        ask_to_confirm_email(voice.resident, by=by, at=at)


def keep_photo(
    area: Area, upload: "UploadedFile[Any]", *, form_key: UUID, at: datetime, by: Actor
) -> StoredFile:
    """Store the photo of a form right away, so that an error elsewhere does not lose it."""
    with transaction.atomic():
        for kept in KeptPhoto.objects.filter(area=area, form_key=form_key).select_related("photo"):
            remove(kept.photo, by=by)
        photo = store_photo(upload, area=area, by=by)
        KeptPhoto.objects.create(area=area, photo=photo, form_key=form_key, created_at=at)
    return photo


def remove_left_photos(*, at: datetime, by: Actor) -> int:
    """Photos of forms that were never finished, and traces of yesterday."""
    left = KeptPhoto.objects.filter(created_at__lt=at - DAY).select_related("photo")
    for kept in left:
        remove(kept.photo, by=by)
    Submission.objects.filter(at__lt=at - DAY).delete()
    return len(left)


def count_submission(area: Area, trace: str, *, at: datetime) -> None:
    """Refuse a flood from one address. Leaves no journal: nothing was done to any record."""
    Submission.objects.filter(at__lt=at - DAY).delete()
    with transaction.atomic():
        _one_at_a_time(trace)
        today = Submission.objects.filter(trace=trace).values_list("at", flat=True)
        hour = sum(sent > at - timedelta(hours=1) for sent in today)
        if hour >= FLOOD_HOUR or len(today) >= FLOOD_DAY:
            raise TooManyWishes
        Submission.objects.create(area=area, trace=trace, at=at)


def _one_at_a_time(trace: str) -> None:
    """Whoever sends many forms at once is counted one after the other, until the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [trace])
