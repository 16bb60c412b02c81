"""Which cell a job gets, and what becomes of it, with cells that only count."""

import itertools
import threading
import time
from collections.abc import Iterator

import pytest

from rehearse_sandbox.host import backends
from rehearse_sandbox.host.cell import CellDied, CellGarbled
from rehearse_sandbox.host.crew import back_off
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.pool import Pool, Size, Stock
from rehearse_sandbox.host.sandbox import PooledSandbox
from rehearse_sandbox.wire.events import Ended, Event, Started, TestFinished
from rehearse_sandbox.wire.job import Job

JOB = Job(id="j", slug="s", mode="run", module="m", symbols=(), source="", suite={}, seed=0)


class CountingCell:
    """A cell that says what it was told to, and remembers what became of it."""

    numbers = itertools.count()

    def __init__(self, script: list[Event | Exception]) -> None:
        self.number = next(self.numbers)
        self.script = script
        self.alive = True
        self.promoted = False
        self.refusals: Iterator[Exception] = iter(())
        self.closed = threading.Event()

    def judge(self, _job: Job) -> Iterator[Event]:
        for step in self.script:
            if isinstance(step, Exception):
                raise step
            yield step

    def promote(self) -> None:
        for error in self.refusals:
            raise error
        self.promoted = True

    def is_alive(self) -> bool:
        return self.alive

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def made():
    return []


@pytest.fixture
def maker(made):
    def make(*script: Event | Exception):
        def make_cell() -> CountingCell:
            made.append(CountingCell(list(script)))
            return made[-1]

        return make_cell

    return make


@pytest.fixture
def pool(maker):
    opened = []

    def open_pool(**options: object) -> Pool:
        size = Size.of(options.pop("at_once", 1)) if "size" not in options else options.pop("size")
        opened.append(Pool(options.pop("make", maker()), size=size, **options))
        return opened[-1]

    yield open_pool
    for each in opened:
        each.close()


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


def use(pool: Pool, user: str, *, healthy: bool = True) -> CountingCell:
    slot = pool.take(user)
    pool.give_back(slot, healthy=healthy)
    return slot.cell


def test_a_user_gets_the_same_cell_again(pool):
    one = pool()
    assert use(one, "ann") is use(one, "ann")


def test_a_cell_only_ever_sees_one_users_code(pool):
    one = pool()
    assert use(one, "ann") is not use(one, "bob")


def test_any_lets_users_share_a_cell(pool):
    one = pool(reuse="any")
    assert use(one, "ann") is use(one, "bob")


def test_never_gives_every_job_a_cell_of_its_own(pool):
    one = pool(reuse="never")
    first = use(one, "ann")
    assert first is not use(one, "ann")
    assert first.closed.wait(30)


def test_a_cell_is_replaced_after_its_number_of_jobs(pool):
    one = pool(jobs_per_cell=2)
    first, second, third = (use(one, "ann") for _ in range(3))
    assert first is second is not third


def test_a_cell_that_did_something_abnormal_is_replaced(pool):
    one = pool()
    first = use(one, "ann", healthy=False)
    assert first is not use(one, "ann")
    assert first.closed.wait(30)


def test_a_cell_that_died_while_idle_is_not_handed_out(pool):
    one = pool()
    first = use(one, "ann")
    first.alive = False
    assert first is not use(one, "ann")


def test_the_next_cell_is_warmed_while_one_works(pool, made):
    one = pool()
    slot = one.take("ann")
    one.warm()
    assert len(made) == 2
    one.give_back(slot, healthy=True)


def test_no_more_cells_than_the_size_work_at_once(pool):
    one = pool(reuse="any")
    slot = one.take("ann")
    second = []
    waiting = threading.Thread(target=lambda: second.append(one.take("bob")))
    waiting.start()
    assert not second
    one.give_back(slot, healthy=True)
    waiting.join(30)
    one.give_back(second[0], healthy=True)


def until(condition):
    """Wait for something that another thread does; it is the test's business that it comes."""
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come true in 30 s")


