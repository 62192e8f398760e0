import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from quartier.areas.converters import RESERVED, check_slug


def test_no_area_can_take_the_first_word_of_another_address():
    patterns = [*first(get_resolver().url_patterns)]

    taken = {word for word in (str(p).partition("/")[0] for p in patterns) if word.isalpha()}

    assert taken | {"en", "static"} == set(RESERVED)


def first(patterns):
    """The beginnings of all addresses outside an area."""
    for pattern in patterns:
        if str(pattern.pattern) in ("", "de/"):
            yield from first(pattern.url_patterns) if hasattr(pattern, "url_patterns") else ()
        else:
            yield pattern.pattern


@pytest.mark.parametrize("slug", ["Ost", "ost_1", "-ost", "ost\n", "", "buero"])
def test_a_short_name_that_no_address_could_have_is_refused(slug):
    with pytest.raises(ValidationError):
        check_slug(slug)
