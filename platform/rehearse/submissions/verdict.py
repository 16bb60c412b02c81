"""From the events of one attempt to its verdict. Pure: no database, no clock; exit codes play no part."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import get_args

from rehearse.syntax import tree_of
from rehearse_sandbox.wire.events import GROWTH, SPEED, Ended, Event, Failure, Outcome, Reason, Started, TestFinished
from rehearse_sandbox.wire.suite_files import is_test_file

OUTCOMES = frozenset(get_args(Outcome))
REASONS = frozenset(get_args(Reason))

#: Ends at which no test has a say: the judging broke, or the learner's module never became callable.
_OURS = frozenset({"cell_died", "no_cell", "internal_error"})
_BEFORE_TESTS = frozenset({"load_error", "forbidden_call"})

_NO_MISTAKES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word that a submission gets. `failure` is what the learner reads, `detail` what our log says.

    `mistake` is the sentence about the known mistake that explains the failure, empty when none does.
    """

    word: str
    test: str = ""
    failure: Failure | None = None
    detail: str = ""
    suite_ms: float = 0.0
    passed: int = 0
    total: int = 0
    mistake: str = ""


def expected_tests(suite: Mapping[str, str], *, growth: bool = False, speed: bool = False) -> frozenset[str]:
    """The ids that a suite's text promises, by its `def test_…` and `class Test…`; a parametrized id continues one.

    With `growth` how the time grows has to be told as well, with `speed` how it compares with the reference's.

    This reading is apart from pytest's on purpose: a test that pytest failed to collect is missed here.
    """
    found = _expected_tests(frozenset(suite.items()))
    measured = {name for name, asked in ((GROWTH, growth), (SPEED, speed)) if asked}
    return found | measured


@lru_cache(maxsize=256)
def _expected_tests(suite: frozenset[tuple[str, str]]) -> frozenset[str]:
    # Parsing takes longer than everything else that a verdict needs, and submissions of one problem share its suite.
    found: set[str] = set()
    for path, text in suite:
        if is_test_file(path):
            name = path.rpartition("/")[2]
            found.update(f"{name}::{test}" for test in _tests_of(tree_of(text, path)))
    return frozenset(found)


def _tests_of(tree: ast.Module) -> Iterable[str]:
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) if name.startswith("test_"):
                yield name
            case ast.ClassDef(name=name) if name.startswith("Test"):
                for method in node.body:
                    if isinstance(method, ast.FunctionDef) and method.name.startswith("test_"):
                        yield f"{name}::{method.name}"
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute(attr="TestCase")):
                # `TestCache = Machine.TestCase`: how Hypothesis' state machines become tests.
                yield name


def decide(expected: Iterable[str], events: Sequence[Event], mistakes: Mapping[str, str] = _NO_MISTAKES) -> Verdict:
    """The verdict: a fault of ours outranks all, then what stopped the module, then the first failing test.

    An accept needs every expected test, reported exactly once, passed, and a complete end. `mistakes` says what each known-wrong
    program does wrong, for one that is like a refused submission.
    """
    fault = _fault(expected, events)
    if fault:
        return Verdict("internal_error", detail=fault)
    end = events[-1]
    assert isinstance(end, Ended)
    order = [test.id for event in events if isinstance(event, Started) for test in event.tests]
    results = {event.id: event for event in events if isinstance(event, TestFinished)}
    passed = sum(result.outcome == "passed" for result in results.values())
    failing = [
        results[name] for name in order if name in results and results[name].outcome not in {"passed", "not_run"}
    ]
    if end.reason in _BEFORE_TESTS or (end.reason != "completed" and not failing):
        return Verdict(
            end.reason, "", end.failure or Failure(why=end.detail), end.detail, end.suite_ms, passed, len(order)
        )
    if failing:
        first = failing[0]
        failure = first.failure or Failure()
        mistake = mistakes.get(end.mistake, "")
        return Verdict(first.outcome, first.id, failure, end.detail, end.suite_ms, passed, len(order), mistake)
    return Verdict("accepted", "", None, end.detail, end.suite_ms, passed, len(order))


def _fault(expected: Iterable[str], events: Sequence[Event]) -> str:
    """Why these events cannot be trusted, or an empty text."""
    if not events or not isinstance(events[-1], Ended) or sum(isinstance(event, Ended) for event in events) != 1:
        return "the events do not end in exactly one end"
    end = events[-1]
    starts = [event for event in events if isinstance(event, Started)]
    results = [event for event in events if isinstance(event, TestFinished)]
    if end.reason not in REASONS or end.reason in _OURS:
        return f"{end.reason}: {end.detail}"
    if len(starts) > 1:
        return "the suite started twice"
    announced = [test.id for start in starts for test in start.tests]
    names = [result.id for result in results]
    unknown = {result.outcome for result in results} - OUTCOMES
    broken = [result.id for result in results if result.outcome == "internal_error"]
    checks: list[tuple[Iterable[str], str]] = [
        (unknown, "outcomes that do not exist"),
        (broken, "tests that broke by our fault"),
        (_twice(announced), "tests announced twice"),
        (_twice(names), "tests reported twice"),
        (set(names) - set(announced), "tests reported but never announced"),
    ]
    if end.reason == "completed":
        checks += _checks_of_a_complete_end(set(expected), announced, results)
    return next((f"{words}: {', '.join(sorted(found)[:5])}" for found, words in checks if found), "")


def _checks_of_a_complete_end(
    expected: set[str], announced: list[str], results: list[TestFinished]
) -> list[tuple[Iterable[str], str]]:
    names = {result.id for result in results}
    only_not_run = {result.id for result in results if result.outcome == "not_run"}
    failed = any(result.outcome not in {"passed", "not_run"} for result in results)
    return [
        ({name for name in expected if not _covered(name, announced)}, "tests of the suite that were never announced"),
        (set() if announced else {"the whole suite"}, "no test was announced"),
        (set(announced) - names, "tests announced but never reported"),
        # A test may be left out after a failure, never on the way to an accept.
        (set() if failed else only_not_run, "tests that were not run"),
    ]


def _covered(name: str, announced: Iterable[str]) -> bool:
    return any(test == name or test.startswith((f"{name}[", f"{name}::")) for test in announced)


def _twice(names: Sequence[str]) -> set[str]:
    seen: set[str] = set()
    return {name for name in names if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
