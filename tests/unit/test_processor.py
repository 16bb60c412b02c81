"""What a candidate used on the side is charged to it: counters of both control-group versions, and the limits' words."""

import pytest

from rehearse_sandbox.inside import memory, processor
from rehearse_sandbox.inside.faults import OutOfMemory
from rehearse_sandbox.inside.processor import Meter, UsedTooMuch, candidate_s
from rehearse_sandbox.wire.job import Limits

LIMITS = Limits(test_s=5, job_s=20)


@pytest.fixture
def group(tmp_path):
    """A control group of version 2 whose counters a test writes, without the judge in it."""
    use(tmp_path, 0)
    processor.watch((tmp_path / "cpu.stat",), judge_is_member=False)
    memory.watch((tmp_path / "memory.events",))
    yield tmp_path
    processor.watch((), judge_is_member=False)
    memory.watch(memory.COUNTERS)


def use(group, seconds: float, *, kills: int = 0) -> None:
    (group / "cpu.stat").write_text(f"usage_usec {int(seconds * 1e6)}\nuser_usec 7\n")
    (group / "memory.events").write_text(f"oom 9\noom_kill {kills}\n")


def test_what_a_test_used_within_its_limit_is_no_fault(group):
    meter = Meter()
    use(group, 4.9)
    assert meter.fault(LIMITS) is None


def test_more_than_the_test_may_is_said_in_seconds(group):
    meter = Meter()
    use(group, 7.1)
    fault = meter.fault(LIMITS)
    assert isinstance(fault, UsedTooMuch)
    assert (fault.outcome, fault.message) == (
        "time_limit",
        "the test used 7.1 s of processor time; the limit is 5 s",
    )


def test_tests_that_each_keep_within_their_limit_may_together_use_too_much(group):
    meter = Meter()
    faults = []
    for count in range(1, 6):
        meter.begin_test()
        use(group, 4.5 * count)
        faults.append(meter.fault(LIMITS))
    assert faults[:4] == [None] * 4
    assert faults[4].message == "the whole suite used 22.5 s of processor time; the limit is 20 s"


def test_a_child_that_ran_out_of_memory_is_charged_to_the_test_it_belongs_to(group):
    meter = Meter()
    use(group, 0, kills=1)
    assert isinstance(meter.fault(LIMITS), OutOfMemory)
    meter.begin_test()
    assert meter.fault(LIMITS) is None


def test_the_older_counter_is_in_billionths(group):
    (group / "cpuacct.usage").write_text("2500000000\n")
    processor.watch((group / "missing", group / "cpuacct.usage"), judge_is_member=False)
    assert candidate_s() == 2.5


def test_what_the_judge_used_itself_is_not_charged(group):
    use(group, 1000)
    processor.watch((group / "cpu.stat",), judge_is_member=True)
    before = candidate_s()
    sum(range(10**6))
    assert candidate_s() < before < 1000


def test_where_no_counter_can_be_read_nothing_is_charged(group):
    processor.watch((group / "missing",), judge_is_member=True)
    assert candidate_s() == 0.0


def test_a_counter_without_the_figure_counts_nothing(group):
    (group / "cpu.stat").write_text("nr_periods 3\n")
    assert candidate_s() == 0.0


def test_its_own_time_is_asked_for_first_because_the_groups_may_lag_until_then(group, monkeypatch):
    order = []
    monkeypatch.setattr(processor, "_own_s", lambda: order.append("own") or 0.0)
    monkeypatch.setattr(processor, "_group_s", lambda: order.append("group") or 3.0)
    processor.watch((group / "cpu.stat",), judge_is_member=True)
    assert (candidate_s(), order) == (3.0, ["own", "group"])


def test_whether_the_kernel_tells_is_known(group):
    assert processor.is_told()
    processor.watch((), judge_is_member=False)
    assert not processor.is_told()
