"""G10: inputs are what inputs.py says they are, and come as near to the stated bounds as the statement allows."""

from __future__ import annotations

from rehearse.authoring.findings import Finding, Report
from rehearse.authoring.workbench import Judged, Program, Workbench, function_of, last_line, shortened
from rehearse_sandbox.wire.job import Scrutiny

#: Runs without the problem's tests: only what inputs.py promises is tried.
_CONTRACT = '''
import pytest
from hypothesis import given

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
    assert isinstance(inputs.EDGE[label], tuple), f"EDGE[{label!r}] is not a tuple of arguments"
    assert allowed(inputs.EDGE[label]) is True, f"valid refuses EDGE[{label!r}]"

@given(drawn())
def test_strategy(case):
    """Each drawn input is one that `valid` allows."""
    assert allowed(case) is True, f"valid refuses {case!r}, which the strategy draws"
'''

#: Constants of this ending are bounds: the statement promises that inputs may be so large.
_BOUND = "_max"


def check_bounds(bench: Workbench) -> Report:
    """G10: edge cases and drawn inputs are valid, and every bound of the statement is reached by the suite."""
    problem = bench.problem
    bounds = {
        name: float(value)
        for name, value in problem.constants.items()
        if name.endswith(_BOUND) and isinstance(value, int | float)
    }
    contract, reference = bench.judge(
        [
            Program(
                "inputs.py",
                problem.reference,
                suite={"inputs.py": problem.suite["inputs.py"], "tests/test_contract.py": _CONTRACT},
            ),
            Program(
                "reference, at the bounds",
                problem.reference,
                patience=10.0,
                scrutiny=Scrutiny(measures=True, bounds=bounds),
            ),
        ]
    )
    reached = reference.measured.reached if reference.measured is not None else {}
    missed = {name: reached.get(name, 0.0) for name, bound in bounds.items() if reached.get(name) != bound}
    findings = [*_broken_contract(contract), *(_missed(name, bounds[name], most) for name, most in missed.items())]
    return Report(f"{len(bounds) - len(missed)} of {len(bounds)} bounds reached", tuple(findings))


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
    said = (failure.difference or failure.error or failure.why) if failure else last_line(judged.verdict.detail)
    return shortened(said)


def _missed(name: str, bound: float, most: float) -> Finding:
    return Finding(
        "inputs.py",
        f"{name} = {bound:g} is never generated; the largest input below it has {most:g}.",
        "Add a property or an example with an input of exactly that size, or state a smaller bound.",
    )
