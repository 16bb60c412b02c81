"""Ways to break the gates that read: G1 schema, G2 text, G3 starter, G14 teaching."""

from __future__ import annotations

from tests.authoring.breaking import Breaking
from tests.authoring.class_folder import TALLY

_TALLY_ID = TALLY["problem.toml"].split('"')[1]
_LIFT_ID = "5b2f0c0e-3c64-4d6e-9d52-1f6f2a7c9b01"

SCHEMA = [
    Breaking(
        "a key that is not known",
        "G1",
        {"problem.toml": (("format = 1\n", "format = 1\ncolour = 2\n"),)},
        "`colour` is not a key",
        "problem.toml",
        2,
    ),
    Breaking(
        "no licence",
        "G1",
        {"problem.toml": (('license = "CC-BY-SA-4.0"\n', ""),)},
        "`license` is missing",
        "problem.toml",
    ),
    Breaking(
        "the id of another problem",
        "G1",
        {"problem.toml": ((_TALLY_ID, _LIFT_ID),)},
        "is also that of dsa/lift-values",
        "problem.toml",
        folder="dsa/tally",
    ),
    Breaking(
        "a prerequisite that comes back to itself",
        "G1",
        {"problem.toml": (("\n[const]", 'prerequisites = ["tally"]\n\n[const]'),)},
        "its own prerequisite",
        "problem.toml",
        others={"problem.toml": (("\n[entry]", 'prerequisites = ["lift-values"]\n\n[entry]'),)},
    ),
    Breaking(
        "a prerequisite that is not there",
        "G1",
        {"problem.toml": (("\n[const]", 'prerequisites = ["raise-values"]\n\n[const]'),)},
        "`raise-values` is not a problem",
        "problem.toml",
    ),
    Breaking(
        "a tag that is not in the list",
        "G1",
        {"problem.toml": (('tags = ["array"]', 'tags = ["arrays"]'),)},
        "`arrays` in `tags` is unknown",
        "problem.toml",
        9,
    ),
    Breaking(
        "a wrong program that nobody expects anything of",
        "G1",
        {"wrong/expect.toml": (("[pulls_down]\n", "[pulls_up]\n"),)},
        "wrong/pulls_down.py has no entry",
        "wrong/expect.toml",
    ),
    Breaking("no second right program", "G1", {"accepted/step_by_step.py": None}, "only the reference", "accepted"),
    Breaking(
        "a bound that differs between two files",
        "G1",
        {"inputs.py": (("N_MAX = 12", "N_MAX = 13"),)},
        "`N_MAX` is 13, but problem.toml says n_max = 12",
        "inputs.py",
        5,
    ),
]

