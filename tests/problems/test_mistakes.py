"""In a real cell, refused programs are told their mistake: those that are shipped, and others with the same one."""

import pytest

from rehearse.catalog.planted import mended
from rehearse.catalog.problem import Problem
from tests.problems.catalogue_judge import CATALOG, PROBLEMS, CatalogueJudge

pytestmark = pytest.mark.docker

#: The share of shipped programs that must be named.
LEAST_NAMED = 0.9

OTHERWISE_WRITTEN = [
    (
        "merge-intervals",
        "last_end_wins",
        """
def merge_intervals(intervals):
    if any(start > end for start, end in intervals):
        raise ValueError("an interval ends before it starts")
    merged = []
    for start, end in sorted([list(pair) for pair in intervals]):
        if not merged or merged[-1][1] < start:
            merged.append([start, end])
        else:
            merged[-1][1] = end
    return [tuple(pair) for pair in merged]
""",
    ),
    (
        "balanced-brackets",
        "leftover_openers",
        """
def is_balanced(text):
    waiting = []
    for character in text:
        place = "([{".find(character)
        if place >= 0:
            waiting.append(")]}"[place])
        elif character in ")]}" and (not waiting or waiting.pop() != character):
            return False
    return True
""",
    ),
    (
        "softmax-cross-entropy",
        "no_row_maximum",
        """
import numpy as np

def softmax_cross_entropy(logits, labels):
    powers = np.e ** np.asarray(logits, dtype=float)
    shares = powers / powers.sum(axis=1)[:, None]
    chosen = np.take_along_axis(shares, labels[:, None], axis=1)
    return float(-np.mean(np.log(chosen))), (shares - np.eye(logits.shape[1])[labels]) / len(labels)
""",
    ),
]


def test_nine_of_ten_shipped_mistakes_are_named_and_none_by_another_name(judge: CatalogueJudge) -> None:
    told = {
        f"{problem.slug}/{wrong.name}": (judge.judge(problem, wrong.source).verdict.mistake, wrong.mistake)
        for problem in PROBLEMS
        for wrong in problem.wrong
    }
    assert [name for name, (said, meant) in told.items() if said not in {"", meant}] == []
    nameless = [name for name, (said, _) in told.items() if not said]
    assert len(nameless) <= (1 - LEAST_NAMED) * len(told), nameless


@pytest.mark.parametrize(
    ("problem", "source"),
    [
        pytest.param(problem, source, id=f"{problem.slug}-{name}")
        for problem in PROBLEMS
        for name, source in problem.accepted.items()
    ],
)
def test_no_accepted_program_has_a_mistake(judge: CatalogueJudge, problem: Problem, source: str) -> None:
    verdict = judge.judge(problem, source).verdict
    assert (verdict.word, verdict.mistake) == ("accepted", "")


@pytest.mark.parametrize("problem", [each for each in PROBLEMS if each.planted], ids=lambda problem: problem.slug)
def test_a_planted_fault_is_not_named_while_others_are_left(judge: CatalogueJudge, problem: Problem) -> None:
    *others, last = (fault.name for fault in problem.planted)
    for left in (
        problem.starter,
        mended(problem.starter, problem.planted, others[1:]),
        mended(problem.starter, problem.planted, [last]),
    ):
        verdict = judge.judge(problem, left).verdict
        assert (verdict.word == "accepted", verdict.mistake) == (False, "")


@pytest.mark.parametrize(("slug", "name", "source"), OTHERWISE_WRITTEN)
def test_the_same_mistake_written_otherwise_is_named(judge: CatalogueJudge, slug: str, name: str, source: str) -> None:
    problem = CATALOG.problems[slug]
    assert judge.judge(problem, source).verdict.mistake == problem.mistakes[name]
