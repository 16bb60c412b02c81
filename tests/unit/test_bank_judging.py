"""A verdict with stored examples is the verdict without them, and only the engine's work is saved."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.judging import build_job
from rehearse_sandbox.inside import filling, running
from rehearse_sandbox.inside.filling import NotStorableError, Recorder, fill
from rehearse_sandbox.inside.pytest_session import lend_session
from rehearse_sandbox.wire.codec import decode, encode
from rehearse_sandbox.wire.events import Banked, Ended, Event
from rehearse_sandbox.wire.job import Job, Limits
from tests.unit.judging import forked_candidate, judge_here, make_job, restored_settings

RIGHT = "def f(x):\n    return 2 * x\n"
PLAIN = '''
@given(st.integers())
def test_any(n):
    """Twice."""
    check_same(f(n), 2 * n)
'''
ANY = "test_properties.py::test_any"

CATALOG = Catalog.load(Path(__file__).parents[2] / "problems")
# A few programs: each fills banks in this very process. Whether all others keep their verdicts over a bank, cells tell sooner.
PROGRAMS = [
    pytest.param(CATALOG.problems[slug], source, id=f"{slug}-{name}")
    for slug in ("merge-intervals", "linear-regression")
    for name, source in [
        ("reference", CATALOG.problems[slug].reference),
        *((wrong.name, wrong.source) for wrong in CATALOG.problems[slug].wrong[:4]),
    ]
]


def fill_here(job: Job, reference: str = "", mode: Literal["fill", "draw"] = "fill") -> tuple[bytes, Ended]:
    """The bank that a job's suite and reference fill, made in this process, and how it ended."""
    events: list[Event] = []
    unsent = replace(job, mode=mode, source=reference)
    with restored_settings(), forked_candidate() as ends:
        lend_session(lambda session: events.append(fill(unsent, ends, session, emit=events.append, deadline=math.inf)))
    banked, ended = events
    assert isinstance(banked, Banked)
    assert isinstance(ended, Ended)
    return banked.bank, ended


def drawn(job: Job) -> dict[str, list[bytes]]:
    return decode(fill_here(job)[0])["examples"]


def stored(properties: str, **fields) -> dict[str, list[bytes]]:
    return drawn(make_job(RIGHT, properties=properties, **fields))


def with_examples(examples: dict[str, list[bytes]]) -> bytes:
    return encode({"examples": examples})


def without_times(judged):
    """Everything that a learner is told."""
    return [{**asdict(event), "ms": 0, "suite_ms": 0, "trace": None, "memory_mb": None} for event in judged.events]


@pytest.fixture(scope="module")
def banks() -> dict[tuple[str, int], bytes]:
    return {}


@pytest.mark.parametrize(("problem", "source"), PROGRAMS)
def test_the_bank_changes_neither_the_verdict_nor_the_failing_input(problem, source, banks):
    job = build_job(problem, source, "submit", job_id="1")
    bank = banks.get((job.slug, job.seed)) or fill_here(job, problem.reference)[0]
    banks[job.slug, job.seed] = bank
    assert len(decode(bank)["examples"]) >= 3
    assert len(decode(bank)["transcripts"]) >= 8
    assert without_times(judge_here(replace(job, bank=bank))) == without_times(judge_here(job))


def test_what_is_stored_is_what_the_engine_draws():
    source = "def f(x):\n    print(x)\n    return 2 * x\n"
    job = make_job(source, properties=PLAIN, limits=Limits(output_bytes=10_000))
    bank = drawn(job)
    seen = replace(job, source="seen = []\ndef f(x):\n    seen.append(x)\n    return seen\n")
    body = "\nseen = []\n@given(st.integers())\ndef test_any(n):\n    seen[:] = f(n)\n\ndef test_last():\n    assert seen == []\n"
    shown = judge_here(replace(seen, suite={"tests/test_properties.py": job.suite["tests/test_properties.py"] + body}))
    assert shown.failure.output == str([decode(example)["n"] for example in bank[ANY]])


def test_a_draw_is_the_examples_of_a_bank_and_nothing_of_the_reference():
    job = make_job(RIGHT, properties=PLAIN)
    filled, alone = (decode(fill_here(job, RIGHT, mode)[0]) for mode in ("fill", "draw"))
    assert (alone["tests"], alone["examples"]) == (filled["tests"], filled["examples"])
    assert filled["transcripts"]
    assert (alone["transcripts"], alone["mistakes"]) == ({}, {})


def test_a_passing_property_needs_no_engine(monkeypatch):
    job = make_job(RIGHT, properties=PLAIN)
    banked = replace(job, bank=fill_here(job)[0])
    monkeypatch.setattr(running, "prepare_property", lambda *_, **__: pytest.fail("the engine was asked"))
    assert judge_here(banked).outcomes == ["passed"]


