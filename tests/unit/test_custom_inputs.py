"""A learner's own inputs: the answer beside the reference's, where they differ, and what else may come of one."""

import io
import time

import pytest

from rehearse_sandbox.inside import reference_process
from rehearse_sandbox.inside.answering import BrokenError, ask_reference
from rehearse_sandbox.inside.reference_process import InvalidInputError, tell_answers
from rehearse_sandbox.wire.codec import decode
from rehearse_sandbox.wire.custom import Custom, CustomInput
from rehearse_sandbox.wire.events import Answered, from_json, to_json
from rehearse_sandbox.wire.frames import read_frame
from rehearse_sandbox.wire.job import Job, Limits
from tests.unit.judging import judge_here, make_job

EXAMPLE = '''
def test_two():
    """Doubling adds a number to itself."""
    assert f([1]) == [2]
'''
REFERENCE = """
def f(values):
    if -1 in values:
        raise ValueError("reference-secret")
    return [2 * value for value in values]
"""
INPUTS = """
def valid(values):
    return all(type(value) is int for value in values)
"""


def job_of(source, *texts, reference=REFERENCE, inputs=INPUTS, many=False, **fields):
    job = make_job(source, examples=fields.pop("examples", EXAMPLE), **{"mode": "run", **fields})
    custom = Custom(tuple(CustomInput("", text) for text in texts), reference, job.symbols[0], many)
    return Job(
        **{
            **{name: getattr(job, name) for name in Job.__slots__},
            "custom": custom,
            "suite": {**job.suite, "inputs.py": inputs},
        }
    )


def answers_of(source, *texts, **fields):
    judged = judge_here(job_of(source, *texts, **fields))
    assert judged.reason in {"completed", "time_limit", "output_limit"}, judged.ended
    return [event for event in judged.events if isinstance(event, Answered)]


def answer(source, text, **fields):
    (answered,) = answers_of(source, text, **fields)
    return answered


RIGHT = "def f(values):\n    print('seen', values)\n    return [value + value for value in values]\n"


def test_the_same_answer_as_ours_is_said_to_be():
    answered = answer(RIGHT, "[1, 2]")
    assert answered.outcome == "same"
    assert (answered.shown.output, answered.shown.expected) == ("[2, 4]", "[2, 4]")
    assert answered.shown.stdout == "seen [1, 2]\n"


def test_another_answer_is_shown_beside_ours_with_the_first_difference():
    answered = answer("def f(values):\n    return [2, 5]\n", "values = [1, 2]")
    assert (answered.outcome, answered.shown.output, answered.shown.expected) == ("differs", "[2, 5]", "[2, 4]")
    assert answered.shown.difference == "first difference at [1]: 5 instead of 4, off by 1"


def test_answers_change_no_verdict():
    judged = judge_here(job_of("def f(values):\n    return [2]\n", "[1, 2]"))
    assert (judged.reason, judged.outcomes) == ("completed", ["passed"])


def test_an_exception_is_shown_with_the_learners_line_and_our_answer():
    shown = answer("def f(values):\n    return values[7]\n", "[1]", examples="def test_nothing():\n    pass\n").shown
    assert (shown.error, shown.line, shown.expected) == ("IndexError: list index out of range", 2, "[2]")
    assert "in f" in shown.traceback


def test_an_exception_that_ours_raises_too_is_the_same_answer():
    source = "def f(values):\n    if values == [-1]:\n        raise ValueError\n    return [2]\n"
    answered = answer(source, "[-1]")
    assert (answered.outcome, answered.shown.output) == ("same", "raises ValueError")
    assert "reference-secret" not in to_json(answered)


def test_an_exception_that_is_missing_or_of_another_kind_differs():
    missing, other = answers_of("def f(values):\n    return [2] if 1 in values else {}[0]\n", "[1, -1]", "[-1]")
    assert missing.shown.difference == "should have raised ValueError, returned [2]"
    assert (other.outcome, other.shown.error, other.shown.expected) == (
        "runtime_error",
        "KeyError: 0",
        "raises ValueError",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[1", "never closed"),
        ("['a']", "The statement does not allow this input"),
        ("3", "The statement does not allow this input (TypeError"),
        ("[1], [2]", "`f(values)` cannot be called like this: too many positional arguments."),
        ("k = 3", "`f(values)` cannot be called like this: missing a required argument: 'values'."),
    ],
)
def test_what_is_no_valid_input_is_said_to_be_none(text, says):
    answered = answer(RIGHT, text)
    assert answered.outcome == "invalid"
    assert says in answered.shown.why


