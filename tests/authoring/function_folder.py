"""A problem that asks for a function and passes every gate; quick to judge, with three mutants."""

from tests.authoring.folder_metadata import problem_toml

LIFT = {
    "problem.toml": problem_toml(
        identity="5b2f0c0e-3c64-4d6e-9d52-1f6f2a7c9b01",
        title="Lift values",
        kind="implement",
        concept="bounds",
        symbol="lift",
        constants="n_max = 12\n",
    ),
    "statement.md": """\
A sensor reports values below its own limit. Write `lift(values, low)`, which returns a new list in which every value
below `low` has become `low`. Leave `values` as it is; it has at most $n = {{const:n_max}}$ integers.

```python
>>> lift([1, 5, 3], 2)
[2, 5, 3]
```

{{example:one_is_too_low}}
""",
    "starter.py": '''\
def lift(values, low):
    """The values, none of them below `low`."""
    raise NotImplementedError
''',
    "inputs.py": '''\
"""Short lists of small integers, and a limit."""

from hypothesis import strategies as st

N_MAX = 12


def valid(values, low):
    return len(values) <= N_MAX and all(type(value) is int for value in (*values, low))


def strategy(size=4):
    return st.tuples(st.lists(st.integers(-5, 5), max_size=size), st.integers(-5, 5))


EDGE = {"no values": ([], 1), "all below": ([1, 2], 3)}
''',
    "tests/test_examples.py": '''\
"""What lifting does."""

from rehearse_sandbox.kit import check_same
from solution import lift


def test_one_is_too_low():
    """No value of the result is below the limit, and the others stay."""
    check_same(lift([1, 5, 3], 2), [2, 5, 3])
''',
    "tests/test_properties.py": '''\
"""Laws of lifting."""

from hypothesis import given
from inputs import N_MAX, strategy
from rehearse_sandbox.kit import check_same
from solution import lift


@given(strategy())
def test_each_value(case):
    """Each value becomes the limit when it is below, and stays otherwise."""
    values, low = case
    check_same(lift(list(values), low), [low if value < low else value for value in values])


def test_longest_list():
    """The longest list that is allowed is lifted, too."""
    check_same(lift(list(range(N_MAX)), 1), [1, *range(1, N_MAX)])


@given(strategy())
def test_values_are_left_alone(case):
    """The list that was handed in is the same after the call."""
    values, low = case
    handed_in = list(values)
    lift(handed_in, low)
    check_same(handed_in, values)
''',
    "accepted/reference.py": "def lift(values, low):\n    return [max(value, low) for value in values]\n",
    "accepted/step_by_step.py": """\
def lift(values, low):
    lifted = []
    for value in values:
        lifted.append(low if value < low else value)
    return lifted
""",
    "wrong/keeps_all.py": "def lift(values, low):\n    return list(values)\n",
    "wrong/pulls_down.py": "def lift(values, low):\n    return [min(value, low) for value in values]\n",
    "wrong/overwrites.py": """\
def lift(values, low):
    for place, value in enumerate(values):
        values[place] = max(value, low)
    return list(values)
""",
    "wrong/expect.toml": """\
[keeps_all]
verdict = "wrong"
mistake = "Keeps every value as it is."
fails = ["test_one_is_too_low", "test_each_value"]
passes = ["test_values_are_left_alone"]
says = "below the limit"

[pulls_down]
verdict = "wrong"
mistake = "Pulls the other values down to the limit."
fails = ["test_one_is_too_low"]
says = "the others stay"

[overwrites]
verdict = "mutates"
mistake = "Writes the result into the caller's list."
fails = ["test_values_are_left_alone"]
passes = ["test_each_value"]
says = "the same after the call"
""",
    "hints.md": """\
## 1. What may change?

Which values of the list stay as they are?

## 2. Two candidates

The result at each place is one of two numbers. Which of them is never too small?

## 3. Outline

Go through the list, and keep of each value and the limit whichever is larger, in a list of your own.
""",
    "editorial.md": """\
Of a value and the limit the larger one is right, so one pass does it in $O(n)$ time.

*Another way:* compare, and append one of the two.

*What the interviewer asks next:* the same with an upper limit; take the smaller of the two as well.
""",
    "cards.toml": """\
[[card]]
id = "lift-values-larger"
concepts = ["bounds"]
front = "Which function keeps a number from falling below a limit?"
back = "The larger of number and limit."

[[card]]
id = "lift-values-copy"
concepts = ["bounds"]
front = "How does one change a list without touching the caller's?"
back = "Build a new one."

[[card]]
id = "lift-values-cost"
concepts = ["bounds"]
kind = "cost"
front = "Time to lift n values in one pass?"
back = "$O(n)$: one comparison for each."
""",
}
