"""The tiny problem of problems/README.md is complete: it loads, and its suite tells right from wrong."""

from pathlib import Path

import pytest

from rehearse.authoring.formulas import Formulas
from rehearse.authoring.starter import check_starter
from rehearse.authoring.teaching import check_teaching
from rehearse.authoring.texts import check_texts
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.problem import Problem
from tests.problems.test_by_hand import by_hand
from tests.readme_problem import README, files, write, write_words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The README's files, laid out below a problems folder of their own."""
    place = tmp_path / "problems" / "dsa" / "running-maximum"
    write(place, files())
    write_words(tmp_path / "problems")
    return place


def loaded(folder: Path) -> Problem:
    catalog = Catalog.load(folder.parents[1])
    assert [str(fault) for fault in catalog.faults] == []
    return catalog.problems["running-maximum"]


def test_its_files_make_a_sound_folder(folder: Path) -> None:
    problem = loaded(folder)
    assert len(problem.wrong) == len(list(folder.glob("wrong/*.py")))
    assert "check_same(running_maximum([2, 1, 4, 3]), [2, 2, 4, 4])" in problem.statement


def test_its_defaults_are_the_defaults(folder: Path) -> None:
    spelled_out = loaded(folder)
    text = (folder / "problem.toml").read_text()
    (folder / "problem.toml").write_text(text[: text.index("[sandbox]")])
    assert loaded(folder) == spelled_out


def test_its_texts_pass_the_gates_that_read_them(folder: Path) -> None:
    problem = loaded(folder)
    with Formulas() as formulas:
        texts = check_texts(problem, formulas=formulas, slugs=())
    assert [report.findings for report in (texts, check_starter(problem), check_teaching(problem))] == [(), (), ()]


def test_its_suite_tells_right_from_wrong(folder: Path, tmp_path: Path) -> None:
    for program in [*folder.glob("*/*.py"), folder / "starter.py"]:
        if program.parent.name == "tests":
            continue
        place = tmp_path / program.stem
        place.mkdir()
        right = program.parent.name == "accepted"
        assert by_hand(program, place).returncode == (0 if right else 1), program.name


def test_every_function_of_the_kit_is_named() -> None:
    from rehearse_sandbox import kit

    missing = [
        name for name in kit.__all__ if f"`{name}" not in README and name not in {"CheckFailed", "settings", "show"}
    ]
    assert missing == []
