"""What this stage tells about a wish or a need on its journey."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.journal.rules import Step
from quartier.needs.models import BundledWish, Need
from quartier.wishes.models import Wish


def steps_of(need: Need, *, wish_count: int | None = None) -> list[Step]:
    """When wishes became this need. `extra` is the need."""
    count = wish_count if wish_count is not None else wish_count_of(need)
    return [Step(on=need.created_at, key="bundled", title=became_a_need(count), extra=need)]


def became_a_need(count: int) -> str:
    """All wishes may have left a need that a department has."""
    if count == 0:
        return _("Aus Wünschen wurde ein Bedarf")
    return ngettext(
        "Aus %(n)d Wunsch wurde ein Bedarf", "Aus %(n)d Wünschen wurde ein Bedarf", count
    ) % {"n": count}


def wish_count_of(need: Need) -> int:
    return BundledWish.objects.filter(need=need).count()


def steps_of_wish(wish: Wish) -> list[Step]:
    """When the wish was taken into a need. `extra` is the need; the link is the caller's."""
    bundled = BundledWish.objects.filter(wish=wish).select_related("need__area").first()
    return steps_of_bundled(bundled, wish_count_of(bundled.need)) if bundled else []


def steps_of_bundled(bundled: BundledWish, wish_count: int) -> list[Step]:
    """The same of rows that were read already."""
    others = wish_count - 1
    return [Step(bundled.at, "bundled", together(others), bundled.need.title, extra=bundled.need)]


def together(others: int) -> str:
    if others == 0:
        return _("Wir haben daraus einen Bedarf gemacht")
    return ngettext(
        "Mit %(n)d ähnlichen Wunsch zusammengefasst",
        "Mit %(n)d ähnlichen Wünschen zusammengefasst",
        others,
    ) % {"n": others}
