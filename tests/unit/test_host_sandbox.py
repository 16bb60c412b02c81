"""What a sandbox tells of a job, and when it keeps the cell that judged it."""

import pytest

from rehearse_sandbox.host import backends
from rehearse_sandbox.host.cell import CellDied, CellGarbled
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.sandbox import PooledSandbox
from rehearse_sandbox.wire.events import Ended, Event, Started, TestFinished
from rehearse_sandbox.wire.job import Job
from tests.unit.counting_cells import CountingCell

JOB = Job(id="j", slug="s", mode="run", module="m", symbols=(), source="", suite={}, seed=0)


@pytest.fixture
def judged(maker):
    """Judges once with a cell that follows the script: the events, and whether the cell was kept."""

    def judge(*script: Event | Exception) -> tuple[list[Event], bool]:
        sandbox = PooledSandbox("test", maker(*script), cells=1, reuse="any", jobs_per_cell=20)
        events = list(sandbox.judge(JOB, user="ann"))
        kept = bool(sandbox._pool._used)
        sandbox.close()
        return events, kept

    return judge


@pytest.mark.parametrize("reason", ["completed", "load_error", "forbidden_call"])
def test_an_ordinary_end_keeps_the_cell(judged, reason):
    events, kept = judged(Started(()), Ended(reason))
    assert (events, kept) == ([Started(()), Ended(reason)], True)


@pytest.mark.parametrize("reason", ["time_limit", "memory_limit", "output_limit", "runtime_error", "internal_error"])
def test_an_abnormal_end_costs_the_cell(judged, reason):
    assert judged(Ended(reason)) == ([Ended(reason)], False)


@pytest.mark.parametrize("outcome", ["time_limit", "memory_limit", "internal_error"])
def test_an_abnormal_test_costs_the_cell(judged, outcome):
    _, kept = judged(TestFinished("t", outcome, 1.0), Ended("completed"))
    assert not kept


@pytest.mark.parametrize(("fault", "reason"), [(CellDied("x"), "cell_died"), (CellGarbled("x"), "internal_error")])
def test_a_lost_cell_gives_one_end_and_is_replaced(judged, fault, reason):
    assert judged(Started(()), fault) == ([Started(()), Ended(reason, detail="x")], False)


def test_a_caller_that_stops_early_costs_the_cell(maker, made):
    sandbox = PooledSandbox("test", maker(Started(()), Ended("completed")), cells=1, reuse="any", jobs_per_cell=20)
    events = sandbox.judge(JOB, user="ann")
    next(events)
    events.close()
    assert made[0].closed.wait(30)
    sandbox.close()


def test_no_cell_at_all_says_nothing_of_the_job(maker):
    sandbox = PooledSandbox("test", maker(), cells=1, reuse="user", jobs_per_cell=20)
    sandbox.close()
    (end,) = sandbox.judge(JOB, user="ann")
    assert end.reason == "no_cell"


@pytest.mark.parametrize("refusals", [0, 1])
def test_a_cell_gives_way_until_it_is_warm(made, monkeypatch, refusals):
    errors = iter([SandboxError("the engine refused")] * refusals)

    def make() -> CountingCell:
        made.append(CountingCell([TestFinished("t", "passed", 1.0), Ended("completed")]))
        made[-1].refusals = errors
        return made[-1]

    monkeypatch.setattr(backends, "_makers", lambda *_: ("test", "1", make, make))
    sandbox = backends.open_sandbox("docker")
    sandbox.warm()
    assert [cell.promoted for cell in made[: refusals + 1]] == [False] * refusals + [True]
    sandbox.close()
    assert all(cell.closed.is_set() for cell in made)
