"""Which rating a solved problem speaks for: the rule, line by line, each with its reason."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.review.evidence import Solve, suggest, usual_minutes
from rehearse.review.memory import Rating

AGAIN, HARD, GOOD, EASY = Rating

solves = st.builds(
    Solve,
    passed=st.booleans(),
    refused=st.integers(0, 9),
    hints=st.integers(0, 4),
    solution=st.booleans(),
    minutes=st.none() | st.floats(0, 500),
    expected=st.none() | st.floats(1, 120),
)


@pytest.mark.parametrize(
    ("solve", "rating", "reason"),
    [
        (Solve(False), AGAIN, "not solved"),
        (Solve(False, solution=True), AGAIN, "given up for the solution"),
        (Solve(True, solution=True), AGAIN, "solved after a look at the solution"),
        (Solve(True, minutes=100, expected=30), AGAIN, "solved in 3.3 times the usual time"),
        (Solve(True, hints=1), HARD, "solved with 1 hint"),
        (Solve(True, refused=3), HARD, "solved after 3 refused submissions"),
        (Solve(True, minutes=60, expected=30), HARD, "solved in 2.0 times the usual time"),
        (Solve(True, refused=2), GOOD, "solved after 2 refused submissions"),
        (Solve(True, refused=1, minutes=45, expected=30), GOOD, "solved after 1 refused submission"),
        (Solve(True), GOOD, "solved with the first submission"),
        (Solve(True, minutes=18, expected=30), GOOD, "solved with the first submission"),
    ],
)
def test_the_rule(solve, rating, reason):
    found = suggest(solve)
    assert (found.rating, found.reason) == (rating, reason)


def test_only_a_quick_first_submission_may_have_been_easy():
    assert suggest(Solve(True, minutes=18, expected=30)).perhaps_easy
    assert not suggest(Solve(True, minutes=19, expected=30)).perhaps_easy
    assert not suggest(Solve(True, minutes=18, expected=30, refused=1)).perhaps_easy
    assert not suggest(Solve(True)).perhaps_easy


@given(solves)
def test_what_was_not_solved_is_never_hard_and_what_was_is_never_called_easy(solve):
    found = suggest(solve)
    assert found.rating != EASY
    assert (found.rating == AGAIN) or solve.passed
    assert found.reason


def test_nobodys_pace_is_the_problems_own():
    assert usual_minutes(30, []) == 30


@pytest.mark.parametrize(
    ("shares", "usual"),
    [([2.0], 30 * 2 ** (1 / 5)), ([2.0] * 3, 30 * 2 ** (3 / 5)), ([2.0] * 5, 60), ([2.0] * 9, 60), ([0.5] * 5, 15)],
)
def test_a_persons_pace_counts_in_full_from_five_first_solves_on(shares, usual):
    assert usual_minutes(30, shares) == pytest.approx(usual)


@pytest.mark.parametrize("odd", [0.001, 1.5, 900])
def test_one_pasted_or_endless_solve_changes_nobodys_pace(odd):
    assert usual_minutes(30, [1.5, 1.5, odd, 1.5, 1.5]) == pytest.approx(45)


@given(st.floats(1, 240), st.lists(st.floats(1e-3, 1e3), max_size=12))
def test_the_usual_time_lies_between_the_problems_own_and_the_persons(minutes, shares):
    usual = usual_minutes(minutes, shares)
    assert math.isfinite(usual)
    assert minutes * min([1, *shares]) * 0.999 <= usual <= minutes * max([1, *shares]) * 1.001
