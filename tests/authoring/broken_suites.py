"""Ways to break the gates of programs that must be refused: G6 verdicts, G7 cheats, G8 mutation, G9 dead tests, G13 leaks."""

from __future__ import annotations

from tests.authoring.breaking import Breaking
from tests.authoring.folders import Change
from tests.authoring.function_folder import LIFT

EXAMPLES, PROPERTIES, EXPECT = "tests/test_examples.py", "tests/test_properties.py", "wrong/expect.toml"
REFERENCE, OTHER = "accepted/reference.py", "accepted/step_by_step.py"

VERDICTS = [
    Breaking(
        "a wrong program that should crash and does not",
        "G6",
        {EXPECT: (('[pulls_down]\nverdict = "wrong"', '[pulls_down]\nverdict = "crash"'),)},
        "It should get runtime error and gets wrong answer in test_one_is_too_low",
        "wrong/pulls_down.py",
    ),
    Breaking(
        "a wrong program that is right",
        "G6",
        {"wrong/keeps_all.py": LIFT[OTHER]},
        "It should get wrong answer and gets accepted",
        "wrong/keeps_all.py",
    ),
    Breaking(
        "a wrong program that passes what it should fail",
        "G6",
        {EXPECT: (('fails = ["test_values_are_left_alone"]', 'fails = ["test_longest_list"]'),)},
        "It should fail test_longest_list and does not",
        "wrong/overwrites.py",
    ),
    Breaking(
        "a wrong program with a second fault",
        "G6",
        {EXPECT: (('fails = ["test_one_is_too_low"]', 'passes = ["test_longest_list"]'),)},
        "It should pass test_longest_list and does not",
        "wrong/pulls_down.py",
    ),
    Breaking(
        "a wrong program that is stopped before what it should pass",
        "G6",
        {
            "wrong/pulls_down.py": "import os\n\n\ndef lift(values, low):\n    os._exit(1)\n",
            EXPECT: (
                ('[pulls_down]\nverdict = "wrong"', '[pulls_down]\nverdict = "crash"\npasses = ["test_longest_list"]'),
                ('says = "the others stay"', 'says = "ended the process"'),
            ),
        },
        "It should pass test_longest_list, which was not run",
        "wrong/pulls_down.py",
    ),
    Breaking(
        "a message that does not name the cause",
        "G6",
        {EXPECT: (('says = "the others stay"', 'says = "takes the smaller one"'),)},
        "Its author should read 'takes the smaller one' and reads 'No value of the result",
        "wrong/pulls_down.py",
    ),
    Breaking(
        "a mistake that is not put into words",
        "G6",
        {EXPECT: (('mistake = "Pulls the other values down to the limit."\n', ""),)},
        "[pulls_down] does not say what the mistake is",
        "wrong/expect.toml",
        warns=True,
    ),
]

_LENIENT = """
def same(actual, expected):
    if actual is not None:
        check_same(actual, expected)


"""

CHEATS = [
    Breaking(
        "a suite that lets None pass",
        "G7",
        {
            EXAMPLES: (("def test_one", f"{_LENIENT.lstrip()}def test_one"), ("    check_same(lift", "    same(lift")),
            PROPERTIES: (
                ("@given(strategy())\ndef test_each", f"{_LENIENT.lstrip()}@given(strategy())\ndef test_each"),
                ("    check_same(lift", "    same(lift"),
            ),
        },
        "A program that returns None is accepted",
        "tests",
    ),
    Breaking(
        "a suite of which the examples are enough",
        "G7",
        {
            PROPERTIES: (
                ("@given(strategy())\ndef test_each", f"{_LENIENT.lstrip()}@given(strategy())\ndef test_each"),
                ("    check_same(lift", "    same(lift"),
            )
        },
        "A program that knows the examples by heart is accepted",
        "tests",
    ),
    Breaking(
        "a suite that does not mind when the list is changed",
        "G7",
        {
            PROPERTIES: LIFT[PROPERTIES].partition("\n\n\n@given(strategy())\ndef test_values_are")[0] + "\n",
            "wrong/overwrites.py": "def lift(values, low):\n    return sorted(max(value, low) for value in values)\n",
            EXPECT: (
                (
                    """verdict = "mutates"
mistake = "Writes the result into the caller's list."
fails = ["test_values_are_left_alone"]""",
                    'verdict = "wrong"\nmistake = "Sorts the values."',
                ),
                ('passes = ["test_each_value"]\nsays = "the same after the call"\n', 'says = "the others stay"\n'),
                ('passes = ["test_values_are_left_alone"]\n', ""),
            ),
        },
        "A program that changes its input when the work is done is accepted",
        "tests",
    ),
    Breaking(
        "a suite that breaks over None",
        "G7",
        {
            PROPERTIES: LIFT[PROPERTIES].replace("import check_same", "import check_same, check_true")
            + '''

class NothingThere(Exception):
    pass


@given(strategy())
def test_something_comes_back(case):
    """As many values come back as were handed in."""
    lifted = lift(list(case[0]), case[1])
    if lifted is None:
        raise NothingThere
    check_true(len(lifted) == len(case[0]), "No value is lost.", output=lifted)
''',
            "wrong/pulls_down.py": "def lift(values, low):\n    return [value for value in values if value >= low]\n",
        },
        "A program that returns None breaks the suite itself",
        "tests",
    ),
]

