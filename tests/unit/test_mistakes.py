"""A refused program learns the name of its mistake when it answers as exactly one known-wrong program does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rehearse_sandbox.inside import mistakes, probing, running
from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.channel import Message
from rehearse_sandbox.inside.likeness import MAX_KEPT_BYTES, alike, kept
from rehearse_sandbox.inside.mistakes import LEAST_PROBES, Mistakes
from rehearse_sandbox.wire.codec import encode
from rehearse_sandbox.wire.job import Compare, Job, Scrutiny
from rehearse_sandbox.wire.layout import INSTANCE, Handle
from tests.unit.judging import HEADER, judge_here, make_job
from tests.unit.test_bank_judging import fill_here

PROPERTIES = '''
@given(st.lists(st.integers(-9, 9), max_size=5))
def test_any(numbers):
    """The largest absolute value."""
    check_same(f(numbers), max((abs(n) for n in numbers), default=0))
'''
RIGHT = "def f(x):\n    return max((abs(n) for n in x), default=0)\n"
KNOWN = {
    "no_sign": "def f(x):\n    return max(x, default=0)\n",
    "raises": "def f(x):\n    return max(abs(n) for n in x)\n",
    "first_only": "def f(x):\n    return abs(x[0]) if x else 0\n",
}


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Enough for a busy machine; only programs that never answer take it."""
    monkeypatch.setattr(running, "BUDGET_S", 60.0)
    monkeypatch.setattr(running, "PATIENCE_S", 5.0)


def filled(known: dict[str, str] = KNOWN, right: str = RIGHT, properties: str = PROPERTIES, **fields: object) -> Job:
    """A job without a source, with the bank of a reference and known-wrong programs."""
    job = make_job("", properties=properties, **fields)
    return replace(job, bank=fill_here(replace(job, mistakes=known), right)[0])


@pytest.fixture(scope="module")
def job() -> Job:
    return filled()


def named(job: Job, source: str) -> str:
    return judge_here(replace(job, source=source)).ended.mistake


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_wrong_program_is_named(job, name):
    assert named(job, KNOWN[name]) == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "def f(x):\n    best = 0 if not x else x[0]\n    for n in x:\n        best = n if n > best else best\n    return best\n",
            "no_sign",
        ),
        ("def f(x):\n    print(x)\n    return sorted(abs(n) for n in x)[-1] if x else max([])\n", "raises"),
        ("def f(x):\n    for n in x:\n        return max(n, -n)\n    return 0\n", "first_only"),
    ],
)
def test_another_program_with_the_same_mistake_is_named(job, source, name):
    assert named(job, source) == name


@pytest.mark.parametrize(
    "source",
    [
        "def f(x):\n    return len(x)\n",
        "def f(x):\n    return max(x)\n",
        "def f(x):\n    while len(x) > 3:\n        pass\n    return 1\n",
        "import os\ndef f(x):\n    if len(x) > 3:\n        os._exit(1)\n    return 1\n",
        "def f(x):\n    return object()\n",
        "def f(x):\n    print('a' * 100_000)\n    return max(x, default=0)\n",
        "syntax error",
    ],
)
def test_any_other_mistake_has_no_name(job, source):
    judged = judge_here(replace(job, source=source))
    assert judged.ended.mistake == ""
    assert judged.outcomes != ["passed"]


def test_an_accepted_program_is_asked_nothing(job, monkeypatch):
    monkeypatch.setattr(mistakes.Mistakes, "explain", lambda *_: pytest.fail("it was asked"))
    judged = judge_here(replace(job, source=RIGHT))
    assert (judged.outcomes, judged.ended.mistake) == (["passed"], "")


@pytest.mark.parametrize("fields", [{"mode": "run"}, {"scrutiny": Scrutiny(shrinks=False)}, {"bank": b""}])
def test_nothing_is_asked_where_nobody_would_read_it(job, fields):
    assert named(replace(job, **fields), KNOWN["no_sign"]) == ""


def test_no_mistake_changes_what_else_is_told(job):
    with_name, without = (judge_here(replace(job, source=KNOWN["no_sign"], bank=bank)) for bank in (job.bank, b""))
    assert [test.failure for test in with_name.tests] == [test.failure for test in without.tests]


def test_two_that_answer_alike_are_not_named():
    job = filled({**KNOWN, "again": "def f(x):\n    return sorted([*x])[-1] if x else 0\n"})
    assert named(job, KNOWN["no_sign"]) == ""
    assert named(job, KNOWN["raises"]) == "raises"


