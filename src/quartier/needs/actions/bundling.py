"""Wishes into needs and out again. Two clerks, one wish: the database lets one win."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import PROTECT
from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.accounts.actions import use_token
from quartier.accounts.queries import name_of_staff
from quartier.areas.actions import next_number
from quartier.journal.actions import record
from quartier.needs.actions.refusals import (
    AlreadyBundled,
    Dissolved,
    NothingChosen,
    NothingToUndo,
    NotWaiting,
    ObjectedBefore,
    StillWanted,
)
from quartier.needs.actions.telling import tell_authors
from quartier.needs.models import BundledWish, Follower, Need, Objection, Support
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from quartier.accounts.models import AccessToken
    from quartier.areas.models import Area
    from quartier.concept.models import FieldOfAction
    from quartier.journal.rules import Actor


@transaction.atomic
def bundle(
    wishes: Collection[Wish],
    *,
    area: Area,
    title: str,
    summary: str,
    fields: Collection[FieldOfAction],
    urgency: str,
    at: datetime,
    by: Actor,
    place_name: str = "",
    lon: float | None = None,
    lat: float | None = None,
) -> Need:
    """Take wishes up into one new need and tell their authors."""
    year = timezone.localdate(at).year
    need = Need.objects.create(
        area=area,
        year=year,
        number=next_number(area, "need", year),
        title=title,
        summary=summary,
        urgency=urgency,
        place_name=place_name,
        lon=lon,
        lat=lat,
        created_at=at,
    )
    need.fields.set(fields)
    take_up(need, wishes, "bundled", at=at, by=by)
    return need


@transaction.atomic
def add_wishes(need: Need, wishes: Collection[Wish], *, at: datetime, by: Actor) -> None:
    """Take wishes up into a need that stands already."""
    take_up(locked(need), wishes, "added", at=at, by=by)


@transaction.atomic
def take_out(need: Need, wishes: Collection[Wish], *, at: datetime, by: Actor) -> None:
    """Put wishes back into the inbox. A need that nobody stands behind any more is dissolved.

    Unless an upper stage relies on it: what a department was asked does not vanish silently.
    """
    give_back(locked(need), wishes, "taken_out", at=at, by=by)


@transaction.atomic
def split(
    need: Need, wishes: Collection[Wish], *, title: str, summary: str, at: datetime, by: Actor
) -> Need:
    """Some wishes of a need ask for something else: they become a need of their own."""
    if BundledWish.objects.filter(need=need).count() <= len(wishes):
        raise NothingChosen(_("Mindestens ein Wunsch muss im alten Bedarf bleiben."))
    give_back(locked(need), wishes, "split", at=at, by=by)
    return bundle(
        wishes,
        area=need.area,
        title=title,
        summary=summary,
        fields=list(need.fields.all()),
        urgency=need.urgency,
        at=at,
        by=by,
    )


@transaction.atomic
def undo_bundling(need: Need, *, bundled_at: datetime, at: datetime, by: Actor) -> int:
    """Take out what this clerk took up in one go; returns how many wishes came back."""
    rows = BundledWish.objects.filter(need=need, at=bundled_at, by=by.key).select_related("wish")
    wishes = [row.wish for row in rows]
    if not wishes:
        raise NothingToUndo(_("Das ist inzwischen anders. Hier ist der neue Stand."))
    give_back(locked(need), wishes, "bundling_undone", at=at, by=by)
    return len(wishes)


@transaction.atomic
def dissolve(need: Need, *, at: datetime, by: Actor) -> None:
    """A department has it, but nobody stands behind it any more: the office ends it on purpose."""
    need = locked(need)
    if stands(need):
        raise StillWanted(_("Hinter diesem Bedarf stehen noch Menschen. Er bleibt."))
    end(need, at=at, by=by)


@transaction.atomic
def describe(
    need: Need,
    *,
    title: str,
    summary: str,
    fields: Collection[FieldOfAction],
    urgency: str,
    by: Actor,
    place_name: str | None = None,
    lon: float | None = None,
    lat: float | None = None,
) -> Need:
    """Change the office's words. What was handed over stays as it was (its own snapshot)."""
    need = locked(need)
    need.title, need.summary, need.urgency = title, summary, urgency
    if place_name is not None:
        need.place_name, need.lon, need.lat = place_name, lon, lat
    need.save(update_fields=["title", "summary", "urgency", "place_name", "lon", "lat"])
    need.fields.set(fields)
    record(by, "described", need, fields=[field.pk for field in fields], urgency=urgency)
    return need


