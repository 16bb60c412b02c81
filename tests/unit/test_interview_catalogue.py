"""Forms and prompts are read as problems are: the sound ones are there, each fault of the others has its file and line."""

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.interviews.catalogue import load_interviews
from rehearse.interviews.fit import fit_of
from tests.unit.catalog_folders import change, make_problem, make_problems
from tests.unit.interview_folders import FORM_PLACE, PROMPTS, PROMPTS_PLACE, make_interviews


@pytest.fixture
def problems(tmp_path):
    """A problems folder with one problem, one form and two prompts."""
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    return make_interviews(folder)


def load(problems):
    return load_interviews(problems, Catalog.load(problems))


def told(faults) -> list[tuple[str, int | None, str]]:
    assert all(fault.next_step for fault in faults)
    return [(fault.folder, fault.line, fault.message) for fault in faults]


def test_what_is_sound_is_there(problems):
    interviews = load(problems)
    assert (interviews.faults, interviews.warnings) == ((), ())
    assert interviews.forms["tiny"].rounds[2].prompts[0].file == "concepts"
    assert list(interviews.prompts) == ["first-question", "second-question"]
    assert interviews.prompts["first-question"].concepts == ("two-pointers",)
    assert [problem.slug for problem in interviews.pool.problems] == ["double-it"]


def test_a_folder_without_interviews_is_sound(tmp_path):
    interviews = load(make_problems(tmp_path / "problems"))
    assert (dict(interviews.forms), interviews.faults) == ({}, ())


def test_the_folder_of_interviews_is_no_fault_of_the_catalogue(problems):
    assert Catalog.load(problems).faults == ()
    (problems / "intervies").mkdir()
    assert [fault.file for fault in Catalog.load(problems).faults] == ["intervies"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('hides = ["title"]', "hidden = 1", 3, "`hidden` is not a key of this file."),
        ("minutes = 10", "minutes = 200", 24, "`rounds[2].minutes` is 200 (int): expected `int` <= 180."),
        ("minutes = 10", 'minutes = "10"', 24, "`rounds[2].minutes` is '10' (str): expected `int`, got `str`."),
        ('tracks = ["dsa"]', 'tracks = ["bio"]', 12, "`bio` in `rounds[0].problems[0].tracks` is no track."),
        ('["arrays-hashing"]', '["arrays"]', 13, "`arrays` in `rounds[0].problems[0].categories` is no category."),
        ('kinds = ["implement"]', 'kinds = ["riddle"]', 15, "`riddle` in `rounds[0].problems[0].kinds` is no kind of problem."),
        ('from = "concepts"', 'from = "riddles"', 27, "`riddles` in `rounds[2].prompts[0].from` is no file of prompts."),
        ('tags = ["array"]', 'tags = ["arrays"]', 28, "`arrays` in `rounds[2].prompts[0].tags` is no tag of any prompt in concepts.toml."),
        ("count = 2", "count = 3", 29, "`rounds[2].prompts[0]` asks for 3 prompts, and 2 fit."),
        ("difficulty = [1, 2]", "difficulty = [2, 3]", 11, "No problem fits `rounds[0].problems[0]`."),
        ("minutes = 20", "minutes = 20\n[[rounds.problems]]", 7, (
            "The form cannot be filled. Problem 2 of round 1 (Coding) cannot be chosen: 1 problem fits, and all are taken by other tasks of this interview."
            " Ask for fewer, or widen what the form allows."
        )),
        ("[[rounds.problems]]", "[[rounds.prompts]]", 12, "`rounds[0].prompts[0].tracks` is not a key of this file."),
        ("[[rounds]]", "[[rounds", 7, None),
    ],
)  # fmt: skip
def test_a_fault_of_a_form_has_its_line(problems, old, new, line, message):
    text = (problems / FORM_PLACE).read_text()
    (problems / FORM_PLACE).write_text(text.replace(old, new, 1))
    interviews = load(problems)
    assert not interviews.forms
    first = told(interviews.faults)[0]
    assert first[:2] == (FORM_PLACE, line)
    assert message is None or first[2] == message