@pytest.mark.parametrize(
    "source",
    [
        "def f(x):\n    while len(x) > 2:\n        pass\n    return 0\n",
        "import os\ndef f(x):\n    os._exit(1)\n",
        "def g(x):\n    return 0\n",
        "def f(x):\n    return object()\n",
    ],
)
def test_a_known_wrong_program_that_breaks_keeps_no_other_from_being_named(source):
    job = filled({"breaks": source, **KNOWN}, max_examples=40)
    assert named(job, KNOWN["first_only"]) == "first_only"


def test_a_known_wrong_program_that_ends_its_process_costs_nothing_but_names():
    job = filled({"ends": "import os\nos._exit(1)", **KNOWN})
    bank = Bank(job.bank)
    assert (bank.mistakes, bank.transcript_of("test_properties.py::test_any") is None) == ({}, False)


def test_rounding_does_not_hide_a_mistake():
    properties = (
        "@given(st.integers(1, 99))\ndef test_any(n):\n    check_close(f(np.arange(n) / 7), np.arange(n) / 7)\n"
    )
    known = {"three_times": "def f(x):\n    return 3 * x\n", "twice": "def f(x):\n    return x + x\n"}
    job = filled(known, "def f(x):\n    return x * 1.0\n", properties)
    assert named(job, "def f(x):\n    return x / (1 / 3)\n") == "three_times"
    assert named(job, "def f(x):\n    return 3.001 * x\n") == ""


def test_a_mistake_in_what_is_kept_between_calls_is_named():
    properties = """
@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_any(numbers):
    counter = Counter()
    for n in numbers:
        counter.add(n)
    check_same([counter.count(n) for n in range(4)], [numbers.count(n) for n in range(4)])
"""
    right = "class Counter:\n    def __init__(self):\n        self.seen = {}\n    def add(self, n):\n        self.seen[n] = self.seen.get(n, 0) + 1\n    def count(self, n):\n        return self.seen.get(n, 0)\n"
    known = {
        "shared": right.replace("def __init__(self):\n        self.seen", "seen"),
        "keeps_last": right.replace(
            "self.seen[n] = self.seen.get(n, 0) + 1", "self.seen = {n: self.seen.get(n, 0) + 1}"
        ),
    }
    job = filled(known, right, properties, symbols=("Counter",))
    assert [named(job, source) for source in known.values()] == list(known)
    rewritten = "from collections import defaultdict\ncounts = defaultdict(int)\nclass Counter:\n    def add(self, n):\n        counts[n] += 1\n    def count(self, n):\n        return counts[n]\n"
    assert named(job, rewritten) == "shared"


def test_a_call_that_follows_from_an_answer_is_in_no_probe():
    properties = "@given(st.integers())\ndef test_any(n):\n    check_same(f(f(n)), n + 2)\n"
    job = filled({"twice": "def f(x):\n    return 2 * x\n"}, "def f(x):\n    return x + 1\n", properties)
    known = Bank(job.bank).mistakes.get(1)
    assert known is not None
    assert {len(probe) for probe in known.probes} == {1}
    assert named(job, "def f(x):\n    return x + x\n") == "twice"


def test_what_is_stored_stays_small(monkeypatch):
    monkeypatch.setattr(probing, "MAX_BYTES", 2000)
    known = Bank(filled().bank).mistakes.get(1)
    assert known is not None
    assert len(encode(known.to_plain())) < 4000


def test_a_mistake_that_only_a_large_input_shows_is_named():
    properties = """
def test_large():
    check_same(f(list(range(5000))), 4999)
"""
    job = filled(
        {**KNOWN, "only_short": RIGHT + "    \nright = f\ndef f(x):\n    return right(x[:4000])\n"},
        properties=PROPERTIES + properties,
    )
    assert (
        named(job, RIGHT + "right = f\ndef f(x):\n    return right(x) if len(x) < 4001 else right(x[:4000])\n")
        == "only_short"
    )
    assert named(job, KNOWN["raises"]) == "raises"


