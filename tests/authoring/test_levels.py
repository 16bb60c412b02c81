"""What the gates ask of a problem that grows: a starter for its first level, and a known-wrong program for each."""

import re
from dataclasses import replace

import pytest

from rehearse.authoring.findings import Report
from rehearse.authoring.gates import joined
from rehearse.authoring.levels import check_levels
from rehearse.authoring.passages import passages_of
from rehearse.authoring.starter import check_starter
from rehearse.authoring.workbench import Judged, Program
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import KnownWrong
from rehearse.submissions.verdict import Verdict
from rehearse_sandbox.wire.events import TestFinished
from tests.unit.catalog_folders import make_levels, make_problem, make_problems

#: The tests of a folder with three levels, in order.
TESTS = [
    "test_examples.py::test_three",
    "level2_examples.py::test_more_2",
    "level2_properties.py::test_law_2",
    "level3_examples.py::test_more_3[1]",
]


@pytest.fixture
def problem(tmp_path):
    problems = make_problems(tmp_path / "problems")
    make_levels(make_problem(problems), last=3)
    catalog = Catalog.load(problems)
    assert not catalog.faults
    return catalog.problems["double-it"]


def report(problem, *programs: tuple[tuple[str, ...], set[int]]):
    """The gate's word on programs, each as the tests that its entry names and the places of those that it fails."""
    wrong = tuple(KnownWrong(f"w{n}", "", "wrong_answer", fails) for n, (fails, _) in enumerate(programs))
    judged = [
        Judged(
            Program(entry.name, ""),
            Verdict("wrong_answer"),
            tuple(
                TestFinished(name, "wrong_answer" if place in failed else "passed", 1.0)
                for place, name in enumerate(TESTS)
            ),
        )
        for entry, (_, failed) in zip(wrong, programs, strict=True)
    ]
    return check_levels(replace(problem, wrong=wrong), judged)


FIRST, SECOND, THIRD = (("test_three",), {0}), (("test_law_2",), {2}), (("test_more_3",), {3})


def test_a_program_for_each_level_is_enough(problem):
    found = report(problem, FIRST, SECOND, THIRD)
    assert (found.summary, found.findings) == ("3 of 3 levels have one of their own", ())


@pytest.mark.parametrize(
    "instead",
    [FIRST, (("test_more_3",), {0, 3}), (("test_three",), {3}), (("test_more_3",), set())],
    ids=["of another level", "failing below", "naming no test of it", "failing nothing"],
)
def test_a_level_without_a_program_of_its_own_is_named(problem, instead):
    (finding,) = report(problem, FIRST, SECOND, instead).findings
    assert "No wrong program fails at level 3 of 3 and passes levels 1 to 2" in finding.message
    assert finding.file == "wrong/expect.toml"


def test_the_texts_of_all_levels_are_looked_at(problem):
    statements = [
        passage for passage in passages_of(problem) if passage.file.endswith(("statement.md", "l2.md", "l3.md"))
    ]
    assert [passage.name for passage in statements] == ["statement.md", "level2.md", "level3.md"]
    assert statements[2].line(4) == 3


GROWN = "class Store:\n    def get(self, key, now=0):\n        return 1\n    def scan(self):\n        return 2\n"
STARTER = (
    'class Store:\n    """Keeps."""\n    def get(self, {}):\n        """Get."""\n        raise NotImplementedError\n'
)


@pytest.mark.parametrize(
    ("parameters", "sound"), [("key", True), ("key, now=0", True), ("key, now=1", False), ("name", False)]
)
def test_a_starter_knows_nothing_of_later_levels_and_nothing_else(problem, parameters, sound):
    first = {**problem.suite, "tests/test_examples.py": "store.get(1)", "tests/level2_examples.py": "store.scan()"}
    changed = replace(problem, symbols=("Store",), suite=first, starter=STARTER.format(parameters))
    assert (check_starter(replace(changed, accepted={"reference": GROWN})).findings == ()) == sound


def test_without_levels_the_starter_needs_every_method_that_is_called(problem):
    suite = {"tests/test_examples.py": "store.get(1)\nstore.scan()"}
    changed = replace(problem, symbols=("Store",), suite=suite, starter=STARTER.format("key, now=0"), later=())
    (finding,) = check_starter(replace(changed, accepted={"reference": GROWN})).findings
    assert re.search(r"Store\.scan", finding.message)


def test_reports_that_are_joined_keep_their_counts():
    assert joined(Report("a", counts={"wrong": 3}), Report("b", counts={"cheats": 2})).counts == {
        "wrong": 3,
        "cheats": 2,
    }
