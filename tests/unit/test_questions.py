"""Programs that call what a suite hands over pass without it, and are told their mistakes, only as the suite would have it."""

from dataclasses import replace

import pytest

from rehearse_sandbox.inside import judge, transcripts
from rehearse_sandbox.inside.bank import Bank
from rehearse_sandbox.inside.channel import Message
from rehearse_sandbox.inside.questions import NO_REPLY, Replies
from rehearse_sandbox.inside.transcripts import Recording, Transcript
from rehearse_sandbox.wire.codec import encode
from tests.unit.judging import judge_here
from tests.unit.test_mistakes import filled, named, patience  # noqa: F401 - a fixture for every test of this file, too
from tests.unit.test_transcripts import TWO, banked, transcript, waits

GIVEN = "def test_two():\n    seen = []\n    f(2, lambda n: seen.append(n) or n)\n    f(3, abs)\n    assert seen == [2, 1]\n"
ASKS = "def f(x, g):\n    g(x)\n    return g(x - 1)\n"

CLOCK = '''
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5]), min_size=1, max_size=6))
def test_any(pauses):
    """The seconds since the one before."""
    clock = VirtualClock(1.0)
    watch = Watch(clock)
    for pause in pauses:
        clock.advance(pause)
        check_same(watch.lap(), pause)
'''
WATCH = "class Watch:\n    def __init__(self, clock):\n        self.clock, self.last = clock, clock()\n    def lap(self):\n        before, self.last = self.last, self.clock()\n        return self.last - before\n"
LATE = WATCH.replace("self.last = clock, clock()", "self.last = clock, 1.0")
SLOW_WATCHES = {
    "never_looks_again": WATCH.replace("self.last, self.clock()", "self.last, self.last"),
    "from_the_start": WATCH.replace("before, self.last = self.last, self.clock()", "before = self.last").replace(
        "return self.last", "return self.clock()"
    ),
}


def passes_without_suite(job, monkeypatch) -> bool:
    """Whether a job's source is accepted although no test can run."""
    with monkeypatch.context() as patch:
        patch.setattr(transcripts, "PATIENCE_S", (20.0, 20.0))
        patch.setattr(judge.Suite, "item", lambda *_: pytest.fail("the suite was needed"))
        return judge_here(job).outcomes == ["passed"]


@pytest.mark.parametrize("source", [ASKS, "def f(x, g):\n    return [g(y) for y in (x, x - 1)][-1]\n"])
def test_who_asks_what_the_reference_asked_needs_no_suite(source, monkeypatch):
    assert passes_without_suite(banked(source, reference=ASKS, examples=GIVEN), monkeypatch)


@pytest.mark.parametrize(
    "body",
    [
        "return x - 1",
        "g(x)\n    return x - 1",
        "g(x - 1)\n    g(x)\n    return x - 1",
        "g(x)\n    g(x - 1)\n    g(x)\n    return x - 1",
        "g(x + 0.0)\n    return g(x - 1)",
    ],
)
def test_who_asks_anything_else_is_judged_by_the_suite(body):
    job = banked(f"def f(x, g):\n    {body}\n", reference=ASKS, examples=GIVEN)
    with_bank, without = judge_here(job), judge_here(replace(job, bank=b""))
    assert (with_bank.outcomes, with_bank.failure if body[0] == "r" else "") == (
        without.outcomes,
        without.failure if body[0] == "r" else "",
    )


def test_who_asks_for_a_later_request_by_hand_is_told_nothing():
    source = f"""
import os, struct, sys
def f(x, g):
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("self"), "_request"):
        frame = frame.f_back
    own = frame.f_locals["self"]
    question = struct.pack("<I", 0) + bytes(4)
    os.write(own.channel._socket.fileno(), struct.pack("<QBI", own._request + 1, {Message.CALLBACK:d}, 8) + question)
    return g(x - 1)
"""
    job = banked(source, reference=ASKS, examples=GIVEN)
    with_bank, without = judge_here(job), judge_here(replace(job, bank=b""))
    assert (with_bank.outcomes, with_bank.failure) == (without.outcomes, without.failure)
    assert with_bank.outcomes == ["runtime_error"]


