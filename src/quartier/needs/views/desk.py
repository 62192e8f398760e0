"""The inbox and its verbs: choose left, put away right."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from quartier.accounts.access import INTAKE, OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.areas.rules import NEED, number_of
from quartier.needs import actions, queries
from quartier.needs.forms import FilterForm, NeedForm
from quartier.needs.models import Need
from quartier.wishes.models import Wish

PER_PAGE = 20
CHOSEN = 50
UNDO = timedelta(hours=1)


@for_roles(INTAKE)
@require_safe
def inbox(request: StaffRequest, area: Area) -> HttpResponse:
    form = FilterForm(request.GET)
    waiting = filter_of(form).apply(queries.wishes_to_bundle(area))
    page = queries.OldestWishes(waiting, PER_PAGE).get_page(request.GET.get("seite"))
    wishes = list(page)
    chosen = chosen_wishes(area, request.GET.getlist("wunsch"), wishes)
    shown = {wish.pk for wish in wishes}
    context = {
        "area": area,
        "form": form,
        "page": page,
        "wishes": wishes,
        "pinned": [wish for wish in chosen if wish.pk not in shown],
        "may_bundle": request.member.role in OFFICE,
        **proposals(area, chosen),
        **facts(request, area, [*wishes, *chosen]),
    }
    part = "#buendeln" if request.htmx else ""
    return render(request, f"needs/desk/inbox.html{part}", context)


def proposals(area: Area, chosen: list[Wish]) -> dict[str, Any]:
    found = queries.proposals_for(area, chosen)
    needs = [match.subject for match in found.needs if isinstance(match.subject, Need)]
    people = queries.people_and_voices(needs)
    return {
        "chosen": chosen,
        "chosen_keys": {wish.pk for wish in chosen},
        "fits": [(match, *people[match.subject.pk]) for match in found.needs],
        "similar": found.wishes,
        "fields": found.fields,
        "words": {word for match in found.needs for word in match.words},
    }


def facts(request: StaffRequest, area: Area, wishes: Iterable[Wish]) -> dict[str, Any]:
    """What can be undone, and whose author said: not what I meant."""
    now = timezone.now()
    return {
        "undo": queries.last_bundling(area, request.actor.key, now - UNDO),
        "objections": list(queries.objected_needs(wishes)),
    }


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: StaffRequest, area: Area) -> HttpResponse:
    """A new need from the chosen wishes."""
    if request.htmx:  # the inbox's form asks for a part; this is a page of its own
        return HttpResponseClientRedirect(request.get_full_path())
    is_post = request.method == "POST"
    numbers = (request.POST if is_post else request.GET).getlist("wunsch")
    chosen = chosen_wishes(area, numbers)
    form = NeedForm(request.POST if is_post else None, area=area, initial=first_words(area, chosen))
    if is_post and len(chosen) < len(set(numbers)):
        messages.warning(request, lost(area, numbers))
        return to_inbox(area, chosen)
    if form.is_valid():
        try:
            now = timezone.now()
            need = actions.bundle(chosen, area=area, **form.words(), at=now, by=request.actor)
        except ValidationError as refusal:
            messages.warning(request, refusal.message)
            return to_inbox(area, chosen)
        messages.success(request, put_away(len(chosen), need))
        return to_inbox(area, [])
    return render(request, "needs/desk/bundle.html", {"area": area, "form": form, "chosen": chosen})


def first_words(area: Area, chosen: list[Wish]) -> dict[str, Any]:
    """What the form proposes: the first wish's title and place, and the likely fields."""
    if not chosen:
        return {}
    return {
        "title": chosen[0].publication.title,
        "place_name": next(filter(None, (wish.public_place for wish in chosen)), ""),
        "fields_of_action": queries.proposals_for(area, chosen).fields[:1],
        "urgency": Need.Urgency.NORMAL,
    }


@for_roles(OFFICE)
@require_POST
def add_wishes(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """Put the chosen wishes into a need that stands."""
    need = need_or_404(area, number)
    numbers = request.POST.getlist("wunsch")
    chosen = chosen_wishes(area, numbers)
    if len(chosen) < len(set(numbers)):
        messages.warning(request, lost(area, numbers))
        return to_inbox(area, chosen)
    try:
        actions.add_wishes(need, chosen, at=timezone.now(), by=request.actor)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
        return to_inbox(area, chosen)
    messages.success(request, put_away(len(chosen), need))
    return to_inbox(area, [])


@for_roles(OFFICE)
@require_POST
def undo(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """Take back one's own last bundling of this need."""
    need = need_or_404(area, number)
    try:
        at = datetime.fromisoformat(request.POST.get("at", ""))
        count = actions.undo_bundling(need, bundled_at=at, at=timezone.now(), by=request.actor)
    except ValueError as unreadable:
        raise Http404 from unreadable
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        back = ngettext(
            "%(n)d Wunsch ist wieder im Eingang.", "%(n)d Wünsche sind wieder im Eingang.", count
        )
        messages.success(request, back % {"n": count})
    return to_inbox(area, [])


def filter_of(form: FilterForm) -> queries.InboxFilter:
    values = form.cleaned_data if form.is_valid() else {}
    return queries.InboxFilter(
        words=values.get("q", ""),
        source=values.get("source", ""),
        place=values.get("place", ""),
        only_objected=values.get("objected", False),
    )


def chosen_wishes(area: Area, numbers: list[str], shown: Sequence[Wish] = ()) -> list[Wish]:
    """The chosen wishes in the inbox's order; what the page shows anyway is not asked for again."""
    at_hand = {(wish.year, wish.number): wish for wish in shown}
    wanted = read_numbers(numbers)
    others = queries.selected(area, [number for number in wanted if number not in at_hand])
    found = [*others, *(at_hand[number] for number in wanted if number in at_hand)]
    return sorted(found, key=lambda wish: (wish.received_at, wish.pk))


def read_numbers(numbers: list[str]) -> list[tuple[int, int]]:
    """What can be read of the numbers in the address, at most so many as one can mean."""
    found = (number_of(text) for text in dict.fromkeys(numbers))
    return list(filter(None, found))[:CHOSEN]


def need_or_404(area: Area, text: str) -> Need:
    number = number_of(text, NEED)
    need = queries.need_by_number(area, *number) if number else None
    if need is None:
        raise Http404
    return need


def lost(area: Area, numbers: list[str]) -> str:
    """Why a chosen wish does not wait any more."""
    return actions.faster_clerk(queries.taken_up(area, read_numbers(numbers)))


def put_away(count: int, need: Need) -> str:
    """What the desk says after the act."""
    words = ngettext(
        "%(n)d Wunsch gehört jetzt zum Bedarf „%(title)s“.",
        "%(n)d Wünsche gehören jetzt zum Bedarf „%(title)s“.",
        count,
    )
    return words % {"n": count, "title": need.title}


def to_inbox(area: Area, chosen: list[Wish]) -> HttpResponse:
    query = urlencode({"wunsch": [wish.short_number for wish in chosen]}, doseq=True)
    return redirect(f"{reverse('needs:inbox', args=[area])}{'?' if query else ''}{query}")
