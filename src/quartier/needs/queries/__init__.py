"""Questions of this stage; other floors ask here."""

from quartier.needs.queries.inbox import (
    InboxFilter,
    OldestWishes,
    bundling_of,
    follower_of,
    found_needs,
    gaps,
    is_ready,
    last_bundling,
    need_by_number,
    need_of,
    needs_of,
    numbered,
    objected_needs,
    public_subject,
    selected,
    standing_by_number,
    support_count,
    taken_up,
    wishes_in,
    wishes_to_bundle,
)
from quartier.needs.queries.people import (
    followers_of,
    people_and_voices,
    people_behind_wishes,
    persons_behind,
    stood_behind,
    wishers_of,
)
from quartier.needs.queries.privacy import data_of
from quartier.needs.queries.proposals import Proposals, proposals_for
from quartier.needs.queries.rows import rows_of
from quartier.needs.queries.similar import Match, similar
from quartier.needs.queries.steps import step_of_bundled, steps_of

__all__ = [
    "InboxFilter",
    "Match",
    "OldestWishes",
    "Proposals",
    "bundling_of",
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
    "numbered",
    "objected_needs",
    "people_and_voices",
    "people_behind_wishes",
    "persons_behind",
    "proposals_for",
    "public_subject",
    "rows_of",
    "selected",
    "similar",
    "standing_by_number",
    "step_of_bundled",
    "steps_of",
    "stood_behind",
    "support_count",
    "taken_up",
    "wishers_of",
    "wishes_in",
    "wishes_to_bundle",
]
