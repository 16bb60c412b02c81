"""Answers to inputs that the learner typed: the learner's own beside the reference's, and where they first differ.

They come after the tests, and no verdict depends on them. The candidate is asked the same calls as the reference, in a fresh process
for each input; it never holds what the reference answered.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rehearse_sandbox.inside.agreement import difference
from rehearse_sandbox.inside.answering import Answers, Asked, BrokenError, Reply, ask_reference
from rehearse_sandbox.inside.examples import Example
from rehearse_sandbox.inside.faults import CandidateFault, DeadlineExceeded
from rehearse_sandbox.inside.operations import perform
from rehearse_sandbox.inside.output import Output
from rehearse_sandbox.inside.proxies import Proxy
from rehearse_sandbox.inside.reference_process import OBJECT, RAISED, InvalidInputError
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.report import LIMIT, explain
from rehearse_sandbox.kit.differences import exact_difference
from rehearse_sandbox.kit.display import cut, show
from rehearse_sandbox.wire.codec import decode
from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.events import Answer, Answered, Failure
from rehearse_sandbox.wire.job import Job

OURS = "Our own solution broke down with this input, so there is nothing to compare with. That is not your fault."
NO_TIME = "There was no time left for this input."
MAY_BE_RIGHT = "It differs from our answer. Other answers may be right as well."


@dataclass
class Custom:
    """Answers the inputs of one job."""

    job: Job
    candidate: Candidate
    output: Output
    deadline: float
    clock: Callable[[], float] = time.monotonic
    #: Set by an input that took all of its time: the next ones are not tried, somebody waits.
    _over: bool = field(default=False, init=False)

    def answers(self) -> Iterator[Answered]:
        """What came of each input, in order."""
        for one in self.job.custom.inputs if self.job.custom else ():
            began = self.clock()
            outcome, shown = self._answer(one)
            yield Answered(one.name, one.text, outcome, round((self.clock() - began) * 1000, 3), _cut(shown))

    def _answer(self, one: CustomInput) -> tuple[Answer, Failure]:
        self.candidate.forgive()
        self.output.forgive()
        seconds = min(self.job.limits.test_s, self.deadline - self.clock())
        if self._over or seconds <= 0 or not self.candidate.can_start(1):
            return "not_run", Failure(why=NO_TIME)
        try:
            answers = ask_reference(self.job, one.text, seconds=seconds)
        except InvalidInputError as error:
            return "invalid", Failure(why=str(error))
        except BrokenError:
            return "unanswered", Failure(why=OURS)
        told = Telling(answers, self.job)
        try:
            self._perform(answers.asked, told)
        except BaseException as error:  # noqa: BLE001 - whatever the learner's program does with an input ends only this input
            return self._failed(error, told)
        return told.conclusion(self.output.text())

    def _perform(self, asked: Sequence[Asked], told: Telling) -> None:
        self.candidate.begin_test(min(self.clock() + self.job.limits.test_s, self.deadline))
        objects = {name: self.candidate.symbol(name) for name in self.job.symbols}
        for place, one in enumerate(asked):
            step = one.step
            args, kwargs = decode(one.arguments)
            if step.subject not in objects:
                break  # What should have made the object raised.
            try:
                result = perform(step.operation, objects[step.subject], step.name, args, kwargs)
            except Exception as error:
                if not told.may_raise(place, error):
                    raise
                continue
            if step.variable:
                objects[step.variable] = result
            told.returned(place, result, (args, kwargs))
        self.candidate.end_test()

    def _failed(self, error: BaseException, told: Telling) -> tuple[Answer, Failure]:
        fault = self.output.flood or error
        if isinstance(fault, DeadlineExceeded):
            self._over = True
            fault = DeadlineExceeded(f"Your code was not done with this input after {self.job.limits.test_s:g} s.")
        outcome, failure = explain(Example(tuple(self.candidate.calls), fault, self.output.text()), why="")
        if not isinstance(fault, CandidateFault) and not hasattr(fault, "__rehearse_traceback__"):
            return "runtime_error", Failure(why="What your code returned cannot be used here.", error=str(fault))
        word: Answer = "runtime_error" if outcome not in {"time_limit", "memory_limit", "output_limit"} else outcome
        return word, replace(failure, input="", output=told.mine, expected=told.theirs)


class Telling:
    """Puts the learner's answers beside the reference's, call by call."""

    def __init__(self, answers: Answers, job: Job) -> None:
        self._answers = answers
        self._job = job
        self._lines: list[tuple[str, str, str]] = []
        self._difference = ""
        self._last: tuple[Any, tuple[Any, ...]] | None = None

    def may_raise(self, place: int, error: Exception) -> bool:
        """Note an exception; whether the reference raised such a one."""
        reply = self._reply(place)
        expected = reply is not None and reply.kind == RAISED and isinstance(error, reply.error)
        # The error of a single call is told by itself.
        told = expected or len(self._answers.asked) > 1
        self._note(place, f"raises {type(error).__name__}" if told else "", reply)
        return expected

    def returned(self, place: int, result: Any, arguments: tuple[Any, ...]) -> None:
        """Note a result, and the arguments as they are after the call."""
        reply = self._reply(place)
        plain = not isinstance(result, Proxy)
        self._note(place, show(result) if plain else "an object", reply)
        if reply is None:
            return
        if len(self._answers.asked) == 1 and plain and reply.kind not in {OBJECT, RAISED}:
            self._last = result, decode(self._answers.asked[place].arguments)[0]
        found = self._compared(result, reply, plain=plain) or _changed(arguments, reply)
        if found and not self._difference:
            where = f"{self._answers.asked[place].step.text}: " if len(self._answers.asked) > 1 else ""
            self._difference = where + found

    def _compared(self, result: Any, reply: Reply, *, plain: bool) -> str:
        if reply.kind == RAISED:
            return f"should have raised {reply.error.__name__}, returned {show(result, 200) if plain else 'an object'}"
        if reply.kind == OBJECT or not plain:
            return "" if reply.kind == OBJECT and not plain else "one returned a plain value, the other an object"
        return difference(result, decode(reply.data), self._job.compare)

    def _reply(self, place: int) -> Reply | None:
        return self._answers.replies[place] if place < len(self._answers.replies) else None

    def _note(self, place: int, mine: str, reply: Reply | None) -> None:
        self._lines.append((self._answers.asked[place].step.text, mine, _shown(reply)))

    @property
    def mine(self) -> str:
        """The learner's answers so far."""
        return self._joined(1)

    @property
    def theirs(self) -> str:
        """The reference's answers to the same calls."""
        return self._joined(2)

    def _joined(self, side: int) -> str:
        if len(self._answers.asked) == 1:
            return "".join(line[side] for line in self._lines)
        telling = [line for line in self._lines if {line[1], line[2]} - {"an object", ""}]
        return "\n".join(f"{line[0]} → {line[side]}" for line in telling if line[side])

    def conclusion(self, stdout: str) -> tuple[Answer, Failure]:
        """What is said when all calls came back."""
        shown = Failure(output=self.mine, expected=self.theirs, stdout=stdout)
        if not self._answers.replies:
            return "unanswered", replace(shown, why=self._answers.trouble)
        if not self._difference:
            return "same", shown
        if self._answers.judges and self._last is not None:
            return self._accepted(shown, *self._last)
        if self._job.custom is not None and self._job.custom.many_answers:
            return "unlike", replace(shown, difference=self._difference, why=MAY_BE_RIGHT)
        return "differs", replace(shown, difference=self._difference)

    def _accepted(self, shown: Failure, answer: Any, arguments: tuple[Any, ...]) -> tuple[Answer, Failure]:
        """The word of inputs.py on an answer unlike the reference's."""
        said = importlib.import_module("inputs").accepts(answer, *arguments)
        if said is True or said == "":
            return "same", replace(shown, why="It differs from our answer, and it is right as well.")
        return "differs", replace(shown, difference=said if isinstance(said, str) else self._difference)


def _shown(reply: Reply | None) -> str:
    if reply is None:
        return ""
    if reply.kind == RAISED:
        return f"raises {reply.error.__name__}"
    return "an object" if reply.kind == OBJECT else show(decode(reply.data))


def _changed(arguments: tuple[Any, ...], reply: Reply) -> str:
    """What is different about the arguments after the call; our own solution may have changed them as well."""
    after = decode(reply.after)
    found = exact_difference(arguments[0], after[0]) or exact_difference(arguments[1], after[1])
    return f"the arguments after the call: {found}" if found else ""


def _cut(failure: Failure) -> Failure:
    texts = {name: cut(getattr(failure, name), LIMIT) for name in ("why", "output", "expected", "difference", "error")}
    return replace(failure, **texts)  # type: ignore[arg-type]
