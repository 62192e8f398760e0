"""Every address × who knocks × GET and POST × the own quarter and the one next door.

The table doors.toml says who may, whatever the views say themselves. Acts are taken back at once.
"""

import logging
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import Client, override_settings
from django.urls import reverse
from pypdf import PdfReader

from quartier.concept import actions as concept
from quartier.config import urls
from quartier.handovers.models import Handover
from quartier.journal.models import name_of
from quartier.journal.rules import job
from quartier.needs.models import BundledWish, Need
from quartier.organisations.models import Organisation
from tests import stories
from tests.architecture.doors import DOORS, ROUTES, SETS
from tests.architecture.personas import falsified, objects, resident_in, signed_in, staff_of

pytestmark = pytest.mark.django_db

FORMS = {"needs:undo": {"at": "2026-01-01T09:00:00+01:00"}}
"""Acts that answer 404 to an empty form."""
NAMES = sorted(set(DOORS) & set(ROUTES))
SHUT = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
WAY_IN = django_settings.LOGIN_URL
OUTSIDE = ["city_programme", "department", "carrier", "steering", "admin"]
"""Roles beside the office. They never see how to reach a resident, nor what was blacked out."""


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    quick = pytest.MonkeyPatch()
    quick.setattr(urls, "handler404", not_there)
    with files, quiet(), stories.kept_apart(django_db_blocker):
        area = stories.loaded_demo()
        birds = stories.canary(area)
        door = stories.neighbour()
        yield SimpleNamespace(
            area=area,
            other=door.area,
            door=door,
            birds=birds,
            objects=objects(birds),
            nobody=Client(),
            resident=resident_in(area, birds.people["email"].email),
            staff=staff_of(area),
            neighbour=signed_in(door.lead),
        )
    quick.undo()


def not_there(_request, exception=None):  # noqa: ARG001
    """Thousands of doors stay shut here; the page that says so has tests of its own."""
    return HttpResponseNotFound()


@contextmanager
def quiet():
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def address(name, area, named):
    return reverse(name, kwargs=named | ({"area": area} if ROUTES[name].in_area else {}))


