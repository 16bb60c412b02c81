"""Which cell a job gets, and what becomes of it, with cells that only count."""

import itertools
import threading
import time
from collections.abc import Callable

import pytest

from rehearse_sandbox.host.crew import back_off
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.pool import Pool, Size, Stock
from tests.unit.counting_cells import CountingCell


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


def use(pool: Pool, user: str, *, healthy: bool = True) -> CountingCell:
    slot = pool.take(user)
    pool.give_back(slot, healthy=healthy)
    return slot.cell


def only_one_until(gate: threading.Event) -> Callable[[], CountingCell]:
    """Starts a cell at once, and every other one when the gate opens."""
    count = itertools.count()

    def make() -> CountingCell:
        if next(count):
            assert gate.wait(30)
        return CountingCell([])

    return make


def test_a_user_gets_the_same_cell_again(pool):
    one = pool()
    assert use(one, "ann") is use(one, "ann")


def test_a_cell_only_ever_sees_one_users_code(pool):
    one = pool()
    assert use(one, "ann") is not use(one, "bob")


def test_any_lets_users_share_a_cell(pool):
    one = pool(reuse="any")
    assert use(one, "ann") is use(one, "bob")


def test_a_used_cell_that_anybody_may_have_does_not_make_way_for_a_fresh_one(pool, made):
    one = pool(reuse="any", size=Size(at_once=2, warm=2, most=2))
    until(lambda: one.stock.fresh == 2)
    working = one.take("ann")
    for user in "abc":
        use(one, user)
    # Nothing is there to wait for: this only gives a wrong start the time to happen.
    time.sleep(0.2)
    assert not any(cell.closed.is_set() for cell in made)
    assert one.stock.started == 2
    one.give_back(working, healthy=True)


def test_a_job_that_waits_for_a_start_takes_a_used_cell_that_comes_back_first(pool):
    gate = threading.Event()
    one = pool(reuse="any", make=only_one_until(gate), size=Size(at_once=2, warm=1, most=3, crew=2))
    slot = one.take("ann")
    taken = []
    waiting = threading.Thread(target=lambda: taken.append(one.take("bob")))
    waiting.start()
    until(lambda: one.stock.starting == 2)
    one.give_back(slot, healthy=True)
    waiting.join(30)
    gate.set()
    assert taken[0].cell is slot.cell
    one.give_back(taken[0], healthy=True)


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
    gate = threading.Event()
    one = pool(make=only_one_until(gate), size=Size(at_once=3, warm=1, most=7, crew=3))
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