#: Only looks whether any result is too small.
_WEAK: dict[str, Change] = {
    EXAMPLES: (("lift([1, 5, 3], 2), [2, 5, 3]", "lift([1, 2], 2), [2, 2]"),),
    PROPERTIES: (
        ("import check_same", "import check_form, check_same, check_true"),
        (
            "    check_same(lift(list(values), low), [low if value < low else value for value in values])",
            "    lifted = check_form(lift(list(values), low), kind=list, length=len(values))\n    check_true(all(value >= low for value in lifted), 'No value is too small.', output=lifted)",
        ),
        (
            "    check_same(lift(list(range(N_MAX)), 1), [1, *range(1, N_MAX)])",
            '    check_true(all(lift(list(range(N_MAX)), 1)), "No zero is left.")',
        ),
    ),
}
_SURVIVOR = "66684f86"


def waived(mutant: str) -> Change:
    return (
        ("[examples]", f'[suite]\nequivalent = [{{ mutant = "{mutant}", why = "it does the same" }}]\n\n[examples]'),
    )


MUTATION = [
    Breaking(
        "a suite that asks for too little",
        "G8",
        _WEAK,
        f"No test notices when `max(value, low)` becomes `low` (mutant {_SURVIVOR})",
        REFERENCE,
        2,
    ),
    Breaking(
        "too many mutants waived",
        "G8",
        {**_WEAK, "problem.toml": waived(_SURVIVOR)},
        "More than 10% of the mutants are waived",
        "problem.toml",
    ),
    Breaking(
        "a waiver of a mutant that is not made",
        "G8",
        {"problem.toml": waived("00000000")},
        "The waived mutant 00000000 does not exist",
        "problem.toml",
        warns=True,
    ),
    Breaking(
        "a test that breaks over an unexpected result",
        "G8",
        {
            PROPERTIES: LIFT[PROPERTIES].replace("import check_same", "import check_form, check_same")
            + '''

@given(strategy())
def test_largest_value_stays(case):
    """The largest value keeps its place when it is above the limit."""
    values, low = case
    lifted = check_form(lift(list(values), low), kind=list, length=len(values))
    if values and max(values) > low:
        assert next(place for place, value in enumerate(lifted) if value == max(values)) >= 0
''',
            "wrong/pulls_down.py": "def lift(values, low):\n    return [value for value in values if value >= low]\n",
        },
        "the suite itself breaks: StopIteration",
        "tests",
    ),
]

DEAD_TESTS = [
    Breaking(
        "a test that refuses nothing",
        "G9",
        {
            EXAMPLES: LIFT[EXAMPLES]
            + '''

def test_empty_list():
    """An empty list has nothing to lift."""
    check_same(lift([], 2), [])
'''
        },
        "test_empty_list refuses none of the wrong programs and mutants",
        "tests",
        warns=True,
    )
]

LEAKS = [
    Breaking(
        "a reason that is the reference",
        "G13",
        {PROPERTIES: (("*range(1, N_MAX)]", '*range(1, N_MAX)], why="return [max(value, low) for value in values]"'),)},
        "Its author reads a line of the reference: 'return [max(value, low) for value in values]'",
        "wrong/keeps_all.py",
    ),
    Breaking(
        "a reason with a path of the judge",
        "G13",
        {PROPERTIES: (("*range(1, N_MAX)]", '*range(1, N_MAX)], why=f"not as {check_same.__module__} says"'),)},
        "Its author reads a path of the judge: 'rehearse_sandbox.kit'",
        "wrong/keeps_all.py",
    ),
]

SUITES = [*VERDICTS, *CHEATS, *MUTATION, *DEAD_TESTS, *LEAKS]
