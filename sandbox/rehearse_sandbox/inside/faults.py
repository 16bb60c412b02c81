"""What ends a test or a job from the candidate's side: faults of the call, and sources that cannot be loaded.

The faults derive from BaseException on purpose: neither a suite's `except Exception` nor Hypothesis may swallow one
or try to shrink it.
"""

from __future__ import annotations

from typing import ClassVar, Literal

FaultOutcome = Literal["time_limit", "memory_limit", "output_limit", "runtime_error", "wrong_answer"]


class CandidateFault(BaseException):
    """The candidate cannot answer any more, or answered what no suite can use. `message` is shown to the learner.

    `traceback` and `line` are the learner's own frames and innermost line, where they are known.
    """

    outcome: ClassVar[FaultOutcome] = "runtime_error"

    def __init__(self, message: str, *, traceback: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.traceback = traceback
        self.line = line


class DeadlineExceeded(CandidateFault):
    """No answer came before the test's deadline."""

    outcome = "time_limit"


class OutOfMemory(CandidateFault):
    """The code raised MemoryError, or the kernel ended it for the memory it took."""

    outcome = "memory_limit"


class ReplyTooLarge(CandidateFault):
    """The code returned more than a reply may carry."""

    outcome = "output_limit"


class Died(CandidateFault):
    """The candidate's process ended, or the code asked it to end. The message says how, as far as is known."""


class ProtocolViolation(CandidateFault):
    """Bytes arrived that are no answer to what was asked: the code wrote to descriptors that are not its own."""


class UnsupportedType(CandidateFault):
    """The code returned an object that no suite can compare. The candidate can still be used after this one."""

    outcome = "wrong_answer"


LoadFailure = Literal["syntax", "exception", "missing", "exit"]


class LoadFailed(Exception):  # noqa: N818 - the name is part of what judge and protocol agreed on
    """The learner's module cannot be used: it does not compile or run, ends the process, or lacks a name."""

    def __init__(self, kind: LoadFailure, message: str, *, line: int | None = None, traceback: str = "") -> None:
        super().__init__(message)
        self.kind: LoadFailure = kind
        self.message = message
        self.line = line
        self.traceback = traceback