def test_each_input_gets_its_answer_whatever_the_one_before_did():
    source = "import os\ndef f(values):\n    if values == [3]:\n        os._exit(1)\n    return [2]\n"
    assert [answered.outcome for answered in answers_of(source, "[3]", "[1]")] == ["runtime_error", "same"]


def test_an_endless_call_is_too_slow_and_the_next_input_does_not_wait_for_it():
    source = "def f(values):\n    while values != [1]: pass\n    return [2]\n"
    slow, left = answers_of(source, "[5]", "[1]", limits=Limits(test_s=1.0))
    assert (slow.outcome, left.outcome) == ("time_limit", "not_run")
    assert "not done with this input" in slow.shown.why


def test_a_flood_of_output_ends_the_input_only():
    source = "def f(values):\n    while values != [1]: print('x' * 1000)\n    return [2]\n"
    assert [answered.outcome for answered in answers_of(source, "[5]", "[1]")] == ["output_limit", "same"]


def test_inputs_are_answered_after_an_example_ran_out_of_time():
    source = "def f(values):\n    while values == [1]: pass\n    return [4]\n"
    assert answer(source, "[2]", limits=Limits(test_s=1.0)).outcome == "same"


def test_arguments_that_were_changed_are_a_difference():
    answered = answer("def f(values):\n    values.append(1)\n    return [2] * (len(values) - 1)\n", "[1]")
    assert (
        answered.shown.difference
        == "the arguments after the call: first difference at [0]: length of [0] is 2, expected 1"
        or ("the arguments after the call" in answered.shown.difference)
    )


def test_a_reference_that_is_too_slow_leaves_the_learners_answer_alone():
    slow = "import time\ndef f(values):\n    time.sleep(60)\n"
    answered = answer("def f(values):\n    return [2]\n", "[1]", reference=slow, limits=Limits(test_s=1.0))
    assert (answered.outcome, answered.shown.output, answered.shown.expected) == ("unanswered", "[2]", "")
    assert "gave no answer" in answered.shown.why


def test_a_broken_reference_is_never_the_learners_fault():
    answered = answer(RIGHT, "[1]", reference="def f(values): return 1 /")
    assert (answered.outcome, "not your fault" in answered.shown.why) == ("unanswered", True)


def test_where_other_answers_may_be_right_a_difference_is_no_fault():
    answered = answer("def f(values):\n    return [4, 2] if len(values) > 1 else [2]\n", "[1, 2]", many=True)
    assert (answered.outcome, answered.shown.difference != "") == ("unlike", True)


ACCEPTS = (
    INPUTS
    + """
def accepts(answer, values):
    return "" if sorted(answer) == sorted(2 * value for value in values) else "these are other numbers"
"""
)


@pytest.mark.parametrize(
    ("result", "outcome", "says"), [("[4, 2]", "same", ""), ("[4, 3]", "differs", "these are other numbers")]
)
def test_inputs_py_may_judge_answers_itself(result, outcome, says):
    source = f"def f(values):\n    return {result} if len(values) > 1 else [2]\n"
    answered = answer(source, "[1, 2]", inputs=ACCEPTS, many=True)
    assert (answered.outcome, answered.shown.difference) == (outcome, says)


STACK = """
class Stack:
    def __init__(self): self._items = []
    def push(self, item): self._items.append(item)
    def pop(self): return self._items.pop()
    def me(self): return self
    def __len__(self): return len(self._items)
"""
STACK_EXAMPLE = '''
def test_push():
    """What was pushed comes back."""
    stack = Stack()
    stack.push(1)
    assert stack.pop() == 1
'''
STACK_INPUTS = "def valid(operations):\n    return all(type(one) is tuple for one in operations)\n"
CALLS = "stack = Stack()\nstack.push(1)\nstack.push(2)\nstack.me()\nlen(stack)\nstack.pop()\nstack.pop()\nstack.pop()"


