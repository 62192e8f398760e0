"""The area in the address: `/sankt-mang/…` hands the view an `Area`, an unknown one is a 404."""

from quartier.areas.models import Area


class AreaConverter:
    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> Area:
        try:
            return Area.objects.select_related("municipality").get(slug=value)
        except Area.DoesNotExist as missing:
            raise ValueError from missing

    def to_url(self, value: Area | str) -> str:
        return value if isinstance(value, str) else value.slug
