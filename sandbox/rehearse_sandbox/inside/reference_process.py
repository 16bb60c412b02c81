"""The process that reads an input, asks inputs.py whether it is one, and lets the reference answer it.

It is a fork of the judge and has no way to the candidate: it closes everything that it inherited but the pipe to the judge. It writes
two messages: the steps with their arguments, then the replies; or one that says why there are none.
"""

from __future__ import annotations

import importlib
import inspect
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import ModuleType
from typing import Any, BinaryIO, NoReturn

from rehearse_sandbox.inside.confine import die_with_parent, keep_descriptors
from rehearse_sandbox.inside.literals import TypingError
from rehearse_sandbox.inside.operations import Operation, perform
from rehearse_sandbox.inside.suite import SuiteModules, importable
from rehearse_sandbox.inside.typed import Step, read_steps
from rehearse_sandbox.wire.codec import UnsupportedValue, decode, encode
from rehearse_sandbox.wire.errors import place_of
from rehearse_sandbox.wire.frames import write_frame
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

#: How an answer ended: a plain value, an object that stays where it is, or an exception.
VALUE, OBJECT, RAISED = "value", "object", "raised"


class InvalidInputError(Exception):
    """The statement does not allow this input, or it is none at all. The text says why."""


def serve(job: Job, text: str, pipe: int, seconds: float) -> NoReturn:
    """Be that process. Whatever happens in it, only the pipe tells."""
    try:
        die_with_parent()
        # The kernel ends it, whatever it hangs in, even if the judge forgot it.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 1.0)
        nothing = os.open(os.devnull, os.O_RDWR)
        keep_descriptors(nothing, nothing, nothing, pipe)
        # Whatever captured what we print is a copy of the judge's.
        sys.stdout = sys.stderr = open(1, "w", closefd=False)  # noqa: SIM115 - the process ends with it
        with open(3, "wb", closefd=False) as stream:
            tell_answers(job, text, stream)
    finally:
        os._exit(0)


def tell_answers(job: Job, text: str, stream: BinaryIO) -> None:
    """Write the steps of an input, then the reference's replies; or in one message why there are none."""

    def tell(kind: str, body: Any, *, judges: bool = False) -> None:
        write_frame(stream, encode((kind, body, judges)))

    assert job.custom is not None
    try:
        with _reference(job, job.custom.reference) as (symbols, inputs):
            steps = _valid_steps(text, job.custom.methods, symbols, inputs)
            asked = [
                (int(step.operation), step.subject, step.name, step.variable, step.text, _arguments(step))
                for step in steps
            ]
            tell("steps", asked, judges=hasattr(inputs, "accepts"))
            tell("replies", _replies(steps, [each[-1] for each in asked], symbols))
    except (TypingError, InvalidInputError) as error:
        tell("invalid", str(error))
    except UnsupportedValue as error:
        tell("trouble", f"Our own solution's answer cannot be shown: {error}.")
    except Exception as error:  # noqa: BLE001 - the edge of the process: what broke here is ours, and the learner must hear of it
        tell("broken", f"{type(error).__name__}: {error}")


def _valid_steps(text: str, methods: Sequence[str], symbols: dict[str, Any], inputs: ModuleType) -> list[Step]:
    steps = [_bound(step, symbols) for step in read_steps(text, list(symbols), methods)]
    _check(steps, symbols, inputs)
    return steps


def _arguments(step: Step) -> bytes:
    try:
        return encode((step.args, dict(step.kwargs)))
    except UnsupportedValue as error:
        raise InvalidInputError(f"{error}.") from None


@contextmanager
def _reference(job: Job, source: str) -> Iterator[tuple[dict[str, Any], ModuleType]]:
    """The reference's symbols, and inputs.py, which may import them."""
    module = ModuleType(job.module)
    vars(module).update(ListNode=ListNode, TreeNode=TreeNode, __file__=f"{job.module}.py")
    exec(compile(source, "reference.py", "exec", dont_inherit=True), vars(module))  # noqa: S102 - the author's, as the suite is
    first = job.custom.entry if job.custom else job.symbols[0]
    symbols = {name: vars(module)[name] for name in (first, *job.symbols)}
    with importable(SuiteModules(job.suite, symbols, module=job.module)):
        yield symbols, importlib.import_module("inputs")


def _bound(step: Step, symbols: dict[str, Any]) -> Step:
    """A call with its arguments in order, whatever the learner calls them.

    Raises:
        InvalidInputError: the solution takes others.
    """
    if step.operation != Operation.CALL:
        return step
    try:
        bound = inspect.signature(symbols[step.subject]).bind(*step.args, **step.kwargs)
    except TypeError as error:
        signature = _parameters(symbols[step.subject])
        raise InvalidInputError(f"`{step.subject}{signature}` cannot be called like this: {error}.") from None
    return replace(step, args=bound.args, kwargs=bound.kwargs)


def _parameters(symbol: Callable[..., Any]) -> str:
    return f"({', '.join(inspect.signature(symbol).parameters)})"


def _check(steps: Sequence[Step], symbols: dict[str, Any], inputs: ModuleType) -> None:
    """Ask inputs.py about each call of a function, and about each object with what is called of it.

    Raises:
        InvalidInputError: it says no.
    """
    for step in steps:
        if step.operation != Operation.CALL:
            continue
        if step.subject != next(iter(symbols)) and not hasattr(inputs, "valid_calls"):
            raise InvalidInputError(f"Only `{next(iter(symbols))}` can be called in an input of this problem.")
        arguments = list(step.args)
        operations = _operations_of(step, steps) if step.variable else []
        try:
            if hasattr(inputs, "valid_calls"):
                right = inputs.valid_calls(step.subject, tuple(arguments), operations)
            elif isinstance(symbols[step.subject], type):
                right = inputs.valid(*arguments, operations)
            else:
                right = inputs.valid(*arguments, **step.kwargs)
        except Exception as error:  # noqa: BLE001 - an input that the check cannot even look at is none
            raise InvalidInputError(
                f"The statement does not allow this input ({type(error).__name__}: {error})."
            ) from None
        if not right:
            raise InvalidInputError(
                "The statement does not allow this input: look at the types and the constraints there."
            )


def _operations_of(made: Step, steps: Sequence[Step]) -> list[tuple[Any, ...]]:
    """What is called of an object, as inputs.py writes it: ("put", 1, 10)."""
    return [
        (step.name, *step.args, *step.kwargs.values())
        for step in steps
        if step.operation == Operation.METHOD and step.subject == made.variable
    ]


def _replies(
    steps: Sequence[Step], arguments: Sequence[bytes], symbols: dict[str, Any]
) -> list[tuple[str, Any, bytes]]:
    objects = dict(symbols)
    found = []
    for step, data in zip(steps, arguments, strict=True):
        # A copy, as the candidate gets one: in what was typed, parts of `[[0]] * 2` are the same object.
        args, kwargs = decode(data)
        reply: tuple[str, Any]
        if step.subject not in objects:
            break
        try:
            result = perform(step.operation, objects[step.subject], step.name, args, kwargs)
        except Exception as error:  # noqa: BLE001 - to raise may be what the statement asks for
            reply = (RAISED, place_of(type(error)))
        else:
            if step.variable:
                objects[step.variable] = result
            reply = _reply(result)
        found.append((*reply, encode((args, kwargs))))
    return found


def _reply(result: Any) -> tuple[str, Any]:
    try:
        return VALUE, encode(result)
    except UnsupportedValue:
        return OBJECT, None
