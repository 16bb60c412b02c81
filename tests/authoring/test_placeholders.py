"""What `rehearse new` wrote is named where it stays although its TODO is gone."""

import re
from pathlib import Path

import pytest

from rehearse.authoring.gates import of_reading
from rehearse.authoring.placeholders import check_placeholders
from rehearse.authoring.scaffold import KINDS, make
from rehearse.catalog.catalog import Catalog
from tests.authoring.test_scaffold import loaded

SHIPPED = Catalog.load(Path(__file__).parents[2] / "problems").problems.values()
TEXTS = ["cards.toml", "editorial.md", "hints.md", "problem.toml", "statement.md", "wrong/expect.toml"]


def without_todos(folder: Path) -> None:
    for file in (file for file in folder.rglob("*") if file.is_file()):
        file.write_text(re.sub(r".*TODO.*\n", "", file.read_text()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_scaffold_whose_todos_were_only_deleted_is_not_finished(problems, kind):
    folder = make(problems, "dsa/moving-average", kind=kind)
    without_todos(folder)
    findings = check_placeholders(loaded(problems, "moving-average")).findings
    assert [finding.file for finding in findings] == sorted(TEXTS + ["faults.toml"] * (kind == "repair"))
    assert [line for finding in findings if (line := finding.line) is None] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_its_todo_has_no_second_finding(problems, kind):
    make(problems, "dsa/moving-average", kind=kind)
    assert check_placeholders(loaded(problems, "moving-average")).findings == ()


def test_what_is_left_is_quoted_with_its_line(problems):
    folder = make(problems, "dsa/moving-average", kind="implement")
    without_todos(folder)
    hints = (folder / "hints.md").read_text()
    (folder / "hints.md").write_text(hints.replace("Take two values that stand side by side.", "Look at two."))
    findings = check_placeholders(loaded(problems, "moving-average")).findings
    (finding,) = [each for each in findings if each.file == "hints.md"]
    assert "another problem: 'Every value but the first has exactly one left neighbour." in finding.message
    assert hints.split("\n")[finding.line - 1].startswith("Every value but")
    assert "1 more line of this file" in finding.message


@pytest.mark.parametrize("problem", SHIPPED, ids=lambda problem: problem.slug)
def test_no_shipped_problem_says_what_a_scaffold_says(problem):
    assert check_placeholders(problem).findings == ()


def test_a_file_that_cannot_be_read_is_for_others_to_name(problems):
    folder = make(problems, "dsa/moving-average", kind="implement")
    problem = loaded(problems, "moving-average")
    without_todos(folder)
    (folder / "hints.md").unlink()
    (folder / "editorial.md").write_bytes(b"\xff")
    assert {finding.file for finding in check_placeholders(problem).findings} == set(TEXTS) - {
        "hints.md",
        "editorial.md",
    }


def test_the_gate_of_the_schema_says_it(problems):
    folder = make(problems, "dsa/moving-average", kind="implement")
    without_todos(folder)
    schema = next(of_reading(loaded(problems, "moving-average"), None, ()))
    assert (schema.gate, schema.passed, len(schema.report.findings)) == ("G1", False, len(TEXTS))
