"""One row of everything that has an address of its own."""

from io import BytesIO
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from quartier.accounts.actions import ask_to_confirm_email, invite, known_resident
from quartier.accounts.models import Membership
from quartier.areas.models import Area, Place
from quartier.concept import actions as concept
from quartier.concept.models import FieldOfAction, Goal, Measure
from quartier.journal.rules import Actor
from quartier.letters.models import Letter
from quartier.needs.models import Follower
from quartier.office import actions as office
from quartier.office.models import Notice, OfficePerson, OpeningHours
from quartier.organisations.models import ContactPerson
from quartier.wishes import actions as wishes
from tests.stories.acts import clerk_of

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def furnish(area: Area, rows: SimpleNamespace) -> None:
    """One row of everything else that has an address of its own."""
    by = clerk_of(area)
    draw_a_plan(area, rows, by)
    furnish_office(area, rows, by)
    rows.letter = Letter.objects.filter(area=area, channel="print").latest("id")
    rows.call = Letter.objects.filter(area=area, channel="call").latest("id")
    rows.follower = Follower.objects.filter(need=rows.need).first()
    sheet = SimpleUploadedFile("liste.csv", "Text\nMehr Bäume\n".encode())
    rows.newcomer = known_resident(area, email="lea@neu.example", by=by, at=timezone.now())
    ask_to_confirm_email(rows.newcomer, by=by, at=timezone.now())
    rows.run = wishes.prepare_import(sheet, area=area, by=by)
    lead = Membership.objects.select_related("user").get(area=area, role="lead")
    rows.invitation, rows.invitation_link = invite(
        area,
        email="neu@office.example",
        name="Neu",
        role="staff",
        at=timezone.now(),
        by=lead.user.as_actor("lead"),
    )


def draw_a_plan(area: Area, rows: SimpleNamespace, by: Actor) -> None:
    """An adopted version with its resolution as a file, and the next one as a draft."""
    paper = SimpleUploadedFile("beschluss.pdf", PDF)
    today = timezone.localdate()
    resolved = {"resolution_body": "Stadtrat", "adopted_on": today, "resolution_number": "1"}
    rows.adopted = concept.adopt(
        concept.start_draft(area, by=by), resolution_file=paper, **resolved, today=today, by=by
    )
    rows.draft = draft = concept.start_draft(area, by=by)
    rows.field = FieldOfAction.objects.filter(area=area).first()
    rows.goal = Goal.objects.filter(version=draft).first()
    rows.measure = Measure.objects.filter(version=draft).first()


def furnish_office(area: Area, rows: SimpleNamespace, by: Actor) -> None:
    today = timezone.localdate()
    rows.hours = OpeningHours.objects.filter(area=area).first()
    rows.closure = office.set_closure(area, first_day=today, last_day=today, kind="closed", by=by)
    rows.office_person = OfficePerson.objects.filter(area=area).first()
    rows.notice = Notice.objects.filter(area=area).first()
    rows.place = Place.objects.filter(area=area, kind="landmark").first()
    rows.contact = ContactPerson.objects.filter(area=area).first()


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "blue").save(out, "JPEG")
    return out.getvalue()
