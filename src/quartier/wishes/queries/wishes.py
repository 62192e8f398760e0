from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.journal.rules import Step
from quartier.wishes import rules
from quartier.wishes.models import ImportRun, KeptPhoto, Voice, Wish, WishQuerySet
from quartier.wishes.rules.sheets import Mapping

MOST_CHECKED = 5000
"""More are not looked through for a page; the worker looks through all."""
SOUNDS_DANGEROUS = ~Q(source=Wish.Source.IMPORT) & Q(text__iregex=rules.DANGER_PATTERN)
"""A survey of last year is not urgent, and long."""
LISTED = Case(When(source=Wish.Source.IMPORT, then=Value(1)), default=Value(0))
ALARM = Case(
    When(is_dangerous=True, then=Value(2)), When(SOUNDS_DANGEROUS, then=Value(1)), default=Value(0)
)
FACTS = ("publication", "refusal", "voice", "danger_report", "erasure", "photo")


def whole(area: Area) -> WishQuerySet:
    """The area's wishes with the rows that hang on them."""
    return Wish.objects.of(area).select_related(*FACTS)


def to_read(area: Area) -> WishQuerySet:
    """The inbox of the office: what nobody has read yet.

    Danger first, then what only sounds like it, then the oldest; lists from outside wait behind
    everybody who was promised a day.
    """
    waiting = whole(area).to_read().annotate(alarm=ALARM, listed=LISTED)
    return waiting.order_by("-alarm", "listed", "received_at", "id")


def next_to_read(area: Area, wish: Wish) -> Wish | None:
    """Behind this one in the queue."""
    keys = list(to_read(area).values_list("pk", flat=True)[:MOST_CHECKED])
    behind = keys[keys.index(wish.pk) + 1 :] if wish.pk in keys else []
    return whole(area).filter(pk=behind[0]).first() if behind else None


def sounding_dangerous(area: Area) -> list[Wish]:
    """Unread, not flagged, but with words that may mean danger; the queue shows them first.

    Looked through here: the database would look through the texts of all wishes.
    """
    unread = Wish.objects.of(area).to_read().exclude(source=Wish.Source.IMPORT)
    waiting = unread.filter(is_dangerous=False).order_by("received_at", "id")[:MOST_CHECKED]
    return [wish for wish in waiting if rules.danger_words(wish.text)]


def published(area: Area) -> WishQuerySet:
    """What everybody may see, newest first. Erased wishes show only their number."""
    return whole(area).published().order_by("-publication__at", "-id")


def dangers_to_report(area: Area) -> WishQuerySet:
    """Flagged as dangerous, and nobody was told yet. Refusing a text ends no danger."""
    flagged = whole(area).filter(is_dangerous=True, danger_report__isnull=True)
    return flagged.filter(erasure__isnull=True).order_by("received_at", "id")


def by_number(area: Area, year: int, number: int) -> Wish | None:
    """Whatever its state: for the office."""
    return whole(area).filter(year=year, number=number).first()


def published_by_number(area: Area, year: int, number: int) -> Wish | None:
    """With what its page shows."""
    shown = Wish.objects.of(area).select_related("publication", "voice", "photo", "erasure")
    return shown.published().filter(year=year, number=number).first()


def by_form(area: Area, form_key: UUID) -> Wish | None:
    """The wish a form has already become."""
    return Wish.objects.filter(area=area, form_key=form_key).first()


def kept_photo(area: Area, form_key: UUID) -> KeptPhoto | None:
    return KeptPhoto.objects.filter(area=area, form_key=form_key).select_related("photo").first()


def read_by(wish: Wish) -> date | None:
    """Until then the office has promised to read it; who wrote a list was promised nothing."""
    if wish.source == Wish.Source.IMPORT:
        return None
    profile = wish.area.municipality.holiday_profile
    return rules.read_by(timezone.localdate(wish.received_at), profile=profile)


def steps_of(wish: Wish) -> list[Step]:
    """Received, then read: published or not."""
    steps = [_received(wish)]
    if hasattr(wish, "publication"):
        steps.append(_published(wish))
    elif hasattr(wish, "refusal"):
        steps.append(_refused(wish))
    elif day := read_by(wish):
        steps.append(_promised(day))
    return steps


