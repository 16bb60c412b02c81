"""Each problem keeps its word in a real cell: what it ships as right is accepted, all it ships as wrong is refused."""

import pytest

from rehearse.catalog.problem import KnownWrong, Problem
from rehearse_sandbox.wire.events import SPEED
from tests.problems.catalogue_judge import CATALOG, PROBLEMS, CatalogueJudge

pytestmark = pytest.mark.docker

ACCEPTED = [
    pytest.param(problem, source, id=f"{problem.slug}-{name}")
    for problem in PROBLEMS
    for name, source in sorted(problem.accepted.items())
]
WRONG = [
    pytest.param(problem, wrong, id=f"{problem.slug}-{wrong.name}") for problem in PROBLEMS for wrong in problem.wrong
]


def test_every_folder_is_sound() -> None:
    assert not CATALOG.faults


def test_the_first_problems_are_there() -> None:
    assert {problem.slug for problem in PROBLEMS} >= {
        "balanced-brackets",
        "merge-intervals",
        "lru-cache",
        "level-order-traversal",
        "linear-regression",
        "softmax-cross-entropy",
        "image-convolution",
        "feature-scalers",
        "reservoir-sampling",
        "rate-limiter",
        "streaming-median",
        "ttl-store",
        "repair-training-loop",
        "conv2d-layer",
    }


@pytest.mark.parametrize(("problem", "source"), ACCEPTED)
def test_a_right_program_is_accepted(judge: CatalogueJudge, problem: Problem, source: str) -> None:
    verdict = judge.judge(problem, source).verdict
    assert verdict.word == "accepted", (verdict.test, verdict.failure, verdict.detail)


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_the_starter_is_refused(judge: CatalogueJudge, problem: Problem) -> None:
    judged = judge.judge(problem, problem.starter)
    verdict, outcomes = judged.verdict, judged.outcomes
    if problem.kind == "repair":
        noticed = {name for fault in problem.planted for name in fault.detected_by}
        assert {name for name, outcome in outcomes.items() if outcome != "passed"} == noticed
    elif problem.kind == "optimise":
        assert verdict.word == "time_limit", verdict
        assert {name for name, outcome in outcomes.items() if outcome != "passed"} == {SPEED.rpartition("::")[2]}
    else:
        assert verdict.word == "runtime_error", verdict
        assert "passed" not in outcomes.values()


@pytest.mark.parametrize(("problem", "wrong"), WRONG)
def test_a_known_wrong_program_gets_its_stated_verdict(
    judge: CatalogueJudge, problem: Problem, wrong: KnownWrong
) -> None:
    judged = judge.judge(problem, wrong.source)
    verdict, outcomes = judged.verdict, judged.outcomes
    assert verdict.word == wrong.verdict, (verdict.test, verdict.failure, verdict.detail)
    assert all(outcomes[name] != "passed" for name in wrong.fails), outcomes
    assert all(outcomes[name] == "passed" for name in wrong.passes), outcomes
    assert verdict.failure is not None
    failure = verdict.failure
    shown = f"{failure.why} {failure.difference} {failure.error} {failure.output}"
    assert wrong.says in shown
