"""One program, one verdict: on Docker, in bubblewrap, and as a plain process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.judging import build_job, expected
from rehearse.submissions.verdict import decide
from rehearse_sandbox.host import BACKENDS, open_sandbox
from rehearse_sandbox.host.sandbox import Sandbox
from rehearse_sandbox.wire.events import Failure, TestFinished

pytestmark = pytest.mark.docker

CATALOG = Catalog.load(Path(__file__).parents[2] / "problems")

#: One of plain values, one of classes that are called many times, one of arrays.
SLUGS = ("balanced-brackets", "lru-cache", "linear-regression")

PROGRAMS = [
    pytest.param(CATALOG.problems[slug], source, id=f"{slug}-{name}")
    for slug in SLUGS
    for name, source in [
        *CATALOG.problems[slug].accepted.items(),
        *((wrong.name, wrong.source) for wrong in CATALOG.problems[slug].wrong),
    ]
]


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[dict[str, Sandbox]]:
    opened = {name: open_sandbox(name, reuse="any", on_progress=lambda _line: None) for name in BACKENDS}
    yield opened
    for sandbox in opened.values():
        sandbox.close()


def told(sandbox: Sandbox, problem: Problem, source: str) -> tuple[object, ...]:
    """What a learner reads of a judging, but for times and the interpreter's own words, which follow its version."""
    events = list(sandbox.judge(build_job(problem, source, "submit", job_id="j"), user="1"))
    verdict = decide(expected(problem, "submit"), events)
    outcomes = [(event.id, event.outcome) for event in events if isinstance(event, TestFinished)]
    failure = verdict.failure or Failure()
    shown = (failure.why, failure.input, failure.output, failure.expected, failure.difference, failure.line)
    return verdict.word, verdict.test, shown, outcomes


@pytest.mark.parametrize(("problem", "source"), PROGRAMS)
def test_every_back_end_says_the_same(sandboxes, problem, source):
    on_docker = told(sandboxes["docker"], problem, source)
    assert on_docker[0] != "internal_error", on_docker
    for name in BACKENDS[1:]:
        assert told(sandboxes[name], problem, source) == on_docker, name
