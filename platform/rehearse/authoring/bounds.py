"""G10: inputs are what inputs.py says they are, and come as near to the stated bounds as the statement allows."""

from __future__ import annotations

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.reference import bounds_of
from rehearse.authoring.workbench import Judged, Program, Workbench, function_of, last_line, shortened
from rehearse.catalog.offered import offered_by
from rehearse_sandbox.wire.custom import CustomInput
from rehearse_sandbox.wire.job import is_reached

#: Runs without the problem's tests: only what inputs.py promises is tried.
_CONTRACT = '''
import pytest
from hypothesis import given
from rehearse_sandbox.kit import check_true

import inputs

def allowed(case):
    arguments = case if isinstance(case, tuple) else (case,)
    return inputs.valid(*arguments)

def drawn():
    make = getattr(inputs, "strategy", None) or inputs.cases
    return make()

@pytest.mark.parametrize("label", list(inputs.EDGE))
def test_edge(label):
    """Each edge case is one that `valid` allows."""
    check_true(isinstance(inputs.EDGE[label], tuple), f"EDGE[{label!r}] is not a tuple of arguments")
    check_true(allowed(inputs.EDGE[label]) is True, f"valid refuses EDGE[{label!r}]")

@given(drawn())
def test_strategy(case):
    """Each drawn input is one that `valid` allows."""
    check_true(allowed(case) is True, f"valid refuses {case!r}, which the strategy draws")
'''


def check_bounds(bench: Workbench, reference: Judged, *, fast: bool = False) -> Report:
    """G10: edge cases and drawn inputs are valid, and the suite reaches every bound of the statement.

    `reference` is the measured judging of the reference; of a refused one nothing is said, since its tests broke off. A `fast`
    one draws too few inputs to be sure that a bound is missed.
    """
    problem = bench.problem
    (contract,) = bench.judge(
        [
            Program(
                "inputs.py",
                problem.reference,
                suite={"inputs.py": problem.suite["inputs.py"], "tests/test_contract.py": _CONTRACT},
                inputs=tuple(CustomInput(label, text) for label, text in offered_by(problem).items()),
            )
        ]
    )
    bounds = bounds_of(problem)
    reached = reference.measured.reached if reference.measured is not None else {}
    asked = bounds.items() if reference.accepted else ()
    missed = [name for name, bound in asked if not is_reached(bound, reached.get(name, 0.0))]
    findings = [_missed(name, bounds[name], reached.get(name, 0.0), fast=fast) for name in missed]
    summary = f"{len(bounds) - len(missed)} of {len(bounds)} bounds reached" if bounds else "no bounds stated"
    if not reference.accepted:
        summary = "bounds not looked at: the reference itself is refused"
    return Report(summary, (*_broken_contract(contract), *_useless(contract), *findings))


def _useless(judged: Judged) -> list[Finding]:
    """What is wrong with the inputs that learners are offered: the reference itself must answer each."""
    return [
        Finding(
            "inputs.py",
            f"Learners are offered {answer.name!r} to try, but it has no answer: {answer.shown.why or answer.outcome}",
            "Let `valid` allow it. For a class it gets the constructor's arguments and a list of calls; where that does not fit, "
            "write `valid_calls(name, arguments, operations)`, and texts to try in `TRY`.",
        )
        for answer in judged.answers
        if answer.outcome != "same"
    ]


def _broken_contract(judged: Judged) -> list[Finding]:
    broken = [test for test in judged.tests if test.outcome != "passed"]
    if judged.accepted:
        return []
    said = [] if broken else [judged.story]
    said += [f"{function_of(test.id)}: {_reason(judged, test.id)}" for test in broken]
    return [
        Finding(
            "inputs.py",
            f"Its own rules are broken: {text}.",
            "Let `valid` allow every edge case and whatever the strategy draws, and nothing that the statement rules out.",
        )
        for text in said
    ]


def _reason(judged: Judged, test_id: str) -> str:
    failure = next(test.failure for test in judged.tests if test.id == test_id)
    said = (failure.error or failure.why) if failure else last_line(judged.verdict.detail)
    return shortened(said)


def _missed(name: str, bound: float, most: float, *, fast: bool) -> Finding:
    return Finding(
        "inputs.py",
        f"{name} = {bound:g} is never generated; the largest input below it has {most:g}.",
        "Add a property or an example with an input of that size, or state a smaller bound. What no length and no number of "
        "an input shows, such as a condition number, is told by `measures(*arguments) -> dict` in inputs.py.",
        severity="warning" if fast else "error",
    )
