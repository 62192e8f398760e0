"""The residents who leave a contact."""

from benchmarks.fill.quarter import Quarter, save

from quartier.accounts.models import Resident


def write_people(quarter: Quarter) -> None:
    quarter.people = [resident(quarter, n) for n in range(max(1, quarter.count // 2))]
    save(quarter.people)


def resident(quarter: Quarter, number: int) -> Resident:
    at = quarter.moment()
    return Resident(
        id=quarter.key(at),
        area=quarter.area,
        contact_key=f"email:person{number}@leute.example",
        name=f"Person {number}",
        email=f"person{number}@leute.example",
        phone="0831 000000",
        address="Irgendwo 1\n87000 Irgendwo",
        created_at=at,
        email_confirmed_at=at,
    )
