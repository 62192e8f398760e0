"""What this stage tells about a wish or a need on its journey."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.journal.rules import Step
from quartier.needs.models import BundledWish, Need


def steps_of(need: Need, *, wish_count: int | None = None) -> list[Step]:
    """When wishes became this need."""
    count = wish_count if wish_count is not None else wish_count_of(need)
    return [Step(on=need.created_at, key="bundled", title=became_a_need(count))]


def became_a_need(count: int) -> str:
    """All wishes may have left a need that a department has."""
    if count == 0:
        return _("Aus Wünschen wurde ein Bedarf")
    return ngettext(
        "Aus %(n)d Wunsch wurde ein Bedarf", "Aus %(n)d Wünschen wurde ein Bedarf", count
    ) % {"n": count}


def wish_count_of(need: Need) -> int:
    return BundledWish.objects.filter(need=need).count()


def step_of_bundled(at: datetime, title: str, wish_count: int) -> Step:
    """When a wish was taken into a need of that title; the link is the caller's."""
    return Step(at, "bundled", together(wish_count - 1), title)


def together(others: int) -> str:
    if others == 0:
        return _("Wir haben daraus einen Bedarf gemacht")
    return ngettext(
        "Mit %(n)d ähnlichen Wunsch zusammengefasst",
        "Mit %(n)d ähnlichen Wünschen zusammengefasst",
        others,
    ) % {"n": others}
