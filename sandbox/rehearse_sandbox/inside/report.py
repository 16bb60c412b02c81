"""From what a test raised to what the learner reads: whose fault it is, and the words for it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis.errors import Flaky, HypothesisException

from rehearse_sandbox.inside.calls import Remark, left_out
from rehearse_sandbox.inside.examples import Example
from rehearse_sandbox.inside.faults import CandidateFault, LoadFailed
from rehearse_sandbox.inside.rules import Forbidden
from rehearse_sandbox.kit import CheckFailed
from rehearse_sandbox.kit.display import cut
from rehearse_sandbox.wire.events import Failure, Growth, Outcome, Pace
from rehearse_sandbox.wire.job import Scaling, Speed

#: Characters that one text of a failure may have.
LIMIT = 4000
_MAX_CALLS = 60

#: What a suite's own line raises when a result is not what it can be used as: None where a pair was promised.
_MISUSE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)

_NOT_RAISED = re.compile(r"DID NOT RAISE (?:any of )?\(?([\w, ]+)\)?")


def explain(example: Example, *, why: str) -> tuple[Outcome, Failure]:
    """The outcome of a test with this failed example, and its failure. `why` is the law that the test states."""
    outcome, failure = _by_error(example.error, example)
    shown = replace(
        failure,
        why=failure.why or why,
        input=failure.input or calls_text(example),
        output=failure.output or _last_outcome(example),
        stdout=example.stdout,
    )
    return outcome, _cut(shown)


def calls_text(example: Example) -> str:
    """The calls of the example as a program, one a line; the middle of a very long one is left out."""
    calls = example.calls
    if len(calls) <= _MAX_CALLS:
        return "\n".join(call.text for call in calls)
    half = _MAX_CALLS // 2
    # Where some are missing already the others are left out, too: one gap is read more easily than two.
    begin = next((place for place, call in enumerate(calls) if isinstance(call, Remark) and call.count), half)
    shown = [*calls[:begin], left_out(calls[begin:-half]), *calls[-half:]]
    return "\n".join(call.text for call in shown)


def load_failure(problem: LoadFailed, stdout: str) -> Failure:
    """What the learner is told of a module that cannot be used."""
    return _cut(
        Failure(
            why=_LOAD_REASONS[problem.kind],
            error=problem.message,
            line=problem.line,
            traceback=problem.traceback,
            stdout=stdout,
        )
    )


def not_callable_failure(name: str) -> Failure:
    """What the learner is told of a name that stands for a plain value, such as a function that was overwritten."""
    return Failure(
        why="A name that the problem asks for is something else.", error=f"`{name}` must be a function or a class"
    )


def forbidden_failure(use: Forbidden) -> Failure:
    """What the learner is told of a forbidden call."""
    why = f"This problem is solved without {use.name}."
    return Failure(why=why, error=f"line {use.line}: {use.text}", line=use.line)


def growth_law(scaling: Scaling) -> str:
    """What a problem asks of the time, in a sentence."""
    return _growth_law(scaling.vary, scaling.exponent)


def _growth_law(vary: str, exponent: float) -> str:
    return f"The time may grow about like {vary}{_power(exponent)}, not faster."


def explain_growth(growth: Growth) -> Failure:
    """What the learner is told of a solution whose time grows too fast."""
    times = [
        f"{growth.vary} = {size}: {milliseconds:g} ms"
        for size, milliseconds in zip(growth.sizes, growth.milliseconds, strict=True)
    ]
    low, high = growth.interval or (0.0, 0.0)
    return Failure(
        why=_growth_law(growth.vary, growth.target),
        output="\n".join(times),
        expected=f"about {growth.vary}{_power(growth.target)}",
        difference=f"it grows like {growth.vary}^{growth.exponent:g}, between {low:g} and {high:g} from one size to the next",
    )


def speed_law(speed: Speed) -> str:
    """What a problem asks of the time beside the reference's, in a sentence."""
    return _speed_law(speed.at_most)


def _speed_law(at_most: float) -> str:
    return f"It may take at most {at_most:g} times as long as the reference, in the same cell and with the same input."


