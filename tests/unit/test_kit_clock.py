"""A clock that only the suite moves, here and in the hands of a learner's program in another process."""

import math

import pytest

from rehearse_sandbox.kit import VirtualClock

LIMITER = """
class Limiter:
    def __init__(self, every, clock, sleep=None):
        self.every, self.clock, self.sleep = every, clock, sleep
        self.last = None
    def allow(self):
        if self.last is not None and self.clock() - self.last < self.every:
            return False
        self.last = self.clock()
        return True
    def wait(self):
        self.sleep(self.every)
        return self.clock()
"""


def test_time_passes_when_the_suite_says_so():
    clock = VirtualClock(10)
    clock.advance(0.25)
    clock.sleep(1)
    assert (clock(), clock.now()) == (11.25, 11.25)


@pytest.mark.parametrize("seconds", [-1, math.inf, math.nan, None, "1", True])
@pytest.mark.parametrize("method", ["advance", "sleep"])
def test_a_time_that_cannot_pass_is_refused(method, seconds):
    with pytest.raises(ValueError, match="number of seconds"):
        getattr(VirtualClock(), method)(seconds)


def test_a_learners_class_reads_it_through_the_wall(start):
    _, limiter_class = start(LIMITER, "Limiter")
    clock = VirtualClock()
    limiter = limiter_class(1.0, clock)
    assert (limiter.allow(), limiter.allow()) == (True, False)
    clock.advance(1.0)
    assert limiter.allow() is True


def test_a_learners_program_waits_without_waiting(start):
    _, limiter_class = start(LIMITER, "Limiter")
    clock = VirtualClock()
    assert limiter_class(3600, clock, clock.sleep).wait() == 3600.0


def test_a_failing_example_shows_it_by_name(start):
    candidate, limiter_class = start(LIMITER, "Limiter")
    clock = VirtualClock()
    limiter_class(1.0, clock, sleep=clock.sleep)
    assert candidate.calls[0].text == "limiter = Limiter(1.0, clock, sleep=sleep)"