def knock(client, method, url, data=None):
    """The answer; what it did is undone, and the session is as before."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(url, data)
        answer.words = b"".join(answer)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def is_sent_to_sign_in(answer):
    return answer.status_code == HTTPStatus.FOUND and answer.url.startswith(f"{WAY_IN}?next=")


def is_let_in(answer):
    closed = answer.status_code in {HTTPStatus.FORBIDDEN, *SHUT} or is_sent_to_sign_in(answer)
    return not closed and answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR


def verdict(answer):
    """One word for what happened."""
    if is_sent_to_sign_in(answer):
        return "sign in"
    if answer.status_code in SHUT:
        return "not there"
    if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return "not so"
    return "in" if is_let_in(answer) else f"{answer.status_code}"


def verdicts(people, method, url, data=None):
    return {who: verdict(knock(client, method, url, data)) for who, client in people.items()}


@pytest.mark.parametrize("name", [n for n in NAMES if set(DOORS[n].values()) & set(SETS)])
def test_a_desk_page_opens_for_its_roles_in_its_own_area_only(scene, name):
    strangers = {"nobody": scene.nobody, "resident": scene.resident}
    people = strangers | scene.staff | {"neighbour": scene.neighbour}
    named = scene.objects.get(name, {})
    here, there = (address(name, area, named) for area in (scene.area, scene.other))

    sent = FORMS.get(name)

    for method in ("get", "post"):
        group = DOORS[name].get(method)
        roles = SETS[group] if group else SETS[next(iter(DOORS[name].values()))]
        inside = "in" if group else "not so"
        refused = dict.fromkeys(people, "not there") | dict.fromkeys(strangers, "sign in")

        assert verdicts(people, method, here, sent) == refused | dict.fromkeys(roles, inside)

        if "lead" in roles and (inside == "not so" or not names_an_object(name)):
            refused["neighbour"] = inside
        assert verdicts(people, method, there, sent) == refused


def names_an_object(name):
    """The journal of a foreign record is an empty page, see below."""
    return ROUTES[name].has_object and name != "accounts:journal"


@pytest.mark.parametrize("name", [n for n in NAMES if set(DOORS[n].values()) & {"open", "token"}])
def test_an_open_page_opens_for_everybody_and_a_link_only_as_it_was_sent(scene, name):
    people = {"nobody": scene.nobody, "lead": scene.staff["lead"]}
    named = scene.objects.get(name, {})
    here = address(name, scene.area, named)

    for method, inside in methods(name):
        found = verdicts(people, method, here, sent_to(scene, name))
        assert set(found.values()) <= ({inside, "sign in"} if name in STAGES else {inside})

        if ROUTES[name].has_object and ROUTES[name].in_area:
            there = address(name, scene.other, named)
            assert verdict(knock(scene.nobody, method, there)) in {"not there", "not so"}
        if "token" in named:
            guessed = address(name, scene.area, falsified(named))
            assert verdict(knock(scene.nobody, method, guessed)) in {"not there", "not so"}


def sent_to(scene, name):
    return {"nummer": scene.birds.rows.wish.short_number} if name == "website:look_up" else {}


STAGES = {"account_logout", "mfa_authenticate", "socialaccount_signup"}
"""Half-way pages of the sign-in: whoever is not half-way is sent to its start."""


def methods(name):
    """GET and POST, and whether the page knows them."""
    return [(m, "in" if m in DOORS[name] else "not so") for m in ("get", "post")]


@pytest.mark.parametrize("name", [n for n in NAMES if "staff" in DOORS[n].values()])
def test_an_account_page_opens_for_staff_only(scene, name):
    url = address(name, scene.area, scene.objects.get(name, {}))

    for method, inside in methods(name):
        strangers = verdicts({"nobody": scene.nobody, "resident": scene.resident}, method, url)
        assert set(strangers.values()) == {"sign in"}
        if name not in NOT_YET:
            assert set(verdicts(scene.staff, method, url).values()) == {inside}


NOT_YET = {
    "mfa_reauthenticate": "without a second factor it cannot be asked for",
    "mfa_reauthenticate_webauthn": "nobody has a passkey here",
    "mfa_deactivate_totp": "without an app there is nothing to take away",
    "mfa_view_recovery_codes": "without a second factor there are no codes",
    "mfa_generate_recovery_codes": "without a second factor there are no codes",
    "mfa_download_recovery_codes": "without a second factor there are no codes",
    "mfa_remove_webauthn": "nobody has a passkey here",
    "mfa_edit_webauthn": "nobody has a passkey here",
}


@pytest.mark.parametrize("name", [n for n in NAMES if set(DOORS[n].values()) & {"demo", "off"}])
def test_a_page_of_the_demonstration_does_not_exist_elsewhere(scene, name):
    url = address(name, scene.area, scene.objects.get(name, {}))

    for method, inside in methods(name):
        found = verdicts({"nobody": scene.nobody, "lead": scene.staff["lead"]}, method, url)
        assert set(found.values()) == {"not there" if inside == "in" else inside}


def test_my_wishes_are_for_residents_who_signed_in_here(scene):
    people = {"nobody": scene.nobody, "lead": scene.staff["lead"], "resident": scene.resident}
    here, there = (reverse("website:my_wishes", args=[a]) for a in (scene.area, scene.other))
    way_in = reverse("accounts:sign_in", args=[scene.area])

    found = {who: knock(client, "get", here) for who, client in people.items()}

    assert [found[who].url for who in ("nobody", "lead")] == [way_in, way_in]
    assert scene.birds.rows.wish.short_number in found["resident"].content.decode()
    assert knock(scene.resident, "get", there).status_code == HTTPStatus.FOUND


def test_a_department_sees_what_was_handed_to_it(scene):
    rows, department = scene.birds.rows, scene.staff["department"]
    own = {"number": rows.handover.short_number}
    foreign = {"number": rows.foreign.short_number}
    pages = {
        "handovers:desk_handover": {},
        "handovers:desk_pdf": {},
        "handovers:desk_photo": {"key": rows.photo.pk},
        "handovers:desk_attachment": {"key": rows.attachment.pk},
    }

    for name, more in pages.items():
        assert verdicts({1: department}, "get", address(name, scene.area, own | more)) == {1: "in"}
        assert verdicts({1: department}, "get", address(name, scene.area, foreign | more)) == {
            1: "not there"
        }
    listed = knock(department, "get", reverse("handovers:desk_list", args=[scene.area])).words
    others = Handover.objects.filter(area=scene.area).exclude(department=rows.department)
    assert others.count() > 3
    assert not [row for row in others if row.short_number.encode() in listed]


def test_a_link_opens_only_the_photos_and_papers_of_its_package(scene):
    rows = scene.birds.rows
    stranger = falsified({})["token"]
    token = scene.objects["handovers:photo"]["token"]

    for name, key in [("photo", rows.waiting_photo.pk), ("attachment", rows.photo.pk)]:
        for secret in (token, stranger):
            url = reverse(f"handovers:{name}", args=[scene.area, secret, key])
            assert verdict(knock(scene.nobody, "get", url)) == "not there"


def test_the_journal_of_residents_and_letters_is_for_the_office(scene):
    target = name_of(scene.birds.people["email"])
    url = reverse("accounts:journal", args=[scene.area, target])

    found = verdicts(scene.staff, "get", url)

    assert {who for who, word in found.items() if word == "in"} == {"lead", "staff"}


def test_the_journal_tells_nothing_about_another_quarter(scene):
    target = name_of(scene.birds.rows.need)
    lead, neighbour = scene.staff["lead"], scene.neighbour

    own = knock(lead, "get", reverse("accounts:journal", args=[scene.area, target]))
    foreign = knock(neighbour, "get", reverse("accounts:journal", args=[scene.other, target]))

    assert [bool(answer.context["lines"]) for answer in (own, foreign)] == [True, False]


@pytest.mark.parametrize("name", ["bundle", "add_wishes"])
def test_wishes_of_another_quarter_are_not_bundled(scene, name):
    own, foreign = scene.door.waiting.short_number, scene.birds.rows.wish.short_number
    sent = {"title": "Bedarf", "summary": "Text", "urgency": "normal", "wunsch": [own, foreign]}
    args = [scene.door.need.short_number] if name == "add_wishes" else []

    before = BundledWish.objects.count(), Need.objects.count()
    with transaction.atomic():
        scene.neighbour.post(reverse(f"needs:{name}", args=[scene.other, *args]), sent)
        after = BundledWish.objects.count(), Need.objects.count()
        scene.neighbour.post(
            reverse(f"needs:{name}", args=[scene.other, *args]), sent | {"wunsch": [own]}
        )
        allowed = BundledWish.objects.count()
        transaction.set_rollback(True)

    assert after == before
    assert allowed == before[0] + 1


def test_needs_and_departments_of_another_quarter_are_not_handed_over(scene):
    own = Organisation.objects.create(area=scene.other, kind="department", name="Bauamt")
    foreign = scene.birds.rows
    url = reverse("handovers:new", args=[scene.other])

    def handed_over(need, department):
        sent = {"schritt": "weitergeben", "cover_letter": "Guten Tag", "form_key": uuid4()}
        sent |= {"bedarf": [need.short_number], "department": department.pk}
        before = Handover.objects.count()
        with transaction.atomic():
            scene.neighbour.post(url, sent)
            count = Handover.objects.count() - before
            transaction.set_rollback(True)
        return count

    assert handed_over(scene.door.need, own) == 1
    assert handed_over(foreign.waiting_need, own) == 0
    assert handed_over(scene.door.need, foreign.department) == 0


def test_a_need_takes_no_field_of_action_of_another_quarter(scene):
    [own] = concept.lay_out_standard_fields(scene.other, by=job("test"))[:1]
    url = reverse("needs:describe", args=[scene.other, scene.door.need.short_number])

    def chosen(field):
        sent = {"title": "Bedarf", "summary": "Text", "urgency": "normal"}
        with transaction.atomic():
            scene.neighbour.post(url, sent | {"fields_of_action": [field.pk]})
            rows = list(scene.door.need.fields.all())
            transaction.set_rollback(True)
        return rows

    assert chosen(own) == [own]
    assert chosen(scene.birds.rows.field) == []


SEARCHES = ["kanar", "0831 47", "Rotkehl", "Zaunk"]
"""Beginnings only: the page repeats what was typed."""


@pytest.mark.parametrize("who", ["nobody", "neighbour", *OUTSIDE])
def test_who_stands_outside_never_sees_how_to_reach_a_resident(scene, who):
    client = scene.staff.get(who) or getattr(scene, who)
    pages = [address(name, scene.area, scene.objects.get(name, {})) for name in open_to(who)]
    for name in ("desk:search", "website:listing"):
        pages += [f"{reverse(name, args=[scene.area])}?q={words}" for words in SEARCHES]

    answers = {url: knock(client, "get", url) for url in pages}

    seen = {url: plain(answer) for url, answer in answers.items() if answer.status_code == 200}
    assert len(seen) >= 2
    assert {url: traces_in(words) for url, words in seen.items() if traces_in(words)} == {}


def test_an_intern_reads_wishes_but_not_how_to_reach_people(scene):
    wish = scene.birds.rows.unread
    url = reverse("wishes:desk_wish", args=[scene.area, wish.short_number])
    email = scene.birds.people["email"].email

    words = {who: plain(knock(scene.staff[who], "get", url)) for who in ("intern", "staff")}

    assert stories.UNREAD in words["intern"]
    assert [email in words[who] for who in ("intern", "staff")] == [False, True]


def test_the_office_sees_what_others_must_not(scene):
    """The traces exist: otherwise the tests above would prove nothing."""
    rows = scene.birds.rows
    pages = [
        reverse("wishes:desk_wish", args=[scene.area, rows.wish.short_number]),
        reverse("wishes:desk_wish", args=[scene.area, rows.unread.short_number]),
        *(reverse("desk:person", args=[scene.area, p.pk]) for p in scene.birds.people.values()),
    ]

    words = " ".join(plain(knock(scene.staff["staff"], "get", url)) for url in pages)

    assert traces_in(words) == list(stories.TRACES)


def open_to(who):
    """What can be looked at: a stranger the open pages, but not the links sent to the residents."""
    if who != "nobody":
        roles = [who] if who in OUTSIDE else ["lead"]
        return [n for n in NAMES if SETS.get(DOORS[n].get("get"), set()) & {*roles}]
    own = {"website:wish_received", "accounts:confirm_email", "needs:confirm_follow"}
    own |= {"needs:unfollow", "needs:not_meant", "handovers:solved"}
    return [n for n in NAMES if DOORS[n].get("get") in {"open", "token"} and n not in own]


def plain(answer):
    """The words of a page, a list or a paper."""
    if answer["Content-Type"] == "application/pdf" and answer.words.startswith(b"%PDF-1.7"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(answer.words)).pages)
    return answer.words.decode(errors="replace")


def traces_in(words):
    return [trace for trace in stories.TRACES if trace in words]
