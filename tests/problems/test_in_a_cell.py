"""Each problem keeps its word in a real cell: what it ships as right is accepted, all it ships as wrong is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import KnownWrong, Problem
from rehearse.judging import build_job, expected
from rehearse.submissions.verdict import Verdict, decide
from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.host.sandbox import Sandbox
from rehearse_sandbox.wire.events import SPEED, TestFinished

pytestmark = pytest.mark.docker

CATALOG = Catalog.load(Path(__file__).parents[2] / "problems")
PROBLEMS = [CATALOG.problems[slug] for slug in sorted(CATALOG.problems)]
ACCEPTED = [
    pytest.param(problem, source, id=f"{problem.slug}-{name}")
    for problem in PROBLEMS
    for name, source in sorted(problem.accepted.items())
]
WRONG = [
    pytest.param(problem, wrong, id=f"{problem.slug}-{wrong.name}") for problem in PROBLEMS for wrong in problem.wrong
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = open_sandbox("docker", on_progress=lambda _line: None)
    made.warm()
    yield made
    made.close()


def judged(sandbox: Sandbox, problem: Problem, source: str) -> tuple[Verdict, dict[str, str]]:
    events = list(sandbox.judge(build_job(problem, source, "submit", job_id="j"), user="1"))
    outcomes: dict[str, str] = {}
    for event in events:
        if isinstance(event, TestFinished):
            name = event.id.rpartition("::")[2].partition("[")[0]
            # A test with parameters has failed when it failed for one of them.
            outcomes[name] = event.outcome if outcomes.get(name, "passed") == "passed" else outcomes[name]
    return decide(expected(problem, "submit"), events), outcomes


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
def test_a_right_program_is_accepted(sandbox: Sandbox, problem: Problem, source: str) -> None:
    verdict, _ = judged(sandbox, problem, source)
    assert verdict.word == "accepted", (verdict.test, verdict.failure, verdict.detail)


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_the_starter_is_refused(sandbox: Sandbox, problem: Problem) -> None:
    verdict, outcomes = judged(sandbox, problem, problem.starter)
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
def test_a_known_wrong_program_gets_its_stated_verdict(sandbox: Sandbox, problem: Problem, wrong: KnownWrong) -> None:
    verdict, outcomes = judged(sandbox, problem, wrong.source)
    assert verdict.word == wrong.verdict, (verdict.test, verdict.failure, verdict.detail)
    assert all(outcomes[name] != "passed" for name in wrong.fails), outcomes
    assert all(outcomes[name] == "passed" for name in wrong.passes), outcomes
    assert verdict.failure is not None
    failure = verdict.failure
    shown = f"{failure.why} {failure.difference} {failure.error} {failure.output}"
    assert wrong.says in shown
