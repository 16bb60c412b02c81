"""Which programs are the same: layout, comments and docstrings say nothing, everything else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.review.sameness import program_of

PROGRAM = "def double(x):\n    if x:\n        return 2 * x\n    return 0\n"


@pytest.mark.parametrize(
    "same",
    [
        PROGRAM.rstrip("\n"),
        PROGRAM.replace("\n", "\r\n"),
        PROGRAM.replace("    ", "\t"),
        PROGRAM.replace("2 * x", "2*x"),
        PROGRAM.replace("    ", "  "),
        PROGRAM.replace("2 * x", "2 * x  # twice"),
        "# My solution.\n\n\n" + PROGRAM + "\n\n# The end.\n",
        PROGRAM.replace(":\n    if", ':\n    """Twice."""\n\n    if'),
        '"""A module."""\n' + PROGRAM,
    ],
)
def test_what_python_does_not_read_makes_no_other_program(same):
    assert program_of(same) == program_of(PROGRAM)


@pytest.mark.parametrize(
    "other",
    [
        PROGRAM.replace("2", "3"),
        PROGRAM.replace("double", "twice"),
        PROGRAM.replace("    return 0", "        return 0"),
        PROGRAM.replace("0", '"0"'),
        PROGRAM + "double('a')\n",
        PROGRAM + "x = 'a'\n",
        "",
    ],
)
def test_what_python_reads_does(other):
    assert program_of(other) != program_of(PROGRAM)


def test_a_string_that_is_used_is_part_of_the_program():
    assert program_of("x = 'a'\n") != program_of("x = 'b'\n")
    assert program_of("f('a')\n") != program_of("f('b')\n")


@pytest.mark.parametrize("broken", ["def f(:\n", "x = (1,\n", "'''", "if x:\n  a\n b\n", "(" * 9000])
def test_what_is_not_python_stands_for_itself(broken):
    assert program_of(broken) == program_of(broken)
    assert program_of(broken) != program_of(broken + " ")


def test_a_text_of_any_length_can_be_asked():
    long = "x = 1\n" * 10_000
    assert program_of(long) == program_of(long)
    assert program_of(long) != program_of(long + "# more\n")


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text):
    assert program_of(text) == program_of(text)