def stack(source, text=CALLS):
    fields = {"examples": STACK_EXAMPLE, "symbols": ("Stack",), "inputs": STACK_INPUTS, "reference": STACK}
    return answer(source, text, **fields)


def test_calls_of_a_class_are_told_one_by_one():
    answered = stack(STACK)
    assert answered.outcome == "same"
    assert answered.shown.output.splitlines()[-3:] == [
        "stack.pop() → 2",
        "stack.pop() → 1",
        "stack.pop() → raises IndexError",
    ]


def test_the_first_call_that_differs_is_named():
    answered = stack(STACK.replace("_items.pop()", "_items.pop(0)"))
    assert answered.shown.difference == "stack.pop(): 1 instead of 2, off by 1"


def test_a_plain_value_in_place_of_an_object_differs():
    answered = stack(STACK.replace("return self\n", "return 5\n"))
    assert answered.shown.difference == "stack.me(): one returned a plain value, the other an object"


def test_an_object_that_was_not_made_ends_the_calls():
    answered = stack(STACK.replace("self._items = []", "raise KeyError(1)") + "\n")
    assert answered.outcome == "runtime_error"


def test_inputs_py_may_look_at_calls_itself():
    job = job_of(
        STACK,
        symbols=("Stack",),
        reference=STACK,
        inputs="def valid_calls(name, arguments, operations):\n    return len(operations) == 2 and name == 'Stack'\n",
    )
    with pytest.raises(InvalidInputError, match="does not allow"):
        ask_reference(job, "stack = Stack()\nstack.push(1)", seconds=20.0)
    assert len(ask_reference(job, "stack = Stack()\nstack.push(1)\nstack.pop()", seconds=20.0).asked) == 3


def told(job, text):
    stream = io.BytesIO()
    tell_answers(job, text, stream)
    stream.seek(0)
    return [decode(frame)[0] for frame in iter(lambda: read_frame(stream), None)]


@pytest.mark.parametrize(
    ("text", "reference", "kinds"),
    [
        ("[1]", REFERENCE, ["steps", "replies"]),
        ("[-1]", REFERENCE, ["steps", "replies"]),
        ("[", REFERENCE, ["invalid"]),
        ("['a']", REFERENCE, ["invalid"]),
        ("[10**9]", REFERENCE, ["invalid"]),
        ("[1]", "def f(values): return object()", ["steps", "replies"]),
        ("[1]", "f = 3 / 0", ["broken"]),
        ("[1]", "def f(values): values.append(print)", ["steps", "trouble"]),
    ],
)
def test_the_reference_side_tells_steps_then_replies_or_why_not(text, reference, kinds):
    assert told(job_of(RIGHT, reference=reference), text) == kinds


def test_a_reference_that_ends_its_process_gives_no_answer():
    job = job_of(RIGHT, reference="import os\ndef f(values): os._exit(3)\n")
    assert "gave no answer" in ask_reference(job, "[1]", seconds=20.0).trouble


def test_a_process_that_says_nothing_read_no_input(monkeypatch):
    monkeypatch.setattr(reference_process, "tell_answers", lambda *_: time.sleep(60))
    with pytest.raises(InvalidInputError, match="could not be read"):
        ask_reference(job_of(RIGHT), "[1]", seconds=0.2)


def test_an_author_s_mistake_in_inputs_py_is_ours():
    with pytest.raises(BrokenError, match="NameError"):
        ask_reference(job_of(RIGHT, inputs="unknown_name\n"), "[1]", seconds=20.0)


def test_a_job_keeps_its_inputs_and_an_answer_all_of_its_parts_on_the_wire():
    job = job_of(RIGHT, "[1]", many=True)
    assert Job.from_bytes(job.to_bytes()) == job
    answered = answer(RIGHT, "[1]")
    assert from_json(to_json(answered)) == answered


def test_only_the_first_function_can_be_called_unless_inputs_py_knows_the_others():
    job = job_of(RIGHT + "def g(): pass\n", symbols=("f", "g"), reference=REFERENCE + "def g(): pass\n")
    with pytest.raises(InvalidInputError, match="Only `f` can be called"):
        ask_reference(job, "g()", seconds=20.0)
