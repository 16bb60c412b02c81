"""The example that a test is busy with, and the failing one that a learner shall see."""

from __future__ import annotations

import functools
import hashlib
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import hypothesis
import hypothesis.core
import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, Verbosity
from hypothesis.errors import StopTest, UnsatisfiedAssumption
from hypothesis.internal.conjecture import engine

from rehearse_sandbox.inside.calls import Call
from rehearse_sandbox.inside.faults import CandidateFault, UnsupportedType
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.remote import Candidate

#: What Hypothesis raises to steer itself; no example has failed then.
_STEERING = (UnsatisfiedAssumption, StopTest)


@dataclass(frozen=True, slots=True)
class Example:
    """A failed example: what was asked of the learner's code, how it ended, and what the code printed meanwhile."""

    calls: tuple[Call, ...]
    error: BaseException
    stdout: str = ""

    @property
    def size(self) -> int:
        """How much a reader would have to read."""
        return sum(call.size for call in self.calls)


class Examples:
    """Follows one test through its examples. A plain test is one example."""

    def __init__(self, candidate: Candidate, output: Output) -> None:
        self._candidate = candidate
        self._output = output
        #: What the bodies took, of which Hypothesis is no part.
        self.seconds = 0.0
        #: Hypothesis runs the smallest failing example once more at the very end, so this is it.
        self.last: Example | None = None
        #: For a test that is interrupted before that: the shortest so far.
        self.shortest: Example | None = None

    def begin(self) -> None:
        """The next example begins."""
        self._candidate.begin_example()
        self._output.restart()

    def forget(self) -> None:
        """The test starts again from its first example."""
        self.last = self.shortest = None

    def end_failed(self, error: BaseException) -> Example:
        """The present example failed with this error."""
        self.last = Example(tuple(self._candidate.calls), error, self._output.text())
        if self.shortest is None or self.last.size < self.shortest.size:
            self.shortest = self.last
        return self.last

    def follow(self, test: Callable[..., Any]) -> Callable[..., Any]:
        """The body of a property, so that each of its examples is noticed."""

        @functools.wraps(test)
        def followed(*args: Any, **kwargs: Any) -> Any:
            self.begin()
            began = time.monotonic()
            try:
                return test(*args, **kwargs)
            except _STEERING:
                raise
            except CandidateFault as fault:
                # A fault ends the whole test; what was found before it stays the shortest.
                if isinstance(fault, UnsupportedType):
                    self.end_failed(fault)
                raise
            except (Exception, pytest.fail.Exception) as error:
                self.end_failed(error)
                raise
            finally:
                self.seconds += time.monotonic() - began

        followed.body = test  # type: ignore[attr-defined] # for `body_of`
        return followed


def use_profile(*, max_examples: int, shrink_s: float, shrinks: bool = True) -> None:
    """Make every `@given` of this process run as the judge wants: the suite itself sets nothing."""
    phases = (Phase.explicit, Phase.generate, Phase.shrink)
    hypothesis.settings.register_profile(
        "judge",
        max_examples=max_examples,
        deadline=None,
        database=None,
        derandomize=False,
        print_blob=False,
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
        # `explain` traces every line to say which parts of an input do not matter: up to fifty times the time.
        phases=phases if shrinks else phases[:2],
        suppress_health_check=list(HealthCheck),
    )
    hypothesis.settings.load_profile("judge")
    # The engine's own limit is five minutes and has no setting.
    engine.MAX_SHRINKING_SECONDS = shrink_s  # type: ignore[assignment]
    # Hypothesis saves and restores the state of every generator around each example, a sixth of all its time. This
    # process ends with the job, so there is no state to protect.
    hypothesis.core.deterministic_PRNG = _seeded_generators  # type: ignore[attr-defined]


@contextmanager
def _seeded_generators(seed: int = 0) -> Iterator[None]:
    """Every example starts with the same global random numbers, for suites that draw from them."""
    seed_generators(seed)
    yield


def seed_generators(seed: int = 0) -> None:
    """Start the global random numbers again."""
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - the global generator is the one that needs it


def prepare_property(item: pytest.Function, examples: Examples, *, seed: int) -> None:
    """Follow the examples of a property, and draw them from this job's and this test's own seed."""
    handle = getattr(item.obj, "hypothesis", None)
    if handle is None:
        return
    hypothesis.seed(seed_of(item.nodeid, seed))(item.function)
    handle.inner_test = examples.follow(body_of(item))


def body_of(item: pytest.Function) -> Callable[..., Any]:
    """The body of a property as its author wrote it: parameters share one function, which the first has replaced."""
    test: Callable[..., Any] = item.obj.hypothesis.inner_test
    return getattr(test, "body", test)


def is_property(item: pytest.Function) -> bool:
    """Whether Hypothesis makes this test's inputs."""
    return bool(getattr(item.obj, "is_hypothesis_test", False))


def seed_of(test_id: str, seed: int) -> int:
    """The seed of one test, from its job's."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{test_id}".encode()).digest()[:8], "big")