def test_what_a_body_does_to_its_input_does_not_reach_the_next_example():
    properties = """
@given(st.lists(st.integers(), min_size=1, max_size=1))
def test_any(items):
    assert f(len(items)) == 2
    items.append(0)
"""
    job = make_job(RIGHT, properties=properties)
    one = drawn(job)[ANY][0]
    assert judge_here(replace(job, bank=with_examples({ANY: [one, one, one]}))).outcomes == ["passed"]


def test_a_stored_example_that_only_fails_here_is_not_held_against_the_learner():
    job = make_job(RIGHT, properties=PLAIN)
    assert judge_here(replace(job, bank=with_examples({ANY: [encode({"n": "text"}), b"no value"]}))).outcomes == [
        "passed"
    ]


@pytest.mark.parametrize(
    "bank",
    [
        b"\xff",
        encode([1, 2]),
        encode({}),
        encode({"examples": 1, "tests": "a", "transcripts": []}),
        encode({"tests": [1]}),
        with_examples({ANY: "text"}),
        with_examples({ANY: [b"\xff"]}),
        *(
            encode({"transcripts": {ANY: plain}})
            for plain in (1, (1,), (1, [1]), (1, [(b"",)]), (1, [("", [])]), (1, [(b"", [1])]))
        ),
    ],
)
def test_a_bank_that_is_none_changes_nothing(bank):
    job = make_job("def f(x):\n    return 2 * x if x < 5 else 0\n", properties=PLAIN)
    assert without_times(judge_here(replace(job, bank=bank))) == without_times(judge_here(job))


def test_an_endless_call_is_not_tried_twice():
    job = make_job("def f(x):\n    while True:\n        pass\n", properties=PLAIN, limits=Limits(test_s=0.3))
    judged = judge_here(replace(job, bank=fill_here(job)[0]))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["time_limit"])
    assert judged.tests[0].ms < 600
    assert judged.failure.input == "f(0)"


@pytest.mark.parametrize(
    "properties",
    [
        "@given(st.data())\ndef test_any(data):\n    f(data.draw(st.integers()))\n",
        "@given(st.integers())\ndef test_any(n):\n    assume(n > 0)\n    f(n)\n",
        "def positive(n):\n    assume(n > 0)\n@given(st.integers())\ndef test_any(n):\n    positive(n)\n",
        "@given(st.functions())\ndef test_any(g):\n    f(1)\n",
        "@given(st.sampled_from([[1], [2]]), st.integers())\ndef test_any(items, n):\n    f(items)\n",
        "@given(st.integers().map(lambda n: [n]).map(lambda items: (items, items)))\ndef test_any(pair):\n    f(pair)\n",
        "@given(st.integers().map(f))\ndef test_any(n):\n    f(n)\n",
        "@given(st.just(ListNode([1])), st.integers())\ndef test_any(node, n):\n    f(1)\n",
        "class TestAll:\n    @given(st.integers())\n    def test_any(self, n):\n        f(n)\n",
        "def test_any():\n    f(1)\n",
    ],
)
def test_what_cannot_be_drawn_ahead_stays_with_the_engine(properties):
    job = make_job(RIGHT, properties=properties, max_examples=60)
    bank, ended = fill_here(job)
    assert (decode(bank)["examples"], ended.reason) == ({}, "completed")
    assert judge_here(replace(job, bank=bank)).outcomes == judge_here(job).outcomes


def test_what_does_not_fit_stays_with_the_engine(monkeypatch):
    monkeypatch.setattr(filling, "MAX_BANK_BYTES", 1000)
    assert stored(PLAIN) == {}


def test_explicit_examples_come_first():
    properties = "from hypothesis import example\n@given(st.integers())\n@example(n=77)\ndef test_any(n):\n    f(n)\n"
    assert decode(stored(properties)[ANY][0]) == {"n": 77}


def test_each_parameter_has_its_own_examples_and_keeps_its_value():
    properties = (
        "@pytest.mark.parametrize('g', [f, len])\n@given(st.lists(st.integers()))\ndef test_any(g, x):\n    g(x)\n"
    )
    bank = stored(properties)
    assert len(bank) == 2
    assert all(list(decode(example)) == ["x"] for examples in bank.values() for example in examples)
    job = make_job(RIGHT, properties=properties)
    assert judge_here(replace(job, bank=with_examples(bank))).outcomes == ["passed", "passed"]


def test_a_suite_that_calls_the_solution_while_it_is_imported_has_no_bank():
    job = make_job(RIGHT, properties="f(1)\n" + PLAIN)
    with pytest.raises(NotStorableError):
        fill_here(job)


def test_examples_that_will_not_fit_are_not_drawn_to_the_end():
    record = Recorder(10**6, fixtures=(), expected=10**6).instead_of(fill_here)
    few, many = 100, 1000
    for number in range(few):
        record(n=number)
    with pytest.raises(NotStorableError):
        [record(n=number) for number in range(few, many)]


def test_a_recorder_writes_down_nothing_of_fixtures():
    recorder = Recorder(1000, fixtures={"g"})
    recorder.instead_of(fill_here)(g=len, n=1)
    assert [decode(data) for data in recorder.examples] == [{"n": 1}]
