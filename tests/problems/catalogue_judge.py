"""The shipped problems, and a judge of their programs that judges each one once, however many tests ask about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from rehearse.judging import build_fill, build_job, expected, seeds_of
from rehearse.submissions.verdict import Verdict, decide
from rehearse_sandbox.host.sandbox import Sandbox
from rehearse_sandbox.wire.events import TestFinished

CATALOG = Catalog.load(Path(__file__).parents[2] / "problems")
PROBLEMS = [CATALOG.problems[slug] for slug in sorted(CATALOG.problems)]


@dataclass(frozen=True)
class Judged:
    """What a judging came to: the verdict, and the outcome of each test by the name of its function."""

    verdict: Verdict
    outcomes: dict[str, str]


class CatalogueJudge:
    """Judges whole suites in a real cell, as the site does, with inputs that were drawn ahead.

    One bank serves a problem and is filled when it is first needed: all eight would take minutes.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._banks: dict[str, bytes] = {}
        self._judged: dict[tuple[str, str], Judged] = {}

    def judge(self, problem: Problem, source: str) -> Judged:
        """The verdict and the outcomes of a program; parts of a test with parameters count as one."""
        key = (problem.slug, source)
        if key not in self._judged:
            self._judged[key] = self._fresh(problem, source)
        return self._judged[key]

    def _fresh(self, problem: Problem, source: str) -> Judged:
        seed = seeds_of(problem)[0]
        if problem.slug not in self._banks:
            (self._banks[problem.slug],) = self._sandbox.fill([build_fill(problem, seed)])
        job = build_job(problem, source, "submit", job_id="j")
        events = list(self._sandbox.judge(replace(job, seed=seed, bank=self._banks[problem.slug]), user="1"))
        outcomes: dict[str, str] = {}
        for event in events:
            if isinstance(event, TestFinished):
                name = event.id.rpartition("::")[2].partition("[")[0]
                # A test with parameters has failed when it failed for one of them.
                outcomes[name] = event.outcome if outcomes.get(name, "passed") == "passed" else outcomes[name]
        return Judged(decide(expected(problem, "submit"), events, problem.mistakes), outcomes)
