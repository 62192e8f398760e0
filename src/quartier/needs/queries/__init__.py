"""Questions of this stage; other floors ask here."""

from quartier.needs.queries.inbox import (
    InboxFilter,
    bundled_of,
    follower_of,
    found_needs,
    gaps,
    is_ready,
    last_bundling,
    need_by_number,
    need_of,
    needs_of,
    objected_needs,
    public_subject,
    selected,
    support_count,
    taken_up,
    waiting,
    wish_counts,
    wishes_in,
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
    "bundled_of",
    "data_of",
    "follower_of",
    "followers_of",
    "found_needs",
    "gaps",
    "is_ready",
    "last_bundling",
    "need_by_number",
    "need_of",
    "needs_of",
    "objected_needs",
    "people_and_voices",
    "proposals_for",
    "public_subject",
    "selected",
    "similar",
    "steps_of",
    "steps_of_wish",
    "support_count",
    "support_of_wish",
    "taken_up",
    "waiting",
    "wish_counts",
    "wishers_of",
    "wishes_in",
    "wishes_to_bundle",
]
