"""Verbs of this stage; the only place that writes."""

from quartier.needs.actions.bundling import (
    add_wishes,
    bundle,
    describe,
    dissolve,
    faster_clerk,
    object_to,
    split,
    take_out,
    undo_bundling,
)
from quartier.needs.actions.erasing import forget
from quartier.needs.actions.following import confirm_follow, follow, notify_followers, unfollow
from quartier.needs.actions.indexing import build_index, build_index_if_late
from quartier.needs.actions.refusals import (
    AlreadyBundled,
    Dissolved,
    NothingChosen,
    NothingToUndo,
    NotWaiting,
    ObjectedBefore,
    StillWanted,
)
from quartier.needs.actions.supporting import support

__all__ = [
    "AlreadyBundled",
    "Dissolved",
    "NotWaiting",
    "NothingChosen",
    "NothingToUndo",
    "ObjectedBefore",
    "StillWanted",
    "add_wishes",
    "build_index",
    "build_index_if_late",
    "bundle",
    "confirm_follow",
    "describe",
    "dissolve",
    "faster_clerk",
    "follow",
    "forget",
    "notify_followers",
    "object_to",
    "split",
    "support",
    "take_out",
    "undo_bundling",
    "unfollow",
]
