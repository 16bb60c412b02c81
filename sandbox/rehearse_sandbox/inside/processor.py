"""How much processor time the candidate used: its threads, its children and what it left running are all charged.

Wall time has its own deadline. A program with one thread can never use more processor time than that, so only those
that work on the side ever meet this limit.
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

from rehearse_sandbox.inside import counter_files, memory
from rehearse_sandbox.inside.faults import CandidateFault, OutOfMemory
from rehearse_sandbox.wire.job import Limits

#: What the two versions of control groups call their count, below a group's folder.
COUNTER_NAMES = ("cpu.stat", "cpuacct.usage")

#: Where Docker shows a cell its own group, read-only. Outside of a container the same files count the whole machine.
CONTAINER_COUNTERS = (Path("/sys/fs/cgroup/cpu.stat"), Path("/sys/fs/cgroup/cpuacct/cpuacct.usage"))

_watched: tuple[Path, ...] = ()
_judge_is_member = False


def watch(counters: tuple[Path, ...], *, judge_is_member: bool) -> None:
    """From now on look at these counters, of which the first that can be read is taken; without any nothing is charged."""
    global _watched, _judge_is_member
    _watched, _judge_is_member = counters, judge_is_member


class UsedTooMuch(CandidateFault):
    """The code used more processor time than wall time would have allowed one thread."""

    outcome = "time_limit"


class Meter:
    """What one job's candidate used, since the job and since the present test began."""

    def __init__(self) -> None:
        self._job_began_s = candidate_s()
        self.begin_test()

    def begin_test(self) -> None:
        """The following is charged to a new test."""
        self._test_began_s = candidate_s()
        self._kills = memory.oom_kills()

    def fault(self, limits: Limits) -> CandidateFault | None:
        """What the candidate used too much of, if anything, that its answers did not show."""
        if memory.oom_kills() > self._kills:
            # A child of the learner's own, perhaps: the process that answers us may have survived it.
            return OutOfMemory("the code used more memory than it may")
        now = candidate_s()
        return _over("test", now - self._test_began_s, limits.test_s) or _over(
            "whole suite", now - self._job_began_s, limits.job_s
        )


def is_told() -> bool:
    """Whether the kernel says here what the candidates have used."""
    return _group_s() is not None


def candidate_s() -> float:
    """Seconds that the cell's candidates have used so far; 0 where the kernel does not say."""
    # Our own first: asking makes the kernel add up what we used since it last looked, which the group's count then holds, too.
    own = _own_s() if _judge_is_member else 0.0
    used = _group_s()
    return 0.0 if used is None else used - own


def process_s(pid: int) -> float:
    """Seconds that one process of ours has used so far, with all its threads."""
    # How Linux numbers the clocks of processes; Python only offers those of threads.
    return time.clock_gettime(~pid << 3 | 2)


def children_count_as_candidates() -> bool:
    """Whether what a process that the judge has started uses is in `candidate_s`, until it has ended."""
    return _judge_is_member


def _group_s() -> float | None:
    for counter in _watched:
        try:
            text = counter_files.read(counter)
        except OSError:
            continue
        name, _, rest = text.partition(" ")
        if not rest:
            return int(text) / 1e9
        if name == "usage_usec":
            return int(rest.split()[0]) / 1e6
    return None


def _own_s() -> float:
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def _over(what: str, used_s: float, limit_s: float) -> UsedTooMuch | None:
    if used_s <= limit_s:
        return None
    return UsedTooMuch(f"the {what} used {used_s:.1f} s of processor time; the limit is {limit_s:g} s")
