import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartier.needs.rules import (
    essence,
    is_ready_to_hand_over,
    percent,
    shared_words,
    tally,
    vectors,
    votes,
)

EVEN = np.ones(vectors.BUCKETS, dtype=np.float32)


@pytest.mark.parametrize(
    ("people", "voices", "urgency", "has_summary", "ready"),
    [
        (3, 0, "normal", True, True),
        (1, 2, "soon", True, True),
        (2, 0, "normal", True, False),
        (1, 0, "urgent", True, True),
        (0, 0, "urgent", True, False),
        (9, 9, "urgent", False, False),
    ],
)
def test_three_behind_it_or_one_if_urgent_and_a_summary(
    people, voices, urgency, has_summary, ready
):
    verdict = is_ready_to_hand_over(
        people=people, voices=voices, urgency=urgency, has_summary=has_summary
    )

    assert verdict is ready


def test_shared_words_keep_umlauts_and_spelling_and_leave_stop_words_out():
    words = shared_words("Die Bänke für Kinder an der Straße", "Kindern fehlt eine Bank, Straßen")

    assert words == ["Kinder", "Straße"]


def alike(text: str, other: str) -> float:
    return vectors.cosines(essence(text), [essence(other)], EVEN)[0]


def test_a_typing_error_stays_near_and_another_subject_far():
    typo = alike("Zebrastreifen vor der Schule", "Zebrastreifn bei der Schule")
    other = alike("Zebrastreifen vor der Schule", "Trinkbrunnen am Marktplatz")

    assert typo > 0.6
    assert other < 0.1


@given(st.text(max_size=200))
def test_any_text_is_like_itself_or_says_nothing(text):
    assert alike(text, text) == pytest.approx(1) or essence(text) == ""


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_likeness_never_shows_a_smaller_number(a, b):
    low, high = sorted([a, b])

    assert 0 <= percent(low) <= percent(high) <= 100


def test_wishes_already_in_a_need_speak_for_it():
    order = votes.ranked({"words only": (0.4, []), "taught": (0.1, [0.4, 0.3])})

    assert list(order) == ["taught", "words only"]


@pytest.mark.parametrize(
    ("said", "people", "voices"),
    [
        ([("mia", True), ("mia", True), ("karl", True)], 2, 0),
        ([("mia", False), ("mia", False)], 0, 1),
        ([("mia", False), ("mia", True)], 1, 0),
        ([(None, False), (None, False), ("mia", False)], 0, 3),
        ([], 0, 0),
    ],
)
def test_a_contact_counts_once_and_as_a_person_only_if_it_is_sure(said, people, voices):
    counted = tally([("need", who, is_sure) for who, is_sure in said])

    assert counted["need"] == (people, voices)