TEXT = [
    Breaking(
        "a formula that KaTeX refuses",
        "G2",
        {"statement.md": (("$n = {{const:n_max}}$", r"$\fraction{n}{2}$"),)},
        r"KaTeX refuses the formula '\\fraction{n}{2}'",
        "statement.md",
        2,
    ),
    Breaking(
        "an example that prints something else",
        "G2",
        {"statement.md": (("\n[2, 5, 3]\n", "\n[2, 5, 4]\n"),)},
        "`lift([1, 5, 3], 2)` does not print what the text says, but '[2, 5, 3]",
        "statement.md",
        5,
    ),
    Breaking(
        "an output card that is wrong",
        "G2",
        {
            "cards.toml": (
                ('kind = "cost"', 'kind = "output"'),
                (
                    '"Time to lift n values in one pass?"',
                    "'''What is printed?\n\n```python\nprint(max(1, 2))\n```\n'''",
                ),
                ('"$O(n)$: one comparison for each."', '"`3`"'),
            )
        },
        "`print(max(1, 2))` does not print what the text says, but '2",
        "cards.toml",
        20,
    ),
    Breaking(
        "an output card that gives two lines as one",
        "G2",
        {
            "cards.toml": (
                ('kind = "cost"', 'kind = "output"'),
                (
                    '"Time to lift n values in one pass?"',
                    "'''What is printed?\n\n```python\nprint(1)\nprint(2)\n```\n'''",
                ),
                ('"$O(n)$: one comparison for each."', '"`1 2`"'),
            )
        },
        r"`print(1) print(2)` does not print what the text says, but '1\n2\n'",
        "cards.toml",
        20,
    ),
    Breaking(
        "a bug card whose cure does not help",
        "G2",
        {
            "cards.toml": (
                ('kind = "cost"', 'kind = "bug"'),
                (
                    '"Time to lift n values in one pass?"',
                    "'''What is wrong with this largest value?\n\n```python\nlargest = min([1, 3])\n```\n'''",
                ),
                (
                    'back = "$O(n)$: one comparison for each."',
                    'back = "It is the smallest."\nwas = "min"\nmended = "sum"\nshows = "assert largest == 3"',
                ),
            )
        },
        "`assert largest == 3` fails with the mended code, too",
        "cards.toml",
        26,
    ),
    Breaking(
        "a picture from elsewhere",
        "G2",
        {"editorial.md": (("compare, and", "![steps](https://example.org/steps.png) compare, and"),)},
        "https://example.org/steps.png",
        "editorial.md",
        3,
    ),
    Breaking(
        "a link to a problem that is not there",
        "G2",
        {"editorial.md": (("compare, and", "[compare](raise-values), and"),)},
        "raise-values",
        "editorial.md",
        3,
    ),
    Breaking(
        "a constant that is not stated",
        "G2",
        {"statement.md": (("const:n_max", "const:m_max"),)},
        "`{{const:m_max}}` stands for nothing",
        "statement.md",
        2,
    ),
    Breaking(
        "an example that is no test",
        "G2",
        {"statement.md": (("example:one_is_too_low", "example:two_are_too_low"),)},
        "`{{example:two_are_too_low}}` stands for nothing",
        "statement.md",
        9,
    ),
]

STARTER = [
    Breaking(
        "a starter with another signature",
        "G3",
        {"starter.py": (("lift(values, low)", "lift(values, limit)"),)},
        "`lift(values, limit)` is `lift(values, low)` in the reference",
        "starter.py",
        1,
    ),
    Breaking(
        "a starter that already answers",
        "G3",
        {"starter.py": (("raise NotImplementedError", "return []"),)},
        "`lift` does more than raise NotImplementedError",
        "starter.py",
        1,
    ),
    Breaking(
        "a class that lacks a method in its starter",
        "G3",
        {
            "starter.py": (
                ('    def count(self, word):\n        """How often the word was added."""\n', ""),
                ("        raise NotImplementedError\n\n        raise", "        raise"),
            )
        },
        "The suite may use `Tally.count`, but it is not here",
        "starter.py",
        1,
        folder="dsa/tally",
    ),
]

TEACHING = [
    Breaking(
        "a hint that is the reference",
        "G14",
        {
            "hints.md": (
                (
                    "Go through",
                    "    def lift(values, low):\n        return [max(value, low) for value in values]\n\nGo through",
                ),
            )
        },
        "of the reference, names aside",
        "hints.md",
        11,
    ),
    Breaking(
        "two hints only",
        "G14",
        {"hints.md": "## 1. Ask\n\nWhat may change?\n\n## 2. Outline\n\nGo through the list.\n"},
        "There are 2 rungs",
        "hints.md",
    ),
    Breaking(
        "an editorial without cost",
        "G14",
        {"editorial.md": (("in $O(n)$ time", "quickly"),)},
        "does not say what the solution costs",
        "editorial.md",
    ),
    Breaking(
        "a card that asks nothing",
        "G14",
        {"cards.toml": (("Time to lift n values in one pass?", "The time to lift n values."),)},
        "`lift-values-cost` asks nothing in front",
        "cards.toml",
        17,
    ),
]

TEXTS = [*SCHEMA, *TEXT, *STARTER, *TEACHING]
