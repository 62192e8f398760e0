from django.db import transaction

from quartier.areas.models import Area, RunningNumber


def next_number(area: Area, series: str, year: int) -> int:
    """The next number of a series. Call inside the act's transaction: no gap if it fails."""
    with transaction.atomic():
        RunningNumber.objects.bulk_create(
            [RunningNumber(area=area, series=series, year=year)], ignore_conflicts=True
        )
        counter = RunningNumber.objects.select_for_update().get(area=area, series=series, year=year)
        counter.last += 1
        counter.save(update_fields=["last"])
    return counter.last
