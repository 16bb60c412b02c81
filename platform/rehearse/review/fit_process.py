"""Fitting in a process of its own: `python -m` reads one question as JSON on stdin and answers it on stdout.

The package that fits holds the interpreter, and judging a fit reads a whole log: in the server both would make every
request wait.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from threading import Event

import msgspec

from rehearse.review import fitter, guard
from rehearse.review.guard import Decision, FitError, Review, Weights
from rehearse.review.memory import Memory, MemoryModel

#: Two hundred thousand reviews take some seconds; what is not done after so long never will be.
LIMIT_S = 600.0

#: How often it is looked whether the server stops.
_LOOK_S = 0.25

_COMMAND = (sys.executable, "-P", "-m", "rehearse.review.fit_process")


@dataclass(frozen=True, slots=True)
class Question:
    """A person's reviews and the weights in use. With `fits` off only the memories by these weights are wanted."""

    reviews: list[Review]
    weights: Weights
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What the guard decided, and each item's memory by the weights then in use; none when these stay the same.

    With neither, `trouble` says why there is no decision.
    """

    decision: Decision | None = None
    memories: dict[int, Memory] = field(default_factory=dict)
    trouble: str = ""


class StoppedError(Exception):
    """The server stops, so nobody waits for the answer."""


def answered(question: Question) -> Answer:
    """The answer to a question, worked out here and now."""
    if not question.fits:
        return Answer(memories=guard.memories(MemoryModel(question.weights), question.reviews))
    try:
        decision = guard.guarded(question.reviews, question.weights, fitter.fit)
    except FitError as error:
        return Answer(trouble=str(error))
    if not decision.adopted or decision.weights is None:
        return Answer(decision)
    return Answer(decision, guard.memories(MemoryModel(decision.weights), question.reviews))


def asked(question: Question, *, stopping: Event | None = None, limit_s: float = LIMIT_S) -> Answer:
    """The answer of a process of its own, which is ended when it takes longer than `limit_s` or the server stops.

    Raises:
        FitError: it came to no answer in time, or broke down.
        StoppedError: `stopping` was set.
    """
    give_up = time.monotonic() + limit_s
    # A file and not a pipe: `communicate` forgets what it has not sent yet when its time runs out.
    with tempfile.TemporaryFile() as sent:
        sent.write(msgspec.json.encode(question))
        sent.seek(0)
        process = subprocess.Popen(_COMMAND, stdin=sent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process:
        while True:
            try:
                found, complaint = process.communicate(timeout=_LOOK_S)
                break
            except subprocess.TimeoutExpired:
                if stopping is not None and stopping.is_set():
                    process.kill()
                    raise StoppedError from None
                if time.monotonic() > give_up:
                    process.kill()
                    raise FitError(f"it took longer than {limit_s:.0f} seconds") from None
    if process.returncode:
        last_words = complaint.decode(errors="replace").strip().splitlines()
        raise FitError(f"its process ended with {process.returncode}: {last_words[-1] if last_words else 'no word'}")
    answer = msgspec.json.decode(found, type=Answer)
    if answer.trouble:
        raise FitError(answer.trouble)
    return answer


def main() -> None:
    """Answer the one question on stdin, with the least right to the processor."""
    if hasattr(os, "nice"):
        os.nice(19)
    question = msgspec.json.decode(sys.stdin.buffer.read(), type=Question)
    sys.stdout.buffer.write(msgspec.json.encode(answered(question)))


if __name__ == "__main__":
    main()
