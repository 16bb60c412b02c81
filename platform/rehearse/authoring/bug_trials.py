"""Runs the code of `bug` cards in a cell, as it is and mended, and says where each program failed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from rehearse.authoring.workbench import Judge, last_line

#: Seconds of processor time after which a program counts as one that does not end.
MOST_S = 2

#: A program as its parts, which are run one after the other with the same names: what a part is called, and its text.
Parts = Mapping[str, str]

#: Each program is a test of its own, so that one which breaks off hides no other.
_SUITE = '''
import contextlib
import io
import json
import random
import signal
import traceback
import warnings

import numpy
import pytest

from rehearse_sandbox.kit import CheckFailed

PROGRAMS = {programs!r}


class TookTooLong(BaseException):
    """The program's time is over; no `except Exception` of its own stops this."""


def stop(number, frame):
    raise TookTooLong("not over after {most_s} s of processor time")


def told(error, part, parts):
    frames = traceback.walk_tb(error.__traceback__)
    places = [(frame.f_code.co_filename, line) for frame, line in frames if frame.f_code.co_filename in parts]
    said = str(error)
    if isinstance(error, SyntaxError) and not places:
        places, said = [(part, error.lineno)], error.msg
    where, line = places[-1] if places else (part, None)
    text = ": ".join(filter(None, [type(error).__name__, said]))
    asserted = isinstance(error, AssertionError) and part != "given"
    return json.dumps(dict(part=where, line=line, error=text[:300], asserted=asserted))


@pytest.mark.parametrize("name", PROGRAMS)
def test_program(name):
    """A program runs to its end."""
    # What one program draws changes nothing for the next.
    random.seed(0)
    numpy.random.seed(0)
    names, parts = dict(__name__="card", np=numpy, numpy=numpy), PROGRAMS[name]
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, {most_s})
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for part, source in parts.items():
                exec(compile(source, part, "exec"), names)
    except BaseException as error:
        raise CheckFailed(output=told(error, part, parts)) from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
'''


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a program failed, which line of which part, and with what. `asserted`: what it or its last part asserts is false."""

    part: str
    line: int | None
    error: str
    asserted: bool


def failures_of(programs: Mapping[str, Parts], judge: Judge) -> dict[str, Failure | None]:
    """What became of each program, by name; None is the end that it should have. `judge` puts a suite into a cell.

    One that breaks the judging off, by ending its process for example, is the last of which anything is known.
    """
    if not programs:
        return {}
    plain = {name: dict(parts) for name, parts in programs.items()}
    judged = judge({"tests/test_programs.py": _SUITE.format(programs=plain, most_s=MOST_S)})
    ended = [test for test in judged.tests if test.outcome in {"passed", "wrong_answer"}]
    found: dict[str, Failure | None] = {
        name: Failure(**json.loads(test.failure.output)) if test.failure else None
        for name, test in zip(programs, ended, strict=False)
    }
    if len(ended) < len(programs):
        name = list(programs)[len(ended)]
        # The story may be that of a program which failed before it, as half of them should.
        detail = last_line(judged.verdict.detail) or judged.story
        found[name] = Failure(list(programs[name])[1], None, detail, asserted=False)
    return found
