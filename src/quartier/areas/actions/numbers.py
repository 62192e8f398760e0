from django.db import transaction

from quartier.areas.models import Area, RunningNumber


def next_number(area: Area, series: str, year: int) -> int:
    """The next number of a series. Call inside the act's transaction: no gap if it fails."""
    return next_numbers(area, series, year, 1)[0]


def next_numbers(area: Area, series: str, year: int, count: int) -> range:
    """The next `count` numbers of a series, for many rows at once."""
    with transaction.atomic():
        RunningNumber.objects.bulk_create(
            [RunningNumber(area=area, series=series, year=year)], ignore_conflicts=True
        )
        counter = RunningNumber.objects.select_for_update().get(area=area, series=series, year=year)
        counter.last += count
        counter.save(update_fields=["last"])
    return range(counter.last - count + 1, counter.last + 1)