def test_the_cell_that_was_idle_for_the_longest_makes_way_before_anybody_needs_it(pool, made):
    one = pool(size=Size(at_once=1, warm=1, most=3))
    first, *_ = [use(one, user) for user in "ab"]
    assert not first.closed.is_set()
    use(one, "c")
    until(lambda: one.stock.fresh == 1)
    assert made[0] is first
    assert first.closed.wait(30)
    assert one.stock.idle == 2


def test_there_are_never_more_cells_than_the_most(pool, made):
    one = pool(size=Size(at_once=2, warm=2, most=4), reuse="user")
    for user in "abcdefgh":
        use(one, user)
        alive = sum(not cell.closed.is_set() for cell in made)
        stock = one.stock
        assert stock.working + stock.idle + stock.fresh + stock.starting <= 4, alive


def test_as_many_fresh_cells_wait_as_are_asked_for(pool):
    one = pool(size=Size(at_once=1, warm=3, most=9))
    until(lambda: one.stock.fresh == 3)
    slot = one.take("ann")
    until(lambda: one.stock.fresh == 3)
    assert one.stock == Stock(working=1, fresh=3, started=4, handed_out=1, waited_s=one.stock.waited_s)
    one.give_back(slot, healthy=True)


def test_a_waiting_job_has_a_cell_started_beside_those_that_are_kept(pool):
    gate, count = threading.Event(), itertools.count()

    def make() -> CountingCell:
        if next(count):
            assert gate.wait(30)
        return CountingCell([])

    one = pool(make=make, size=Size(at_once=3, warm=1, most=7, crew=3))
    slots = [one.take("ann")]
    threads = [threading.Thread(target=lambda: slots.append(one.take("ann"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    until(lambda: one.stock.starting == 3)
    gate.set()
    for thread in threads:
        thread.join(30)
    for slot in slots:
        one.give_back(slot, healthy=True)


def test_no_more_cells_are_started_at_a_time_than_the_crew(pool):
    gate = threading.Event()

    def make() -> CountingCell:
        assert gate.wait(30)
        return CountingCell([])

    one = pool(make=make, size=Size(at_once=4, warm=4, most=9, crew=2))
    until(lambda: one.stock.starting == 2)
    gate.set()
    until(lambda: one.stock.fresh == 4)


def test_a_cell_that_was_idle_for_too_long_is_given_up(pool):
    one = pool(size=Size(idle_s=0.01))
    first = use(one, "ann")
    assert first.closed.wait(30)
    assert one.stock.idle == 0


def test_a_pool_of_one_cell_still_serves_everybody(pool):
    one = pool(size=Size(at_once=1, warm=1, most=1))
    assert len({use(one, user).number for user in "aba"}) == 3


def test_a_fault_of_ours_does_not_end_the_thread_that_starts_cells(pool):
    faults = iter([ZeroDivisionError()])

    def make() -> CountingCell:
        for error in faults:
            raise error
        return CountingCell([])

    assert use(pool(make=make), "ann").alive


def test_each_failure_in_a_row_is_let_rest_longer():
    rests = [back_off(failures) for failures in (1, 2, 3, 4, 5, 10_000)]
    assert rests == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


def test_a_cell_that_cannot_be_started_is_said_to_who_waits(pool):
    def refuse() -> CountingCell:
        raise SandboxError("the engine is away")

    with pytest.raises(SandboxError, match="the engine is away"):
        pool(make=refuse).take("ann")


def test_a_failed_start_is_tried_again(pool):
    attempts = iter([SandboxError("not yet")])

    def make() -> CountingCell:
        for error in attempts:
            raise error
        return CountingCell([])

    assert use(pool(make=make), "ann").alive


def test_every_cell_is_closed_with_the_pool(pool, made):
    one = pool()
    use(one, "ann")
    one.close()
    assert all(cell.closed.is_set() for cell in made)


def test_a_job_that_does_not_end_loses_its_cell_when_the_pool_closes(pool):
    one = pool()
    slot = one.take("ann")
    one.close(grace_s=0.01)
    assert slot.cell.closed.is_set()
    one.give_back(slot, healthy=True)


def test_a_closed_pool_gives_no_cell(pool):
    one = pool()
    one.close()
    with pytest.raises(SandboxError, match="shutting down"):
        one.take("ann")


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