def test_a_coding_round_without_problems_is_a_fault(problems):
    start = (problems / FORM_PLACE).read_text()
    cut = start[: start.index("[[rounds.problems]]")] + start[start.index('[[rounds]]\nkind = "break"') :]
    (problems / FORM_PLACE).write_text(cut)
    assert told(load(problems).faults) == [(FORM_PLACE, 7, "`rounds[0]` is a coding round with 0 problems.")]


def test_a_staged_slot_may_wait_for_problems_with_levels(problems):
    change(problems, FORM_PLACE, "difficulty = [1, 2]", "staged = true")
    interviews = load(problems)
    assert (list(interviews.forms), interviews.faults) == (["tiny"], ())
    ((place, line, message),) = told(interviews.warnings)
    assert (place, line) == (FORM_PLACE, 11)
    assert "has levels" in message


def test_a_staged_slot_that_nothing_else_fits_is_a_fault(problems):
    change(problems, FORM_PLACE, "difficulty = [1, 2]", "difficulty = [4, 5]\nstaged = true")
    assert (load(problems).warnings, len(load(problems).faults)) == ((), 1)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('tags = ["array"]\ntext', 'tags = ["arrays"]\ntext', 15, "`arrays` in `prompt[1].tags` is unknown."),
        ('concepts = ["two-pointers"]', 'concepts = ["two"]', 4, "`two` in `prompt[0].concepts` is unknown."),
        ('id = "second-question"', 'id = "first-question"', 14, "The prompt id `first-question` is also here."),
        (', "memory"', "", 17, "The prompt `second-question` has 3 lines in `listens_for`."),
        ('notes = "App', 'remarks = "App', 18, "`prompt[1].remarks` is not a key of this file."),
        ('id = "first-question"', "id = 1", 2, "`prompt[0].id` is 1 (int): expected `str`, got `int`."),
        ('text = "What does a list cost?"\n', "", 13, "`prompt[1].text` is missing."),
    ],
)  # fmt: skip
def test_a_fault_of_a_prompt_has_its_line_and_keeps_its_forms_back(problems, old, new, line, message):
    change(problems, PROMPTS_PLACE, old, new)
    interviews = load(problems)
    assert (dict(interviews.forms), dict(interviews.prompts)) == ({}, {})
    assert told(interviews.faults) == [
        (PROMPTS_PLACE, line, message),
        (FORM_PLACE, None, "Its prompts come from concepts.toml, which has faults."),
    ]


def test_no_two_files_have_prompts_of_one_id(problems):
    (problems / "interviews/prompts/more.toml").write_text(PROMPTS)
    faults = told(load(problems).faults)
    assert faults[0] == ("interviews/prompts/more.toml", 2, "The prompt id `first-question` is also in concepts.toml.")
    assert "tiny" in load(problems).forms


def test_a_file_that_is_not_text_costs_only_itself(problems):
    (problems / "interviews/odd.toml").write_bytes(b"caf\xe9")
    (fault,) = load(problems).faults
    assert fault.message.startswith("The file cannot be read")
    assert "tiny" in load(problems).forms


def test_a_file_is_named_like_a_slug(problems):
    (problems / FORM_PLACE).rename(problems / "interviews/Tiny Form.toml")
    assert told(load(problems).faults) == [("interviews/Tiny Form.toml", None, "The file's name is not a slug.")]


def test_a_form_of_ones_own_is_looked_over_without_a_file(problems):
    interviews = load(problems)
    vocabulary = Catalog.load(problems).vocabulary
    form = interviews.forms["tiny"]
    assert fit_of(form, interviews.pool, vocabulary).faults == ()
    (problems / FORM_PLACE).unlink()
    (problems / "dsa/double-it/problem.toml").unlink()
    (fault,) = fit_of(form, load(problems).pool, vocabulary).faults
    assert (fault.line, fault.message) == (None, "No problem fits `rounds[0].problems[0]`.")
