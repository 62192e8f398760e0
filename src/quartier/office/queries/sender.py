"""Who writes the letters of an area (`settings.LETTER_SENDER`)."""

from quartier.areas.models import Area
from quartier.letters.texts import Sender
from quartier.office.models import Office


def sender_of(area: Area) -> Sender:
    office = Office.objects.filter(area=area).first()
    if office is None:
        return Sender(area.name)
    lines = (office.street, f"{office.postcode} {office.town}")
    return Sender(office.name, lines, phone=office.phone, email=office.email)
