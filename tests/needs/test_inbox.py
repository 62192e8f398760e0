"""The inbox by pages: counted in any order, shown oldest first."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from quartier.needs import queries
from tests.needs.conftest import AT


def test_only_what_a_page_shows_is_put_in_order(area, wish):
    late, early, middle = (
        wish(text, at=AT + timedelta(days=day)) for day, text in ((3, "c"), (1, "a"), (2, "b"))
    )
    pages = queries.OldestWishes(queries.wishes_to_bundle(area), 2)

    with CaptureQueriesContext(connection) as asked:
        count, shown = pages.count, [list(pages.page(number)) for number in (1, 2)]

    assert (count, shown) == (3, [[early, middle], [late]])
    assert ["ORDER BY" in query["sql"] for query in asked] == [False, True, True]
