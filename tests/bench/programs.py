"""Programs whose verdicts are known: those of the problem folders, and some that are made from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rehearse.catalog.problem import Problem

#: Put behind a right program: now and then, by a chance that it does not fix itself, a call fails.
_BY_CHANCE = """

import random as _random
import numpy as _numpy

_chance = [_random.Random().random, _numpy.random.default_rng().random]


def _by_chance(made):
    def fail_sometimes():
        if min(draw() for draw in _chance) < 0.01:
            raise RuntimeError("by chance")

    if isinstance(made, type):
        class Chancy(made):
            def __init__(self, *args, **kwargs):
                fail_sometimes()
                super().__init__(*args, **kwargs)

        return Chancy

    def chancy(*args, **kwargs):
        fail_sometimes()
        return made(*args, **kwargs)

    return chancy

"""


@dataclass(frozen=True, slots=True)
class Program:
    """A source text for a problem.

    `verdict` is what it must get up to the last level, empty when that is not known ahead; `fails` are tests that refuse it.
    """

    problem: Problem = field(compare=False)
    name: str
    source: str
    verdict: str = ""
    fails: tuple[str, ...] = ()

    def verdict_up_to(self, level: int) -> str:
        """The verdict up to a level of the problem: who is wrong at a later one only is accepted before it."""
        tests = "\n".join(self.problem.suite_up_to(level).values())
        shows = not self.fails or any(f"def {name}(" in tests for name in self.fails)
        return self.verdict if shows else "accepted"


def known(problem: Problem) -> Iterator[Program]:
    """Every program of a problem's folder."""
    for name, source in problem.accepted.items():
        yield Program(problem, name, source, "accepted")
    for wrong in problem.wrong:
        yield Program(problem, wrong.name, wrong.source, wrong.verdict, wrong.fails)


def one_of_each(problem: Problem) -> tuple[Program, Program]:
    """An accepted and a refused program."""
    programs = list(known(problem))
    refused = [program for program in programs if program.verdict != "accepted"]
    return programs[0], refused[0]


def by_chance(problem: Problem) -> Program:
    """A right program that fails by chance."""
    wrapped = "\n".join(f"{symbol} = _by_chance({symbol})" for symbol in problem.symbols)
    return Program(problem, "by chance", f"{problem.reference}{_BY_CHANCE}{wrapped}\n")


def endless(problem: Problem) -> Program:
    """A program that never answers."""
    return Program(problem, "endless", f"while True:\n    pass\n\n{problem.starter}", "time_limit")


def abnormal(problem: Problem) -> Iterator[Program]:
    """Programs that end a cell's life: by time, by memory, by ending themselves."""
    end = "\n".join(f"{symbol} = _end" for symbol in problem.symbols)
    yield Program(problem, "takes all memory", f"def _end(*_, **__):\n    return bytearray(1 << 40)\n\n{end}\n")
    yield Program(problem, "kills itself", f"import os\n\ndef _end(*_, **__):\n    os.kill(os.getpid(), 9)\n\n{end}\n")
    yield Program(problem, "does not load", "this is no Python\n", "load_error")
    yield Program(
        problem, "prints without end", f"def _end(*_, **__):\n    while True:\n        print('x' * 1000)\n\n{end}\n"
    )