def _received(wish: Wish) -> Step:
    title = _("Der Wunsch ist angekommen")
    return Step(wish.received_at, "received", title, text=wish.get_source_display())


def _published(wish: Wish) -> Step:
    publication, text = wish.publication, ""
    if publication.blacked_out:
        text = ngettext(
            "Eine Stelle ist geschwärzt, damit niemand erkannt wird.",
            "%(n)d Stellen sind geschwärzt, damit niemand erkannt wird.",
            publication.blacked_out,
        ) % {"n": publication.blacked_out}
    title = _("Wir haben ihn gelesen. Er steht auf der Liste.")
    return Step(publication.at, "published", title, text=text, extra=publication)


def _refused(wish: Wish) -> Step:
    title = _("Wir haben ihn gelesen und zeigen ihn nicht")
    reason = wish.refusal.get_reason_display()
    return Step(wish.refusal.at, "refused", title, text=reason, extra=wish.refusal)


def _promised(day: date) -> Step:
    start = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    return Step(start, "to_read", _("Bis dahin lesen wir ihn"), is_planned=True)


def wishes_of(resident: Resident) -> QuerySet[Wish]:
    """Everything a resident said, newest first."""
    said = Wish.objects.filter(voice__resident=resident).select_related(*FACTS)
    return said.order_by("-received_at", "-id")


def data_of(resident: Resident) -> list[dict[str, object]]:
    """For the access export: what they said and what we did with it."""
    return [_data(wish) for wish in wishes_of(resident)]


def _data(wish: Wish) -> dict[str, object]:
    voice: Voice = wish.voice
    data: dict[str, object] = {
        _("Nummer"): wish.short_number,
        _("eingegangen"): wish.received_at,
        _("Weg"): wish.get_source_display(),
        _("Ihr Wunsch"): wish.text,
        _("Ort"): wish.place_name,
        _("Punkt auf der Karte"): [wish.lon, wish.lat] if wish.lon is not None else "",
        _("Foto"): wish.photo.original_name if wish.photo else "",
        _("Antwort"): voice.get_channel_display(),
        _("gezeigter Name"): voice.shown_name,
        _("darf zitiert werden"): voice.may_quote,
        _("Einwilligung"): _("selbst gegeben")
        if voice.consent_by == "self"
        else _("im Büro aufgeschrieben"),
        _("eingewilligt am"): voice.consent_at,
    }
    if hasattr(wish, "publication"):
        data |= {
            _("Überschrift"): wish.publication.title,
            _("öffentlicher Text"): wish.publication.text,
            _("veröffentlicht"): wish.publication.at,
        }
    if hasattr(wish, "refusal"):
        data |= {
            _("Grund"): wish.refusal.get_reason_display(),
            _("Was wir schreiben"): wish.refusal.words,
        }
    return data


def import_runs(area: Area) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(area=area).select_related("file").order_by("-created_at")


def imports_left(area: Area, before: datetime) -> QuerySet[ImportRun]:
    """Uploaded before that, and the file is still there."""
    return import_runs(area).filter(created_at__lt=before, file__isnull=False)


def was_read_otherwise(run: ImportRun, mapping: Mapping) -> bool:
    """A list of this name came in by other columns: its wishes would not be known again."""
    others = import_runs(run.area).filter(file_name=run.file_name, started_at__isnull=False)
    known = {
        Mapping.from_json(columns).identity for columns in others.values_list("columns", flat=True)
    }
    return bool(known) and mapping.identity not in known


def waiting_of(run: ImportRun) -> WishQuerySet:
    """Imported and not read yet."""
    return Wish.objects.of(run.area).to_read().filter(import_run=run).order_by("received_at", "id")


def is_calm(wish: Wish) -> bool:
    """Nothing in it asks for a second look."""
    return not (
        wish.is_dangerous or rules.marked_passages(wish.text) or rules.danger_words(wish.text)
    )


def calm_of(run: ImportRun, shown: int = 5) -> tuple[int, int, list[Wish]]:
    """How many of an import wait, how many of the first thousands are calm, and some of these."""
    waiting = waiting_of(run)
    calm = [wish for wish in waiting[:MOST_CHECKED] if is_calm(wish)]
    return waiting.count(), len(calm), calm[:shown]
