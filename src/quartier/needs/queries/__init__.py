"""Questions of this stage; other floors ask here."""

from quartier.needs.queries.inbox import (
    InboxFilter,
    gaps,
    last_bundling,
    need_by_number,
    need_of,
    needs_of,
    objected_needs,
    selected,
    wish_counts,
    wishes_to_bundle,
)
from quartier.needs.queries.people import (
    Wisher,
    followers_of,
    people_and_voices,
    support_of_wish,
    wishers_of,
)
from quartier.needs.queries.privacy import data_of
from quartier.needs.queries.proposals import Proposals, proposals_for
from quartier.needs.queries.similar import Match, similar
from quartier.needs.queries.steps import steps_of, steps_of_wish

__all__ = [
    "InboxFilter",
    "Match",
    "Proposals",
    "Wisher",
    "data_of",
    "followers_of",
    "gaps",
    "last_bundling",
    "need_by_number",
    "need_of",
    "needs_of",
    "objected_needs",
    "people_and_voices",
    "proposals_for",
    "selected",
    "similar",
    "steps_of",
    "steps_of_wish",
    "support_of_wish",
    "wish_counts",
    "wishers_of",
    "wishes_to_bundle",
]
