"""What an interviewer goes by: the rubric, the outline of a solution, and what is asked next."""

import pytest

from rehearse.catalog.problem import Hint
from rehearse.interviews import notes, rubric


def test_the_rubric_has_six_axes_with_four_different_levels_each():
    assert rubric.AXIS_NAMES == ("clarify", "plan", "correctness", "tests", "complexity", "communication")
    anchors = [axis.anchor(level) for axis in rubric.AXES for level in rubric.LEVELS]
    assert len(set(anchors)) == 24


def test_the_outline_of_each_part_is_the_hint_of_that_title_or_the_last():
    hints = (Hint("Outline", "a", 1), Hint("More", "b", 1), Hint("First", "c", 2), Hint("Second", "d", 2))
    assert [hint.markdown for hint in notes.outlines(hints)] == ["a", "d"]


@pytest.mark.parametrize(
    ("editorial", "part"),
    [
        (
            "# A\n\nx\n\n## What the interviewer asks next\n\n- *Why?*\n\n### More\n\nz\n\n## After\n\ny",
            "- *Why?*\n\n### More\n\nz",
        ),
        ("## What the interviewer asks next\n```\n## no heading\n```\n", "```\n## no heading\n```"),
        ("## Something else\n\ntext", ""),
        ("", ""),
    ],
)
def test_what_is_asked_next_is_that_part_of_the_editorial(editorial, part):
    assert notes.asks_next(editorial) == part
