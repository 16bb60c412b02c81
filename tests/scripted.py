"""A sandbox that plays a script, and a catalogue of one problem.

Why a fake: it alone can fix the order and the moment of events, such as a cell that dies between two tests. Whatever can be
said of a real cell is said in `tests/sandbox`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event as Flag

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Hint, KnownWrong, Problem
from rehearse_sandbox.host import SandboxError
from rehearse_sandbox.host.pool import Stock
from rehearse_sandbox.wire.events import Ended, Event, Failure, Started, TestFinished, TestInfo
from rehearse_sandbox.wire.job import Compare, Job, Limits

EXAMPLES = 'def test_small():\n    """It doubles."""\n'
PROPERTIES = 'def test_large():\n    """It doubles."""\n'
SMALL, LARGE = "test_examples.py::test_small", "test_properties.py::test_large"
STARTED = Started((TestInfo(SMALL, visible=True), TestInfo(LARGE, visible=False)))
FAILURE = Failure(why="It doubles.", input="double(1)", output="3", expected="2", difference="3 is 1 more than 2")

PROBLEM = Problem(
    id="b5d9c1e0-0000-4000-8000-000000000000",
    slug="doubling",
    track="dsa",
    version="1.0.0",
    title="Doubling",
    kind="implement",
    category="arrays-hashing",
    difficulty=1,
    minutes=5,
    tags=("arrays",),
    concepts=(),
    prerequisites=(),
    license="MIT",
    authors=("The Rehearse authors",),
    statement="# Doubling\n\nDouble it.",
    starter="def double(x):\n    raise NotImplementedError\n",
    module="solution",
    symbols=("double",),
    banned=(),
    compare=Compare(),
    limits=Limits(),
    max_examples=10,
    suite={"tests/test_examples.py": EXAMPLES, "tests/test_properties.py": PROPERTIES},
    accepted={"reference": "def double(x):\n    return 2 * x  # reference-canary\n"},
    wrong=(
        KnownWrong(
            "adds_two", "def double(x):\n    return x + 2\n", "wrong_answer", mistake="Adds two instead of doubling."
        ),
    ),
    hints=(Hint("Question", "What is twice one?"),),
    editorial="Multiply.",
    cards=(),
    folder=Path("doubling"),
)
CATALOG = Catalog({PROBLEM.slug: PROBLEM})


def accepted() -> list[Event]:
    return [
        STARTED,
        TestFinished(SMALL, "passed", 1.0, stdout="seen"),
        TestFinished(LARGE, "passed", 2.0),
        Ended("completed", suite_ms=4.0),
    ]


def refused() -> list[Event]:
    hidden = TestFinished(LARGE, "wrong_answer", 2.0, FAILURE, stdout="hidden print")
    return [STARTED, TestFinished(SMALL, "passed", 1.0), hidden, Ended("completed", suite_ms=4.0)]


def mistaken() -> list[Event]:
    """A refusal that a known-wrong program explains."""
    return [*refused()[:-1], Ended("completed", suite_ms=4.0, mistake="adds_two")]


def died() -> list[Event]:
    return [STARTED, TestFinished(SMALL, "passed", 1.0), Ended("cell_died", detail="exit code 137")]


class ScriptedSandbox:
    """Plays one script after another, the last one for ever. `gate`, when given, is waited for before each event."""

    name = "scripted"
    identity = "scripted:1"
    trouble = ""
    stock = Stock()

    def __init__(self, *scripts: Iterable[Event], gate: Flag | None = None) -> None:
        self.scripts = [list(script) for script in scripts] or [accepted()]
        self.gate = gate
        self.jobs: list[Job] = []
        self.users: list[str] = []
        self.fills: list[Job] = []
        self.closed = False

    def judge(self, job: Job, *, user: str) -> Iterator[Event]:
        self.jobs.append(job)
        self.users.append(user)
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        for event in script:
            if self.gate is not None:
                assert self.gate.wait(30)
            yield event

    def fill(self, jobs: Iterable[Job]) -> Iterator[bytes]:
        for job in jobs:
            self.fills.append(job)
            yield b"drawn"

    def warm(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True


def opening(sandbox: ScriptedSandbox) -> Callable[[Callable[[str], None]], ScriptedSandbox]:
    return lambda _progress: sandbox


def no_sandbox(_progress: Callable[[str], None]) -> ScriptedSandbox:
    raise SandboxError("No Docker engine answers. Install Docker.")
