"""The trace of a submission: its stages add up to its total, and what a cell says of itself is not trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse import trace

OUTSIDE = {"queue": 2.0, "claim": 1.0, "build": 0.5, "cell": 40.0, "store": 1.5}
INSIDE = {"fork": 3.0, "import": 2.0, "collection": 4.0, "generation": 0.0, "bodies": 20.0, "encoding": 5.0}
times = st.floats(0, 1000)


def test_the_stages_add_up_to_the_total():
    stages = trace.compose(OUTSIDE, {**INSIDE, "total": 36.0, "hand_out": 1.0})
    assert stages["rest"] == 2.0
    assert stages["transport"] == 3.0
    assert sum(stages.values()) == pytest.approx(sum(OUTSIDE.values()))


@given(st.fixed_dictionaries(dict.fromkeys(trace.INSIDE, times)), times, times)
def test_whatever_the_cell_measured_nothing_is_lost(inside, more, way):
    total = sum(inside.values()) + more
    stages = trace.compose({"cell": total + way}, {**inside, "total": total})
    assert sum(stages.values()) == pytest.approx(total + way, abs=0.02)


def test_stages_are_in_the_order_in_which_they_happen():
    stages = trace.compose(OUTSIDE, INSIDE)
    assert list(stages) == [name for name in trace.STAGES if name in stages]


@pytest.mark.parametrize("inside", [None, {}, {"hand_out": 1.0}, {"bodies": "long"}, {"bodies": -5.0}])
def test_a_cell_that_measured_nothing_is_one_stage(inside):
    stages = trace.compose(OUTSIDE, inside)
    assert "transport" not in stages
    assert stages["cell"] + stages["hand_out"] == 40.0


def test_clocks_that_disagree_give_no_negative_time():
    assert min(trace.compose({"cell": 1.0}, {"bodies": 5.0}).values()) == 0.0


def test_the_work_is_no_overhead():
    assert trace.overhead_ms({"queue": 2.0, "generation": 100.0, "bodies": 10.0, "store": 1.0}) == 3.0


def test_without_the_cells_part_the_overhead_is_unknown():
    assert trace.overhead_ms({"queue": 2.0, "cell": 40.0}) is None


def test_laps_of_one_name_are_added():
    moments = iter([0.0, 0.001, 0.003, 0.006])
    watch = trace.Stopwatch(lambda: next(moments))
    for name in ("cell", "store", "cell"):
        watch.lap(name)
    assert watch.laps == pytest.approx({"cell": 4.0, "store": 2.0})
