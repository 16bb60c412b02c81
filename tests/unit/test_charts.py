"""Charts: every number has its place on the surface, and what is more lies higher, further or is marked more strongly."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.charts import (
    Bar,
    Chart,
    Column,
    Dot,
    Estimate,
    Label,
    Line,
    against_prediction,
    bars,
    heat,
    heat_map,
    nice_ticks,
    percent,
    rows,
    usual_most,
)

amounts = st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 1e5)), max_size=100)


def inside(chart: Chart) -> bool:
    """Whether all marks lie on the surface."""
    corners = []
    for mark in chart.marks:
        match mark:
            case Line():
                corners += [(mark.x1, mark.y1), (mark.x2, mark.y2)]
            case Bar():
                corners += [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
            case Dot() | Label():
                corners.append((mark.x, mark.y))
    return all(0 <= x <= chart.width + 0.2 and 0 <= y <= chart.height + 0.2 for x, y in corners)


def of(chart: Chart, kind, name=None):
    return [mark for mark in chart.marks if isinstance(mark, kind) and (name is None or mark.name == name)]


@given(st.floats(0, 1e7))
def test_ticks_are_few_round_and_reach_the_most(most):
    ticks = nice_ticks(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most * (1 - 1e-9)
    assert 3 <= len(ticks) <= 6
    assert len({round(after - before, 6) for before, after in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, [0, 0.2, 0.4, 0.6, 0.8, 1]), (4, [0, 1, 2, 3, 4]), (10, [0, 2, 4, 6, 8, 10]), (75.4, [0, 20, 40, 60, 80])],
)
def test_ticks_as_a_person_would_choose_them(most, ticks):
    assert nice_ticks(most) == pytest.approx(ticks)


@given(amounts)
def test_columns_are_stacked_to_scale_on_the_surface(columns):
    chart = bars([Column(parts, "", "") for parts in columns], ("lower", "upper"))
    assert inside(chart)
    for name, place in (("lower", 0), ("upper", 1)):
        assert len(of(chart, Bar, name)) == sum(parts[place] > 0 for parts in columns)


def test_an_upper_part_stands_on_the_lower_one():
    chart = bars([Column((30.0, 10.0), "Mon", "words")], ("lower", "upper"))
    (lower,), (upper,) = of(chart, Bar, "lower"), of(chart, Bar, "upper")
    assert upper.y + upper.height == pytest.approx(lower.y, abs=0.11)
    assert lower.height == pytest.approx(3 * upper.height, abs=0.4)
    assert (lower.x, lower.words) == (upper.x, "words")


def test_labels_never_touch():
    chart = bars([Column((1.0,), f"{number} Nov", "") for number in range(90)], ("one",))
    below = [label for label in of(chart, Label) if label.anchor == "middle"]
    assert 4 <= len(below) < 20
    assert all(after.x - before.x > 42 for before, after in pairwise(below))


def test_a_share_lies_between_its_bounds_and_a_missing_one_is_told():
    chart = rows([("Ever", Estimate(0.9, 0.85, 0.93, "words")), ("Last 7 days", None)], 0.8)
    (dot,), (interval,), (target,) = of(chart, Dot), of(chart, Line, "interval"), of(chart, Line, "target")
    assert interval.x1 < dot.x < interval.x2
    assert target.x1 < interval.x1
    assert "too few to tell" in [label.text for label in of(chart, Label)]
    assert inside(chart)


@pytest.mark.parametrize("seed", range(20))
def test_a_dot_lies_on_the_diagonal_when_the_prediction_was_right(seed):
    chance = random.Random(seed)
    share = chance.random()
    points = [(share, Estimate(share, max(0, share - 0.1), min(1, share + 0.1), "")), (0.5, Estimate(0.9, 0.8, 1, ""))]
    chart = against_prediction(points, 0.7)
    (diagonal,), (dot, above) = of(chart, Line, "diagonal"), of(chart, Dot)

    def height(x):
        part = (x - diagonal.x1) / (diagonal.x2 - diagonal.x1)
        return diagonal.y1 + part * (diagonal.y2 - diagonal.y1)

    assert dot.y == pytest.approx(height(dot.x), abs=0.2)
    assert above.y < height(above.x) - 20
    assert inside(chart)


@pytest.mark.parametrize("last", [date(2026, 11, 22), date(2026, 11, 23), date(2028, 2, 29)])
def test_each_day_of_a_year_has_a_square_of_its_own(last):
    days = [(last - timedelta(days=back), back % 7, str(back)) for back in reversed(range(365))]
    squares = of(heat_map(days), Bar)
    middles = {(mark.x + mark.width / 2, mark.y + mark.height / 2) for mark in squares}
    assert (len(squares), len(middles)) == (365, 365)
    assert len({y for _, y in middles}) == 7
    assert [mark.words for mark in squares] == [words for *_, words in days]
    assert inside(heat_map(days))


def test_more_is_larger_and_nothing_is_an_empty_square():
    sizes = {heat(count, 8): count for count in range(12)}
    assert sorted(sizes) == [0, 1, 2, 3, 4]
    assert [heat(count, 8) for count in (0, 1, 2, 3, 5, 8, 99)] == [0, 1, 1, 2, 3, 4, 4]
    squares = of(heat_map([(date(2026, 3, 2) + timedelta(days=n), n, "") for n in (0, 1, 2, 3, 4)]), Bar)
    assert [mark.width for mark in squares[1:]] == sorted(mark.width for mark in squares[1:])


def test_one_long_day_does_not_make_all_others_pale():
    assert usual_most([*[10] * 19, 500]) == 10
    assert (usual_most([]), usual_most([0, 0])) == (1, 1)


def test_nothing_can_be_drawn():
    assert all(inside(chart) for chart in (bars([], ()), heat_map([]), rows([], 0.9)))


def test_a_share_is_written_in_whole_per_cent():
    assert percent(0.905) == "90\N{NO-BREAK SPACE}%"
