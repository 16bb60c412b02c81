"""How long a program takes beside the reference of its problem: measured in the same cell, in turns, with the same inputs.

Seconds say more of the machine than of the program, so only the ratio counts. Both are called in the same way, through our codec,
whose own time is left out. What is timed is processor time where the kernel tells it. Every round has an input of its own, so that
remembering an answer is of no use, and the answers have to agree, so that a wrong one is not quick.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rehearse_sandbox.inside import processor
from rehearse_sandbox.inside.faults import CandidateFault
from rehearse_sandbox.inside.likeness import same
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.inside.yardstick import Yardstick
from rehearse_sandbox.kit import check_close, check_same
from rehearse_sandbox.kit.settings import settings
from rehearse_sandbox.wire.codec import UnsupportedValue, decode, encode
from rehearse_sandbox.wire.events import Conclusion, Pace
from rehearse_sandbox.wire.job import Compare, Speed

#: So often both are timed; the least time of each has the least of others' work in it.
ROUNDS = 6

#: A program that took longer in a round is not timed again: what others do for a moment is little beside it.
LONG_S = 0.3

#: A measurement that says "too slow" is made once more before anybody is blamed.
ATTEMPTS = 2

#: After an answer the one who gave it goes to sleep, and only then has the kernel added up all of its time.
SETTLE_S = 0.001

#: Who used less in that time sleeps. On a busy machine it may take a while until a process gets there.
ASLEEP_S, PATIENCE = 0.0002, 20

#: While the reference works, the learner's code has nothing to do. More than this share of the reference's time, and than so many
#: seconds, is work on the side, which would make the reference look slow: the round does not count.
RESTLESS, RESTLESS_S = 0.1, 0.001

#: So many rounds are tried until enough of them count, and so many are enough at least.
MOST_ROUNDS, LEAST_ROUNDS = 4 * ROUNDS, 2

#: What is said of answers that differ.
AGREEMENT = "The answer to the large input that is timed has to be right, too."


class Restless(CandidateFault):
    """The learner's code works while it is not asked, so neither its time nor the reference's can be told."""

    outcome = "time_limit"


@dataclass(frozen=True, slots=True)
class Round:
    """What both took for one input, in seconds; None where it does not count."""

    program: float | None
    reference: float | None


def measure(
    candidate: Candidate,
    yardstick: Yardstick,
    speed: Speed,
    solve: Callable[..., Any],
    *,
    compare: Compare,
    deadline: float,
) -> Pace:
    """How long `solve`, the problem's first symbol, takes beside the reference.

    Raises:
        CandidateFault: a call did not end well, or not in time, or the code went on working afterwards.
        CheckFailed: the answers differ.
        Exception: what inputs.py raises, or the reference, which is the suite's fault.
    """
    settings.compare = compare
    turns = _Turns(candidate, yardstick, importlib.import_module("inputs").sizes, solve, compare)
    yardstick.begin(deadline)
    pace = None
    for _ in range(ATTEMPTS):
        candidate.begin_test(deadline)
        try:
            found = pace_of(turns.rounds(speed.at), speed)
        finally:
            candidate.end_test()
        pace = found if pace is None else _milder(pace, found)
        if pace.conclusion == "within":
            break
    assert pace is not None
    return pace


def _milder(one: Pace, two: Pace) -> Pace:
    """Of two measurements the one that blames less."""
    order: Sequence[Conclusion] = ("within", "unclear", "beyond")
    return min(one, two, key=lambda pace: (order.index(pace.conclusion), pace.ratio))


def pace_of(rounds: Sequence[Round], speed: Speed) -> Pace:
    """What measured times say. One disturbed round changes nothing: it takes two quick ones of each to be sure."""
    programs = sorted(each.program for each in rounds if each.program is not None)
    references = sorted(each.reference for each in rounds if each.reference is not None)
    ratio = programs[0] / references[0]
    low, high = programs[0] / references[1], programs[min(1, len(programs) - 1)] / references[0]
    conclusion: Conclusion = "within"
    if ratio > speed.at_most:
        conclusion = "beyond" if low > speed.at_most else "unclear"
    return Pace(
        vary=speed.vary,
        at=speed.at,
        milliseconds=round(programs[0] * 1000, 3),
        reference_milliseconds=round(references[0] * 1000, 3),
        ratio=round(ratio, 2),
        interval=(round(low, 2), round(high, 2)),
        at_most=speed.at_most,
        conclusion=conclusion,
    )


class _Turns:
    """Program and reference take turns; each input is made for one round."""

    def __init__(
        self,
        candidate: Candidate,
        yardstick: Yardstick,
        sizes: Callable[[int], tuple[Any, ...]],
        solve: Callable[..., Any],
        compare: Compare,
    ) -> None:
        self._compare = compare
        self._candidate = candidate
        self._yardstick = yardstick
        self._sizes = sizes
        self._solve = solve
        self._seen: set[bytes] = set()

    def rounds(self, size: int) -> list[Round]:
        """The times of an attempt, after a first call that lets the reference touch everything once."""
        self._reference(self._input(size))
        rounds: list[Round] = []
        quick, counted = True, 0
        while counted < ROUNDS and len(rounds) < MOST_ROUNDS:
            rounds.append(self._round(size, quick=quick))
            quick = quick and (rounds[-1].program or 0.0) < LONG_S
            counted += rounds[-1].reference is not None
        if counted < LEAST_ROUNDS:
            raise Restless("the code went on working after its call was over, so nobody can tell how long it takes")
        return rounds

    def _round(self, size: int, *, quick: bool) -> Round:
        data = self._input(size)
        program, given = self._program(data) if quick else (None, [])
        reference, wanted = self._reference(data)
        for actual, expected in zip(given, wanted, strict=False):
            _check_agreement(actual, expected, self._compare)
        codec_s = _codec_s(data, wanted[0])
        return Round(*(None if took is None else max(took - codec_s, 1e-9) for took in (program, reference)))

    def _input(self, size: int) -> bytes:
        """The arguments of another round, encoded: each of the two gets copies of its own."""
        data = encode((tuple(self._sizes(size)), {}))
        if data in self._seen:
            raise ValueError(
                f"sizes({size}) of inputs.py gave the same arguments twice, so a program could remember its answer; "
                "draw from a generator that is made once, outside of the function"
            )
        self._seen.add(data)
        return data

    def _program(self, data: bytes) -> tuple[float, list[Any]]:
        """What the program took, its result, and what it left in its arguments."""
        arguments, _ = decode(data)
        self._candidate.begin_example()
        _settle()
        began, began_cpu = time.monotonic(), processor.candidate_s()
        result = self._solve(*arguments)
        took = time.monotonic() - began
        _settle()
        return processor.candidate_s() - began_cpu or took, [result, arguments]

    def _reference(self, data: bytes) -> tuple[float | None, list[Any]]:
        """What the reference took, if it could work undisturbed; its result, and its arguments if it changed them."""
        arguments, _ = decode(data)
        _settle()
        began, began_cpu, others = time.monotonic(), self._yardstick.used_s(), processor.candidate_s()
        result = self._yardstick.call(arguments)
        took = time.monotonic() - began
        time.sleep(SETTLE_S)
        used = self._yardstick.used_s() - began_cpu
        wanted = [result] if encode((arguments, {})) == data else [result, arguments]
        if others == 0.0:
            # Nobody counts the candidate's processor time, so both are measured by the clock on the wall.
            return took, wanted
        beside = processor.candidate_s() - others - (used if processor.children_count_as_candidates() else 0.0)
        return (None if beside > max(RESTLESS * used, RESTLESS_S) else used), wanted


def _settle() -> None:
    """Wait until the candidate sleeps: what it still does after an answer belongs to that answer's call."""
    before = processor.candidate_s()
    for _ in range(PATIENCE):
        time.sleep(SETTLE_S)
        now = processor.candidate_s()
        if now - before < ASLEEP_S:
            return
        before = now


def _check_agreement(answer: Any, expected: Any, compare: Compare) -> None:
    """Whether two results agree within the problem's tolerances.

    Raises:
        CheckFailed: they do not; the first difference is in its words.
    """
    if same(answer, expected, compare):
        return
    if _is_floating(expected):
        check_close(answer, expected, dtype=None, why=AGREEMENT)
    else:
        check_same(answer, expected, why=AGREEMENT)


def _is_floating(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_is_floating, value))
    return isinstance(value, float | complex) or getattr(value, "dtype", np.dtype(bool)).kind in "fc"


def _codec_s(data: bytes, result: Any) -> float:
    """What it takes to read the arguments, to see whether they changed and to write the result; both have to do it."""
    began = time.process_time()
    arguments = decode(data)
    try:
        encode(arguments)
        encode(result)
    except UnsupportedValue:
        # The learner's own objects cross as a number.
        return 0.0
    return time.process_time() - began
