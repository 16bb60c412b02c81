"""Ways to break the gates of right programs: G3 starter, G4 soak, G5 agreement, G10 bounds, G11 growth, G12 time."""

from __future__ import annotations

from tests.authoring.breaking import Breaking
from tests.authoring.folders import Change
from tests.authoring.function_folder import LIFT

EXAMPLES, PROPERTIES, EXPECT = "tests/test_examples.py", "tests/test_properties.py", "wrong/expect.toml"
REFERENCE, OTHER = "accepted/reference.py", "accepted/step_by_step.py"

STARTER = [
    Breaking(
        "a test that passes whoever raises anything",
        "G3",
        {
            EXAMPLES: f"import pytest\n{LIFT[EXAMPLES]}"
            '''

def test_no_list():
    """What is no list is refused."""
    with pytest.raises(Exception):
        lift(None, 1)
''',
            "wrong/keeps_all.py": (("list(values)", "list(values or [])"),),
        },
        "The starter passes test_no_list",
        "starter.py",
    ),
]

SOAK = [
    Breaking(
        "a property that fails after four hundred inputs",
        "G4",
        {
            "problem.toml": (("soak = 60", "soak = 500"),),
            PROPERTIES: (
                ("@given(strategy())\ndef test_each_value", "SEEN = []\n\n\n@given(strategy())\ndef test_each_value"),
                (
                    "    check_same(lift(list(values), low), [low",
                    "    SEEN.append(case)\n    check_same(len(SEEN) < 400, True)\n    check_same(lift(list(values), low), [low",
                ),
            ),
        },
        "The suite refuses the reference, seed 11: wrong answer in test_each_value",
        REFERENCE,
    ),
    Breaking(
        "a suite that warns",
        "G4",
        {
            PROPERTIES: (
                ("from hypothesis", "import warnings\n\nfrom hypothesis"),
                ("    handed_in =", '    warnings.warn("old", DeprecationWarning)\n    handed_in ='),
            )
        },
        "DeprecationWarning",
        REFERENCE,
    ),
    Breaking(
        "a reference that warns",
        "G4",
        {REFERENCE: f"import sre_compile\n\n\n{LIFT[REFERENCE]}"},
        "DeprecationWarning",
        REFERENCE,
    ),
    Breaking(
        "a test that needs another one before it",
        "G4",
        {
            PROPERTIES: (
                ("@given(strategy())\ndef test_each_value", "SEEN = []\n\n\n@given(strategy())\ndef test_each_value"),
                (
                    "    values, low = case\n    check_same",
                    "    values, low = case\n    SEEN.append(case)\n    check_same",
                ),
                (
                    "    check_same(lift(list(range(N_MAX))",
                    "    check_same(bool(SEEN), True)\n    check_same(lift(list(range(N_MAX))",
                ),
            )
        },
        "wrong answer in test_longest_list",
        REFERENCE,
    ),
    Breaking(
        "a suite that its reference fails",
        "G4",
        {PROPERTIES: (("[1, *range(1, N_MAX)]", "[0, *range(1, N_MAX)]"),)},
        "The suite refuses the reference: wrong answer in test_longest_list",
        REFERENCE,
    ),
]

AGREEMENT = [
    Breaking(
        "a right program that is wrong",
        "G5",
        {OTHER: (("value < low", "value <= low + 1"),)},
        "shipped as right and refused: wrong answer in test_one_is_too_low",
        OTHER,
    ),
    Breaking(
        "a right program that only just passes",
        "G5",
        {
            "problem.toml": (("[examples]", "[compare]\natol = 1e-6\n\n[examples]"),),
            EXAMPLES: (("check_same", "check_close"),),
            PROPERTIES: (
                ("import check_same", "import check_close, check_same"),
                ("check_same(lift", "check_close(lift"),
            ),
            OTHER: (
                (
                    "lifted.append(low if value < low else value)",
                    "lifted.append((low if value < low else value) + 5e-7)",
                ),
            ),
        },
        "its largest error is 0.5 of the tolerance",
        OTHER,
    ),
]