def test_a_name_needs_enough_probes():
    right = [[b"\x16a"]] * LEAST_PROBES
    known = Mistakes([[(b"request", [])]] * LEAST_PROBES, right, {"wrong": {0: [b"\x16b"]}})
    assert known.explain([[b"\x16b"], *right[1:]], Compare()) == "wrong"
    assert known.explain([[b"\x16b"], *right[2:]], Compare()) == ""
    few = Mistakes(known.probes[1:], right[1:], known.wrong)
    assert few.explain([[b"\x16b"], *right[2:]], Compare()) == ""


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        ([], [], []),
        ([[(b"r", [])]], [], {}),
        ([[b"r"]], [[b"a"]], {}),
        ([[("r", [])]], [[b"a"]], {}),
        ([[(b"r", [b"q"])]], [[b"a"]], {}),
        ([[(b"r", [(b"q", b"")])]], [[b"a"]], {}),
        ([[]], [[b"a"]], {}),
        ([[(b"r", [])]], [["a"]], {}),
        ([[(b"r", [])]], [[b"a"]], {"x": {}}),
        ([[(b"r", [])]], [[b"a"]], {"x": {0: [1]}}),
    ],
)
def test_what_is_no_mistakes_is_none(plain):
    assert Mistakes.of(plain) is None


def test_what_is_stored_comes_back():
    known = Mistakes([[(b"r", [(b"q", b"p")]), (b"s", [])]], [[b"a", b"b"]], {"x": {0: [b"c", b"d"]}})
    assert Mistakes.of(known.to_plain()) == known
    assert Bank(Bank.pack([], {}, {}, {1: known})).mistakes.get(1) == known


def returned(value: object) -> bytes:
    return kept(Message.RETURNED, encode(value))


def raised(place: int, name: str) -> bytes:
    return kept(Message.RAISED, encode((place, name, "words", "", 1, 0, None)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (returned(0.1 + 0.2), returned(0.3)),
        (returned(np.float64(0.1 + 0.2)), returned(0.3)),
        (returned(float("nan")), returned(-float("nan"))),
        (returned([1, (2.0, {"a": 1e-12})]), returned([1, (2.0, {"a": 0.0})])),
        (returned(np.array([1.0, np.inf])), returned(np.array([1.0 + 1e-12, np.inf]))),
        (returned({1, 2}), returned({2, 1})),
        (returned(Handle(INSTANCE, 1, 2, "Cache")), returned(Handle(INSTANCE, 1, 1, "Store"))),
        (raised(3, "KeyError"), raised(3, "Missing")),
        (kept(Message.EXIT, b"one"), kept(Message.EXIT, b"other")),
    ],
)
def test_answers_that_say_the_same(one, other):
    assert alike(one, other, Compare())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (returned(1), returned(1.0)),
        (returned(1), returned(True)),
        (returned(1.0), returned(1.0001)),
        (returned([1]), returned([1, 1])),
        (returned({1: 2}), returned({2: 2})),
        (returned(np.ones(2)), returned(np.ones((2, 1)))),
        (returned(np.ones(2)), returned(np.ones(2, dtype=int))),
        (returned(np.ones(2, dtype=int)), returned(np.zeros(2, dtype=int))),
        (returned(None), raised(3, "KeyError")),
        (raised(3, "KeyError"), raised(4, "KeyError")),
        (kept(Message.RAISED, encode(())), kept(Message.RAISED, encode((1,)))),
        (kept(Message.RETURNED, b"\xff"), returned(1)),
        (returned("a" * MAX_KEPT_BYTES), returned("b" * MAX_KEPT_BYTES)),
        (b"", returned(1)),
    ],
)
def test_answers_that_say_something_else(one, other):
    assert not alike(one, other, Compare())
    assert not alike(other, one, Compare())


LATER = '''
@given(st.integers(-9, 9))
def test_later(n):
    """Twice the number."""
    check_same(g(n), 2 * n)
'''


def test_at_a_lower_level_nothing_is_asked_of_later_ones():
    first = {"tests/test_properties.py": HEADER + PROPERTIES}
    suite = {**first, "tests/level2_properties.py": HEADER + LATER}
    later = "def g(n):\n    return {} * n\n"
    known = {"no_sign": KNOWN["no_sign"] + later.format(2), "thrice": RIGHT + later.format(3)}
    job = filled(known, RIGHT + later.format(2), suite=suite, symbols=("f", "g"))
    unfinished = KNOWN["no_sign"] + later.format(0)
    assert (named(job, unfinished), named(replace(job, suite=first), unfinished)) == ("", "no_sign")
    assert (named(job, known["thrice"]), set(Bank(job.bank).mistakes[1].wrong)) == ("thrice", {"no_sign"})
