"""A clerk reads a wish: publish, refuse, take that back, report danger."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from quartier.areas.queries import link_to
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.letters.actions import post_draft
from quartier.letters.texts import render
from quartier.wishes import rules
from quartier.wishes.models import (
    DangerReport,
    Erasure,
    ImportRun,
    Publication,
    Refusal,
    Voice,
    Wish,
)
from quartier.wishes.queries import is_calm, waiting_of

PUBLISH_UNMARKED = "wishes.publish_unmarked"
CHUNK = 200


class AlreadyRead(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _("Diesen Wunsch hat gerade jemand anderes gelesen. Hier ist der neue Stand.")
        )


def publish(
    wish: Wish,
    *,
    title: str,
    text: str,
    is_danger: bool | None = None,
    at: datetime,
    by: Actor,
) -> Publication:
    """Put a wish on the public list. The original stays as it was; who left an e-mail is told."""
    with transaction.atomic():
        _lock_unread(wish)
        _judge_danger(wish, is_danger, by)
        publication = _published(wish, title, text, at, by)
        record(by, "publish", wish, blacked_out=publication.blacked_out)
        _tell(wish, "published", {"email"}, at=at, by=by)
    return publication


def refuse(
    wish: Wish,
    *,
    reason: str,
    words: str,
    is_danger: bool | None = None,
    at: datetime,
    by: Actor,
) -> Refusal:
    """Decide not to show a wish. Its author gets the reason on the way they chose."""
    with transaction.atomic():
        _lock_unread(wish)
        _judge_danger(wish, is_danger, by)
        refusal = Refusal.objects.create(
            area=wish.area,
            wish=wish,
            reason=reason,
            words=rules.clean_text(words),
            at=at,
            by=by.key,
        )
        record(by, "refuse", wish, reason=reason)
        _tell(wish, "refused", set(Voice.Channel.values), at=at, by=by)
    return refusal


def take_back(wish: Wish, *, at: datetime, by: Actor) -> None:
    """Undo a publication or a refusal: the wish waits to be read again. The journal keeps both."""
    with transaction.atomic():
        Wish.objects.select_for_update().get(pk=wish.pk)
        published, _rows = Publication.objects.filter(wish=wish).delete()
        refused, _rows = Refusal.objects.filter(wish=wish).delete()
        if published or refused:
            record(by, "take_back", wish, was="published" if published else "refused", at=at)


def report_danger(wish: Wish, *, told: str, at: datetime, by: Actor) -> DangerReport:
    """Somebody was told about the danger. A second clerk finds the first one's row."""
    try:
        with transaction.atomic():
            report = DangerReport.objects.create(
                area=wish.area, wish=wish, told=rules.clean_line(told)[:120], at=at, by=by.key
            )
            Wish.objects.filter(pk=wish.pk).update(is_dangerous=True)
            record(by, "report_danger", wish, at=at)
    except IntegrityError:
        return DangerReport.objects.get(wish=wish)
    return report


def start_publishing_unmarked(run: ImportRun, *, by: Actor) -> None:
    """Let the worker publish what an import brought and nothing is marked in."""
    task = app.configure_task(PUBLISH_UNMARKED, queueing_lock=f"publish:{run.pk}")
    with transaction.atomic():
        record(by, "publish_unmarked", run)
        try:
            with transaction.atomic():
                task.defer(run=str(run.pk), actor=by.key, role=by.role)
        except AlreadyEnqueued:
            return


def publish_unmarked(run: ImportRun, *, at: Callable[[], datetime], by: Actor) -> int:
    """Publish all unread wishes of an import in which nothing is marked, some at a time."""
    calm = [wish for wish in waiting_of(run).iterator() if is_calm(wish)]
    count = 0
    for start in range(0, len(calm), CHUNK):
        with transaction.atomic():
            keys = [wish.pk for wish in calm[start : start + CHUNK]]
            chunk = waiting_of(run).filter(pk__in=keys).select_for_update(of=("self",))
            count += _publish_chunk(list(chunk), at(), by)
    return count


def _publish_chunk(wishes: list[Wish], at: datetime, by: Actor) -> int:
    for wish in wishes:
        _published(wish, rules.title_of(wish.text), wish.text, at, by)
        record(by, "publish", wish, blacked_out=0)
    return len(wishes)


def _published(wish: Wish, title: str, text: str, at: datetime, by: Actor) -> Publication:
    words = rules.clean_text(text)
    return Publication.objects.create(
        area=wish.area,
        wish=wish,
        title=rules.clean_line(title)[:120] or rules.title_of(words),
        text=words,
        blacked_out=rules.count_blacked_out(words),
        at=at,
        by=by.key,
    )


def _lock_unread(wish: Wish) -> None:
    """Nothing is written about a wish whose words its author had erased."""
    Wish.objects.select_for_update().get(pk=wish.pk)
    if any(rows.objects.filter(wish=wish).exists() for rows in (Publication, Refusal, Erasure)):
        raise AlreadyRead


def _judge_danger(wish: Wish, is_danger: bool | None, by: Actor) -> None:  # noqa: FBT001
    """A danger has to be reported, whatever becomes of the wish."""
    if is_danger:
        Wish.objects.filter(pk=wish.pk).update(is_dangerous=True)
    if is_danger is not None:
        record(by, "found_danger" if is_danger else "found_no_danger", wish)


def _tell(wish: Wish, what: str, channels: set[str], *, at: datetime, by: Actor) -> None:
    """Write to the author once; nothing to an address that is not confirmed."""
    voice = Voice.objects.filter(wish=wish).select_related("resident").first()
    if voice is None or voice.resident is None or voice.channel not in channels:
        return
    to = voice.resident.as_recipient(voice.channel)
    if to is None:
        return
    fresh = Wish.objects.select_related("area", "publication", "refusal").get(pk=wish.pk)
    draft = render(
        f"wishes/letters/{what}", language=to.language, context=_facts(fresh, to.language)
    )
    post_draft(
        draft,
        area=wish.area,
        occasion=f"wish-{what}:{wish.pk}",
        to=to,
        by=by,
        at=at,
    )


def _facts(wish: Wish, language: str) -> dict[str, Any]:
    link = link_to("website:wish", wish.area, wish.short_number, language=language)
    return {"wish": wish, "area": wish.area, "link": link}
