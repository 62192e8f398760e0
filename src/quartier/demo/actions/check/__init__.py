"""The thread on real input: import, moderation, proposals, bundling, hand-over, answer, telling.

Everything goes through the acts that people use, in an area of its own. What the check plays is the
clerk's judgement: it follows the first proposal where that is close enough and opens a need
otherwise.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from quartier.demo.actions.check.bundling import bundle_all, support_all
from quartier.demo.actions.check.city import answer_all, ask_all, hand_over_all, tell_all
from quartier.demo.actions.check.looking import look_up_all
from quartier.demo.actions.check.reading import publish_marked, read_lists
from quartier.demo.actions.check.record import Check
from quartier.demo.actions.check.scratch import open_scratch_area

STAGES = (
    publish_marked,
    bundle_all,
    support_all,
    hand_over_all,
    answer_all,
    tell_all,
    ask_all,
    look_up_all,
)


def check_thread(files: Sequence[Path], now: datetime, *, tell: Callable[[str], None]) -> Check:
    check = Check(open_scratch_area(), now, tell=tell)
    read_lists(check, files)
    for stage in STAGES:
        stage(check)
    return check
