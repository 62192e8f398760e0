"""The rules of areas, by noun: days and deadlines, holidays, short numbers, outlines on the map."""

from quartier.areas.rules.days import (
    Deadline,
    deadline_in_working_days,
    deadline_on,
    holiday_names,
    holidays_of,
    is_working_day,
    next_working_day,
    working_days_after,
    working_days_between,
)
from quartier.areas.rules.numbers import NEED, PACKAGE, number_of, parse_number, short_number
from quartier.areas.rules.outlines import Outline, read_outline
from quartier.areas.rules.profiles import profiles_of
from quartier.areas.rules.shapes import Fault
from quartier.areas.rules.sizes import size_in_hectares
from quartier.areas.rules.tables import PlaceRow, RowFault, read_places

__all__ = [
    "NEED",
    "PACKAGE",
    "Deadline",
    "Fault",
    "Outline",
    "PlaceRow",
    "RowFault",
    "deadline_in_working_days",
    "deadline_on",
    "holiday_names",
    "holidays_of",
    "is_working_day",
    "next_working_day",
    "number_of",
    "parse_number",
    "profiles_of",
    "read_outline",
    "read_places",
    "short_number",
    "size_in_hectares",
    "working_days_after",
    "working_days_between",
]
