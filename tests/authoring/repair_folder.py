"""A problem whose starter has two planted faults; it passes every gate."""

from __future__ import annotations

from tests.authoring.function_folder import LIFT

REPAIR = {
    **LIFT,
    "problem.toml": LIFT["problem.toml"].replace('"implement"', '"repair"').replace("-9d52-", "-9d53-"),
    "starter.py": '''\
def lift(values, low):
    """The values, none of them below `low`."""
    lifted = []
    for value in values[1:]:
        lifted.append(value if value >= low else 0)
    return lifted
''',
    "faults.toml": """\
[leaves_out_the_first]
was = "values[1:]"
mended = "values"
detected_by = ["test_the_first", "test_each_value", "test_longest_list"]
why = "The loop begins at the second value."

[falls_to_zero]
was = "else 0"
mended = "else low"
detected_by = ["test_the_last", "test_each_value", "test_longest_list"]
why = "What is too low becomes 0 and not the limit."
""",
    "statement.md": LIFT["statement.md"].replace("one_is_too_low", "the_first"),
    "tests/test_examples.py": '''\
"""What lifting does."""

from rehearse_sandbox.kit import check_same
from solution import lift


def test_the_first():
    """Every value is there, from the first one on, and a high one stays."""
    check_same(lift([5, 3], 2), [5, 3])


def test_the_last():
    """No value of the result is below the limit."""
    check_same(lift([9, 1], 2)[-1], 2)
''',
    "tests/test_properties.py": LIFT["tests/test_properties.py"].replace("list(range(N_MAX)), 1)", "list(range(N_MAX)), 3)").replace(
        "[1, *range(1, N_MAX)]", "[3, 3, 3, *range(3, N_MAX)]"
    ),
    "wrong/expect.toml": LIFT["wrong/expect.toml"]
    .replace("test_one_is_too_low", "test_the_last")
    .replace('fails = ["test_the_last"]\nsays = "the others stay"', 'fails = ["test_the_first"]\nsays = "a high one stays"'),
}  # fmt: skip
