"""A desk follows its folder: each state is read with all its faults, and the last sound version stays."""

import shutil

import pytest

from rehearse.authoring.workbench import Judged, Program
from rehearse.submissions.verdict import Verdict
from tests.preview.conftest import FOLDER, SLUG, on_the_desk


@pytest.fixture
def folder(preview):
    return preview.studio.problems_dir / FOLDER


def edit(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.fixture
def changed(preview, desk, folder):
    """Edits a file of the folder, and has it read."""

    def change(name, old, new):
        edit(folder / name, old, new)
        preview.studio.reread(desk)
        return desk

    return change


def test_a_new_state_is_read_and_reaches_the_site(preview, changed):
    assert changed("problem.toml", "Lift values", "Lift them").problem.title == "Lift them"
    assert preview.services.catalog.problems[SLUG].title == "Lift them"
    assert preview.studio.desk(SLUG).revision == 2


def test_a_broken_file_is_named_and_the_last_sound_version_stays(preview, changed):
    desk = changed("problem.toml", "kind =", "kinds =")
    assert {fault.file for fault in desk.faults} == {"problem.toml"}
    assert (desk.stage, desk.problem.kind) == ("faulty", "implement")
    assert SLUG in preview.studio.shelf


def test_a_mended_file_is_forgiven(changed):
    changed("problem.toml", "kind =", "kinds =")
    desk = changed("problem.toml", "kinds =", "kind =")
    assert (desk.faults, desk.stage) == ((), "waiting")


def test_a_folder_that_is_gone_is_told_of_in_one_fault(preview, desk, folder):
    shutil.rmtree(folder)
    preview.studio.reread(desk)
    (fault,) = desk.faults
    assert fault.message == "The folder is gone."
    assert desk.problem is not None


def test_a_folder_that_comes_back_is_read_again(preview, desk, folder, tmp_path):
    shutil.move(folder, tmp_path / "kept")
    preview.studio.reread(desk)
    shutil.move(tmp_path / "kept", folder)
    preview.studio.reread(desk)
    assert not desk.faults


def test_a_fault_of_the_shared_words_is_shown_at_every_desk(preview, desk):
    (preview.studio.problems_dir / "tags.toml").write_text("not = = toml")
    preview.studio.reread(desk)
    assert [fault.file for fault in desk.faults] == ["tags.toml"]
    assert desk.stage == "waiting"


def test_a_new_word_makes_a_folder_sound(preview, changed):
    desk = changed("problem.toml", '["array"]', '["zebra"]')
    assert "zebra" in desk.faults[0].message
    words = preview.studio.problems_dir / "tags.toml"
    words.write_text(words.read_text().replace("[tags]", '[tags]\nzebra = "Zebra"'))
    preview.studio.reread(desk)
    assert not desk.faults


def test_who_takes_the_id_of_another_problem_is_the_one_to_blame(preview, changed):
    other = preview.studio.catalog.problems["tally"].id
    desk = changed("problem.toml", "5b2f0c0e-3c64-4d6e-9d52-1f6f2a7c9b01", other)
    assert "also that of dsa/tally" in desk.faults[0].message
    assert not on_the_desk(preview, "tally").faults


def test_a_prerequisite_that_is_no_problem_is_a_fault(changed):
    desk = changed("problem.toml", "license =", 'prerequisites = ["zebra"]\nlicense =')
    assert "`zebra` is not a problem" in desk.faults[0].message


def test_what_became_of_a_mutant_goes_with_the_line_that_it_was_made_of(preview, desk):
    wrong = desk.problem.wrong[0]
    for program in (Program(wrong.place, wrong.source), Program("mutant 12345678", "")):
        desk.hear(Judged(program, Verdict("wrong_answer"), ()), desk.revision)
    preview.studio.reread(desk)
    assert desk.heard.keys() == {f"wrong/{wrong.name}"}


def test_a_folder_that_is_not_there_has_no_desk(preview):
    assert preview.studio.desk("zebra") is None