@transaction.atomic
def object_to(
    need: Need, wish: Wish, *, at: datetime, by: Actor, token: AccessToken | None = None
) -> Objection:
    """The author: that is not what I meant. The wish is back in the inbox, never here again.

    It may have left before; then the word is kept all the same. Twice is as good as once.
    """
    need = Need.objects.select_for_update().get(pk=need.pk)
    objection, is_new = Objection.objects.get_or_create(
        need=need, wish=wish, defaults={"area": need.area, "at": at, "by": by.kind}
    )
    if is_new and BundledWish.objects.filter(need=need, wish=wish).exists():
        give_back(need, [wish], "objected", at=at, by=by)
    elif is_new:
        record(by, "objected", need, wishes=[wish.pk])
    if token:
        use_token(token, at)
    return objection


def locked(need: Need) -> Need:
    """The need as it is now, held until the act is done."""
    need = Need.objects.select_for_update(of=("self",)).select_related("area").get(pk=need.pk)
    if need.dissolved_at:
        raise Dissolved(_("Diesen Bedarf gibt es nicht mehr. Alle Wünsche wurden herausgenommen."))
    return need


def take_up(need: Need, wishes: Collection[Wish], verb: str, *, at: datetime, by: Actor) -> None:
    check(need, wishes)
    rows = [BundledWish(area=need.area, need=need, wish=w, at=at, by=by.key) for w in wishes]
    try:
        with transaction.atomic():
            BundledWish.objects.bulk_create(rows)
    except IntegrityError as clash:
        keys = [wish.pk for wish in wishes]
        raise AlreadyBundled(faster_clerk(BundledWish.objects.filter(wish__in=keys))) from clash
    record(by, verb, need, wishes=[wish.pk for wish in wishes])
    tell_authors(need, rows, at=at, by=by)


def check(need: Need, wishes: Collection[Wish]) -> None:
    """The wishes are there, published in this area, and no author objected to this need."""
    keys = [wish.pk for wish in wishes]
    if not keys:
        raise NothingChosen(_("Wählen Sie bitte mindestens einen Wunsch."))
    public = Wish.objects.of(need.area).published().filter(pk__in=keys)
    if public.count() != len(set(keys)):
        raise NotWaiting(_("Einer der Wünsche steht nicht auf der öffentlichen Liste."))
    if Objection.objects.filter(need=need, wish__in=keys).exists():
        raise ObjectedBefore(
            _("Ein Mensch hat gesagt: So war das nicht gemeint. Wählen Sie einen anderen Bedarf.")
        )


def give_back(need: Need, wishes: Collection[Wish], verb: str, *, at: datetime, by: Actor) -> None:
    """Remove the upper rows; the wishes themselves were never changed."""
    keys = [wish.pk for wish in wishes]
    gone, _by_model = BundledWish.objects.filter(need=need, wish__in=keys).delete()
    if not keys or gone != len(set(keys)):
        raise NothingToUndo(_("Das ist inzwischen anders. Hier ist der neue Stand."))
    record(by, verb, need, wishes=keys)
    if stands(need):
        return
    if is_relied_on(need):
        record(by, "emptied", need)
    else:
        end(need, at=at, by=by)


def end(need: Need, *, at: datetime, by: Actor) -> None:
    need.dissolved_at = at
    need.save(update_fields=["dissolved_at"])
    record(by, "dissolved", need)


def is_relied_on(need: Need) -> bool:
    """Whether any upper stage wrote its own rows about it: they would forbid deleting it, too."""
    relations: Any = Need._meta.get_fields(include_hidden=True)
    return any(
        relation.related_model.objects.filter(**{relation.field.name: need}).exists()
        for relation in relations
        if getattr(relation, "on_delete", None) is PROTECT
    )


def stands(need: Need) -> bool:
    """Somebody still stands behind it: an author, a "me too", or a follower who waits for news."""
    return (
        BundledWish.objects.filter(need=need).exists()
        or Support.objects.filter(need=need).exists()
        or Follower.objects.filter(need=need, ended_at__isnull=True).exists()
    )


def faster_clerk(taken_up: QuerySet[BundledWish]) -> str:
    """The sentence for the clerk who came second; it names the colleague."""
    last = taken_up.order_by("-at", "-pk").first()
    if last is None:
        return _("Einer der Wünsche steht nicht mehr im Eingang. Hier ist der neue Stand.")
    return _("%(who)s hat diesen Wunsch gerade eingeordnet. Hier ist der neue Stand.") % {
        "who": name_of_staff(last.by)
    }
