"""The shipped problems, and a judge of their programs that judges each one once, however many tests ask about it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from rehearse.catalog.problem import Problem
from rehearse.interviews.catalogue import load_problems
from rehearse.judging import build_fill, build_job, expected, seeds_of
from rehearse.submissions.verdict import Verdict, decide
from rehearse_sandbox.host.sandbox import Sandbox
from rehearse_sandbox.wire.events import TestFinished

CATALOG = load_problems(Path(__file__).parents[2] / "problems")
PROBLEMS = [CATALOG.problems[slug] for slug in sorted(CATALOG.problems)]

AT_ONCE = 2


@dataclass(frozen=True)
class Judged:
    """What a judging came to: the verdict, and the outcome of each test by the name of its function."""

    verdict: Verdict
    outcomes: dict[str, str]


class CatalogueJudge:
    """Judges whole suites in a real cell, as the site does, with inputs that were drawn ahead.

    One bank serves a problem and is filled when it is first needed: all eight would take minutes. Then everything that the
    problem ships is judged, two programs at once, because tests ask about nearly all of it.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._banks: dict[str, bytes] = {}
        self._judged: dict[tuple[str, str], Judged] = {}

    def judge(self, problem: Problem, source: str) -> Judged:
        """The verdict and the outcomes of a program; parts of a test with parameters count as one."""
        if problem.slug not in self._banks:
            (self._banks[problem.slug],) = self._sandbox.fill([build_fill(problem, seeds_of(problem)[0])])
            self._judge_all(problem, _unmeasured(problem))
        self._judge_all(problem, [source])
        return self._judged[problem.slug, source]

    def _judge_all(self, problem: Problem, sources: list[str]) -> None:
        new = [source for source in dict.fromkeys(sources) if (problem.slug, source) not in self._judged]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            for source, judged in zip(new, threads.map(lambda source: self._fresh(problem, source), new), strict=True):
                self._judged[problem.slug, source] = judged

    def _fresh(self, problem: Problem, source: str) -> Judged:
        seed = seeds_of(problem)[0]
        job = build_job(problem, source, "submit", job_id="j")
        events = list(self._sandbox.judge(replace(job, seed=seed, bank=self._banks[problem.slug]), user="1"))
        outcomes: dict[str, str] = {}
        for event in events:
            if isinstance(event, TestFinished):
                name = event.id.rpartition("::")[2].partition("[")[0]
                # A test with parameters has failed when it failed for one of them.
                outcomes[name] = event.outcome if outcomes.get(name, "passed") == "passed" else outcomes[name]
        return Judged(decide(expected(problem, "submit"), events, problem.mistakes), outcomes)


def _unmeasured(problem: Problem) -> list[str]:
    """What may be judged with another program beside it: all, but for those whose time is part of the verdict."""
    refused = [wrong.source for wrong in problem.wrong]
    measured = problem.scaling is not None or problem.speed is not None
    return refused if measured else [*problem.accepted.values(), problem.starter, *refused]