def explain_pace(pace: Pace) -> Failure:
    """What the learner is told of a solution that takes too long beside the reference."""
    return Failure(
        why=_speed_law(pace.at_most),
        output=f"{pace.milliseconds:g} ms with {pace.vary} = {pace.at}",
        expected=f"at most {pace.at_most * pace.reference_milliseconds:g} ms, as the reference takes {pace.reference_milliseconds:g} ms",
        difference=f"all results are right, and they take {pace.ratio:.3g} times as long as the reference",
    )


def _power(exponent: float) -> str:
    return "" if exponent == 1 else f"^{exponent:g}"


def is_ours(error: BaseException, example: Example) -> bool:
    """Whether the suite or the judge is at fault, and not what the learner's code did."""
    if hasattr(error, "__rehearse_traceback__"):
        return False
    if isinstance(error, Flaky):
        # What is drawn may depend on a result, and then the learner's code decides whether it is drawn alike again.
        return not any(call.count for call in example.calls)
    if isinstance(error, HypothesisException):
        return True
    if isinstance(error, CandidateFault | AssertionError | pytest.fail.Exception):
        return False
    answered = any(call.result is not None for call in example.calls)
    return not (isinstance(error, _MISUSE) and answered)


_LOAD_REASONS = {
    "syntax": "Python cannot read this source.",
    "exception": "The module raised an exception while it was imported.",
    "missing": "A name that the problem asks for is missing.",
    "exit": "The module ended the process while it was imported.",
}


def _by_error(error: BaseException, example: Example) -> tuple[Outcome, Failure]:
    if isinstance(error, CandidateFault):
        return error.outcome, Failure(why=error.message)
    if hasattr(error, "__rehearse_traceback__"):
        return "runtime_error", _learners_exception(error, example)
    if is_ours(error, example):
        return "internal_error", Failure()
    return "wrong_answer", _refused(error, example)


def _learners_exception(error: BaseException, example: Example) -> Failure:
    call = next((call for call in reversed(example.calls) if call.error), None)
    traceback = str(getattr(error, "__rehearse_traceback__", ""))
    shown = call.error if call else f"{type(error).__name__}: {error}"
    return Failure(error=shown, traceback=traceback, line=call.line if call else None)


def _refused(error: BaseException, example: Example) -> Failure:
    if isinstance(error, Flaky):
        # The difference that is said of every flaky test says it all.
        return Failure()
    if isinstance(error, CheckFailed):
        return Failure(
            why=error.why,
            input=error.program,
            output=error.output,
            expected=error.expected,
            difference=error.difference,
        )
    if isinstance(error, pytest.fail.Exception):
        return _not_raised(str(error), example)
    if isinstance(error, AssertionError):
        return _plain_assertion(str(error), example)
    # The line is the suite's, the result that it could not use is the learner's.
    return Failure(difference=f"the result cannot be used: {error}")


def _not_raised(message: str, example: Example) -> Failure:
    match = _NOT_RAISED.match(message)
    if match is None:
        return Failure(difference=message)
    names = match[1].replace(", ", " or ")
    returned = _last_outcome(example) or "normally"
    return Failure(expected=f"{names} is raised", difference=f"should have raised {names}, returned {returned}")


def _plain_assertion(message: str, example: Example) -> Failure:
    if message.startswith(("Regex pattern did not match", "Expected message to match")):
        raised = next((call.error for call in reversed(example.calls) if call.error), "")
        return Failure(error=raised, difference="the right exception, with a message that says something else")
    return Failure(difference=message.split("\n", maxsplit=1)[0])


def _last_outcome(example: Example) -> str:
    return next((call.outcome for call in reversed(example.calls) if call.outcome), "")


def _cut(failure: Failure) -> Failure:
    texts = ("why", "input", "output", "expected", "difference", "error", "traceback", "stdout")
    longer = {name: cut(text, LIMIT) for name in texts if len(text := getattr(failure, name)) > LIMIT}
    return replace(failure, **longer)  # type: ignore[arg-type]