BOUNDS = [
    Breaking(
        "a bound that no input reaches",
        "G10",
        {PROPERTIES: (("range(N_MAX)", "range(N_MAX - 1)"), ("range(1, N_MAX)", "range(1, N_MAX - 1)"))},
        "n_max = 12 is never generated; the largest input below it has 11",
        "inputs.py",
    ),
    Breaking(
        "an edge case that is not valid",
        "G10",
        {"inputs.py": (('"no values": ([], 1)', '"too long": ([0] * 13, 1)'),)},
        "valid refuses EDGE['too long']",
        "inputs.py",
    ),
    Breaking(
        "an edge case that is no tuple",
        "G10",
        {"inputs.py": (('"no values": ([], 1)', '"no values": [[], 1]'),)},
        "EDGE['no values'] is not a tuple of arguments",
        "inputs.py",
    ),
    Breaking(
        "an input to try that is not valid",
        "G10",
        {"inputs.py": (("EDGE = {", 'TRY = {"too long": "lift([0] * 13, 1)"}\nEDGE = {'),)},
        "Learners are offered 'too long' to try, but it has no answer",
        "inputs.py",
    ),
    Breaking(
        "a strategy that draws what is not valid",
        "G10",
        {"inputs.py": (("len(values) <= N_MAX and", "low != 0 and len(values) <= N_MAX and"),)},
        "which the strategy draws",
        "inputs.py",
    ),
]

#: Linear time is asked for, of lists from 2000 values up to 16000.
_TARGET: dict[str, Change] = {
    "problem.toml": (
        ("[examples]", '[scaling]\nvary = "n"\nfrom = 2000\nto = 16000\nexponent = 1.0\nslack = 0.4\n\n[examples]'),
    ),
    "inputs.py": LIFT["inputs.py"] + "\n\ndef sizes(n):\n    return list(range(n)), n // 2\n",
}
_QUADRATIC = """\
def lift(values, low):
    lifted = []
    for value in values:
        lifted = [*lifted, max(value, low)]
    return lifted
"""

GROWTH = [
    Breaking(
        "a slow program that is quick",
        "G11",
        {**_TARGET, "slow/step_by_step.py": LIFT[OTHER]},
        "It should be too slow and gets accepted",
        "slow/step_by_step.py",
    ),
    Breaking(
        "a slow program that is wrong",
        "G11",
        {**_TARGET, "slow/keeps_all.py": LIFT["wrong/keeps_all.py"]},
        "It should be too slow and gets wrong answer in test_one_is_too_low",
        "slow/keeps_all.py",
    ),
    Breaking(
        "a right program that grows too fast",
        "G11",
        {**_TARGET, OTHER: _QUADRATIC, "slow/copies_each_time.py": _QUADRATIC},
        "This right program is refused when its growth is measured: time limit",
        OTHER,
    ),
    Breaking(
        "slow programs and no target",
        "G1",
        {"slow/copies_each_time.py": _QUADRATIC},
        "There is no target that these programs miss",
        "slow",
    ),
]

TIME = [
    Breaking(
        "a suite that takes too long",
        "G12",
        {},
        "for the reference; learners wait for it. The slowest test is test_",
        "tests",
        limits=(("reference.SUITE_SLOW_S", 0.0), ("reference.SUITE_TOO_SLOW_S", 0.0)),
    ),
    Breaking(
        "a suite that takes long",
        "G12",
        {},
        "for the reference; learners wait for it. The slowest test is test_",
        "tests",
        warns=True,
        limits=(("reference.SUITE_SLOW_S", 0.0),),
    ),
]

REFERENCES = [*STARTER, *SOAK, *AGREEMENT, *BOUNDS, *GROWTH, *TIME]