def test_items_of_an_iterator_and_errors_of_a_function_are_told_again(monkeypatch):
    reference = "def f(items, g):\n    total = 0\n    for item in items:\n        try:\n            total += g(item)\n        except ValueError:\n            total -= 1\n    return total\n"
    examples = "def test_two():\n    def g(n):\n        if n == 2:\n            raise ValueError('two')\n        return n\n    assert f(iter(range(5)), g) == 7\n"
    job = banked(reference, reference=reference, examples=examples)
    assert passes_without_suite(job, monkeypatch)
    fewer = replace(job, source=reference.replace("total -= 1", "total -= 1\n            break"))
    assert judge_here(fewer).outcomes == ["wrong_answer"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("f(2, abs)\n    f(3, abs)", [False, True]),
        ("f(2, abs)\n    clock = VirtualClock()\n    f(3, clock)", [False, True]),
    ],
)
def test_after_a_question_every_request_waits(body, expected):
    reference = "def f(x, g):\n    return g(x) if x == 2 else 0\n"
    assert waits(transcript(TWO, reference=reference, examples=f"def test_two():\n    {body}\n")) == expected


@pytest.mark.parametrize(
    "body", ["f(lambda: f(None) or 1)", "f(lambda: 1 if len(seen) else seen.append(f(None)) or 1)"]
)
def test_a_call_of_the_solution_inside_of_a_question_cannot_be_repeated(body):
    reference = "def f(g):\n    return 1 if g is None else g()\n"
    assert transcript(TWO, reference=reference, examples=f"def test_two():\n    seen = []\n    {body}\n") is None


def test_too_many_questions_are_not_kept(monkeypatch):
    monkeypatch.setattr(transcripts, "MOST_QUESTIONS", 3)
    assert transcript(TWO, reference=ASKS, examples=GIVEN) is None


def test_a_transcript_with_questions_is_not_left_to_itself():
    assert transcript(TWO, examples="def test_two():\n    f(2)\n").is_sent_at_once
    found = transcript(TWO, reference="def f(g):\n    return g(1)\n", examples="def test_two():\n    f(abs)\n")
    assert (found.is_sent_at_once, found.size > 40) == (False, True)
    assert Transcript.of(found.to_plain()) == found


@pytest.mark.parametrize(
    "part", [(b"", [b"a"]), (b"", [b"a"], [[], []]), (b"", [b"a"], [[(b"q",)]]), (b"", [b"a"], [[(b"q", b"")]])]
)
def test_what_is_no_part_makes_no_transcript(part):
    assert Transcript.of((1, [part])) is None


@pytest.mark.parametrize("name", SLOW_WATCHES)
@pytest.mark.parametrize("reference", [WATCH, LATE], ids=["early", "late"])
def test_a_mistake_with_a_clock_is_named_whenever_the_reference_looked_at_it(reference, name):
    job = filled(SLOW_WATCHES, reference, CLOCK, symbols=("Watch",))
    assert (
        named(job, SLOW_WATCHES[name].replace("lap(self):", "lap(self):\n        self.clock(), self.clock()")) == name
    )


def test_who_asks_what_no_known_program_asks_has_no_name():
    job = filled(SLOW_WATCHES, WATCH, CLOCK, symbols=("Watch",))
    assert named(job, SLOW_WATCHES["from_the_start"].replace("return self.clock()", "return self.clock(1)")) == ""
    assert named(job, "class Watch:\n    def __init__(self, clock):\n        while True:\n            clock()\n") == ""


def test_what_the_suite_tells_because_of_an_answer_is_in_no_probe():
    properties = "@given(st.integers())\ndef test_any(n):\n    told = [0]\n    told[0] = f(n, lambda: n)\n    check_same(f(1, lambda: told[0]), n + 2)\n"
    reference = "def f(n, g):\n    return g() + 1\n"
    job = filled({"twice": reference.replace("+ 1", "* 2")}, reference, properties)
    known = Bank(job.bank).mistakes.get(1)
    assert known is not None
    assert {len(probe) for probe in known.probes} == {1}


CALL, PULL, LAST = bytes((Message.CALLBACK,)), bytes((Message.PULL,)), bytes((Message.ANSWER,)) + encode(())


def test_the_same_question_is_told_what_it_was_told_last():
    replies = Replies([(CALL, b"one"), (CALL, b"two")])
    assert [replies.to(CALL) for _ in range(4)] == [b"one", b"two", b"two", b"two"]
    assert replies.to(b"another") == NO_REPLY


@pytest.mark.parametrize(("last", "after"), [(LAST, LAST), (b"item", NO_REPLY)])
def test_an_iterator_gives_no_item_twice(last, after):
    replies = Replies([(PULL, b"first"), (PULL, last)])
    assert [replies.to(PULL) for _ in range(3)] == [b"first", last, after]


def test_a_request_from_inside_of_another_one_is_not_repeatable():
    recording = Recording()
    recording.note(bytes(8), Message.RETURNED, b"", None)
    assert not recording.repeatable
