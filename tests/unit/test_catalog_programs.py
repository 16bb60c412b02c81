"""What the programs, tests and expectations of a problem folder must keep to."""

from pathlib import Path

import pytest

from rehearse.catalog.loader import load_problem
from tests.unit.catalog_folders import WORDS, change, faults_of, make_problem, make_problems, make_scaling, only_fault


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return make_problem(make_problems(tmp_path))


@pytest.mark.parametrize("name", ["starter.py", "inputs.py", "tests/test_examples.py", "accepted/by_adding.py"])
def test_a_syntax_error_is_reported_with_its_line(place, name):
    (place / name).write_text("x = 1\ndef broken(:\n    pass\n")
    assert (name, 2) in [(fault.file, fault.line) for fault in faults_of(place)]


def test_a_program_with_a_nul_byte_is_reported(place):
    (place / "wrong" / "same.py").write_text("x = 1\0\n")
    assert "not Python" in only_fault(place).message


@pytest.mark.parametrize("name", ["starter.py", "accepted/reference.py"])
def test_a_program_defines_what_the_entry_names(place, name):
    change(place, name, "double", "twice")
    assert only_fault(place).message == "`double` is not defined."


@pytest.mark.parametrize(
    "source",
    ["from operator import neg as double\n", "double = abs\n", "double: object = abs\n", "class double:\n    pass\n"],
)
def test_a_name_may_be_defined_in_any_way(place, source):
    (place / "accepted" / "by_adding.py").write_text(source)
    assert faults_of(place) == ()


def test_a_second_right_program_is_asked_for(place):
    (place / "accepted" / "by_adding.py").unlink()
    assert only_fault(place).message == "There is only the reference."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("def valid", "def invalid", "`valid` is not defined."),
        ("EDGE", "EDGES", "`EDGE` is not defined."),
        ("def strategy", "def draw", "There is no strategy."),
        ("N_MAX = 10", "N_MAX = 11", "`N_MAX` is 11, but problem.toml says n_max = 10."),
    ],
)
def test_inputs_keep_the_contract(place, old, new, message):
    change(place, "inputs.py", old, new)
    assert only_fault(place).message == message


def test_scaling_needs_sizes(place):
    make_scaling(place)
    change(place, "inputs.py", "def sizes", "def other")
    assert only_fault(place).message == "`sizes` is not defined."


def test_scaling_needs_a_program_that_misses_it(place):
    make_scaling(place)
    (place / "slow/one_by_one.py").unlink()
    assert only_fault(place).message == "No program shows that the growth is really measured."


def test_a_slow_program_needs_a_target(place):
    (place / "slow").mkdir()
    (place / "slow/one_by_one.py").write_text("def double(n):\n    return n + n\n")
    assert only_fault(place).message == "There is no target that these programs miss."


def test_a_test_says_why_in_one_line(place):
    change(place, "tests/test_examples.py", '    """Three twice is six."""\n', "")
    assert (only_fault(place).file, only_fault(place).line) == ("tests/test_examples.py", 4)


def test_a_why_of_two_lines_is_refused(place):
    change(place, "tests/test_examples.py", "twice is six.", "twice\n    is six.")
    assert "does not say why in one line" in only_fault(place).message


def test_a_test_file_without_tests_is_refused(place):
    change(place, "tests/test_examples.py", "def test_three", "def three")
    assert "There is no test in this file." in [fault.message for fault in faults_of(place)]


def test_two_tests_of_one_name_are_refused(place):
    change(place, "tests/test_examples.py", "test_three", "test_sum")
    change(place, "statement.md", "{{example:three}}", "")
    assert only_fault(place).message == "`test_sum` is there twice."


def test_other_files_among_the_tests_are_refused(place):
    (place / "tests" / "helpers.py").write_text("x = 1\n")
    assert only_fault(place).file == "tests/helpers.py"


def test_three_wrong_programs_are_the_least(place):
    (place / "wrong" / "same.py").unlink()
    change(place, "wrong/expect.toml", '[same]\nverdict = "wrong"\nfails = ["test_sum"]\n', "")
    assert only_fault(place).message == "Known-wrong programs: 2."


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("[square]", "[cube]", 1, "[cube] has no program"),
        ("[square]", "[cube]", None, "wrong/square.py has no entry"),
        ('[square]\nverdict = "wrong"', '[square]\nverdict = "bad"', 2, "`square.verdict` is 'bad'"),
        ('[square]\nverdict = "wrong"', '[square]\nverdict = "wrong"\npasses = ["test_x"]', 1, "names a test `test_x`"),
        ("[square]", "square = 1\n[same_again]", 1, "not a table"),
        ("[square]", "[square", 1, "not TOML"),
    ],
)
def test_expectations_and_programs_go_together(place, old, new, line, words):
    change(place, "wrong/expect.toml", old, new)
    assert line in [fault.line for fault in faults_of(place) if words in fault.message]


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("wrong", "wrong_answer"),
        ("crash", "runtime_error"),
        ("slow", "time_limit"),
        ("banned", "forbidden_call"),
        ("mutates", "wrong_answer"),
    ],
)
def test_an_authors_word_becomes_a_verdict(place, word, verdict):
    change(place, "wrong/expect.toml", '[same]\nverdict = "wrong"', f'[same]\nverdict = "{word}"')
    problem, _ = load_problem(place, WORDS)
    assert problem is not None
    assert {wrong.name: wrong.verdict for wrong in problem.wrong}["same"] == verdict


@pytest.mark.parametrize(
    ("word", "verdict"), [("crash", "runtime_error"), ("slow", "time_limit"), ("memory", "memory_limit")]
)
def test_a_verdict_is_stated_in_the_words_of_authors(place, word, verdict):
    change(place, "wrong/expect.toml", 'verdict = "wrong"', f'verdict = "{word}"')
    problem, faults = load_problem(place, WORDS)
    assert (faults, problem.wrong[0].verdict) == ((), verdict)
