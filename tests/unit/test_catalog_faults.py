"""Every kind of fault of a problem folder is found, with its file and line, and all of them at once."""

from pathlib import Path

import pytest

from tests.unit.catalog_folders import change, faults_of, make_problem, make_problems, only_fault

REQUIRED = [
    "problem.toml",
    "statement.md",
    "starter.py",
    "inputs.py",
    "tests/test_examples.py",
    "tests/test_properties.py",
    "accepted/reference.py",
    "wrong/expect.toml",
    "hints.md",
    "editorial.md",
    "cards.toml",
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return make_problem(make_problems(tmp_path))


def test_a_sound_folder_has_none(place):
    assert faults_of(place) == ()


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_file_is_named(place, name):
    (place / name).unlink()
    assert (name, "The file is missing.") in [(fault.file, fault.message) for fault in faults_of(place)]


@pytest.mark.parametrize("name", REQUIRED)
def test_an_empty_file_is_named(place, name):
    (place / name).write_text(" \n")
    assert (name, "The file is empty.") in [(fault.file, fault.message) for fault in faults_of(place)]


def test_a_file_that_is_not_utf8_is_named(place):
    (place / "editorial.md").write_bytes(b"caf\xe9 au lait")
    assert only_fault(place).message == "The file is not UTF-8: invalid continuation byte at byte 3."


def test_a_folder_in_place_of_a_file_is_named(place):
    (place / "editorial.md").unlink()
    (place / "editorial.md").mkdir()
    assert only_fault(place).message == "The file cannot be read: Is a directory."


def test_all_faults_are_found_at_once(place):
    change(place, "problem.toml", "minutes = 5", 'minutes = "five"')
    change(place, "problem.toml", "difficulty = 1", "difficulty = 6")
    change(place, "problem.toml", "version", "versoin")
    (place / "hints.md").unlink()
    change(place, "wrong/same.py", "def", "dfe")
    found = {(fault.file, fault.line) for fault in faults_of(place)}
    assert found >= {("problem.toml", 3), ("problem.toml", 7), ("problem.toml", 8), ("hints.md", None)}
    assert ("wrong/same.py", 1) in found


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("format = 1", "format = 2", 1, "`format` is 2"),
        ("format = 1", "format = 1\ncolour = 2", 2, "`colour` is not a key"),
        ("symbols =", "symbol =", 18, "`entry.symbol` is not a key"),
        ("symbols = [", 'symbols = [1, "x", ', 18, "`entry.symbols[0]`"),
        ('kind = "implement"', 'kind = "quiz"', 5, "`kind` is 'quiz'"),
        ('version = "1.0.0"', 'version = "1.0"', 3, "`version` is '1.0'"),
        ('title = "Double it"', 'title = ""', 4, "`title` is ''"),
        ("minutes = 5", "minutes = true", 8, "`minutes` is True"),
        ('tags = ["array"]', 'tags = ["arrays"]', 9, "`arrays` in `tags` is unknown"),
        ('concepts = ["two-pointers"]', 'concepts = ["pointers"]', 10, "`pointers` in `concepts` is unknown"),
        ('category = "arrays-hashing"', 'category = "arrays"', 6, "`arrays` in `category` is unknown"),
        ("n_max = 10", "n_max = [10]", 14, "`const"),
    ],
)
def test_a_bad_key_is_named_with_its_line(place, old, new, line, words):
    change(place, "problem.toml", old, new)
    found = [(fault.file, fault.line) for fault in faults_of(place) if words in fault.message]
    assert found == [("problem.toml", line)], [str(fault) for fault in faults_of(place)]


@pytest.mark.parametrize(
    "text", ["not-a-uuid", "C6B1F3E0-1111-4222-8333-444455556666", "c6b1f3e0-1111-1222-8333-444455556666"]
)
def test_an_id_is_a_lower_case_version_4_uuid(place, text):
    lines = (place / "problem.toml").read_text().splitlines()
    (place / "problem.toml").write_text("\n".join([lines[0], f'id = "{text}"', *lines[2:]]))
    assert (only_fault(place).line, text in only_fault(place).message) == (2, True)


def test_a_missing_key_is_named(place):
    change(place, "problem.toml", 'license = "CC-BY-SA-4.0"\n', "")
    assert only_fault(place).message == "`license` is missing."


def test_a_missing_table_is_named(place):
    change(place, "problem.toml", '[entry]\nsymbols = ["double"]\n', "")
    assert only_fault(place).message == "`entry` is missing."


def test_a_value_in_place_of_a_table_is_named(place):
    change(place, "problem.toml", "format = 1", "format = 1\nsuite = 3")
    assert only_fault(place).message == "`suite` is 3 (int), not a table."


def test_a_list_of_tables_is_checked_row_by_row(place):
    with (place / "problem.toml").open("a") as file:
        file.write('[[asked]]\ncompany = "C"\nrole = "R"\nround = "screen"\nurl = "u"\nseen = "March"\n')
    assert "`asked[0].seen` is 'March'" in only_fault(place).message


def test_what_is_not_toml_is_reported_with_its_line(place):
    change(place, "problem.toml", "minutes = 5", "minutes = five")
    assert (only_fault(place).file, only_fault(place).line) == ("problem.toml", 8)


def test_a_folder_name_has_to_be_a_slug(place):
    place = place.rename(place.with_name("Double_It"))
    assert "not a slug" in only_fault(place).message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("## 3. Outline\n\nReturn the sum.\n", "", "There are 2 rungs."),
        ("## 2. Idea\n\nAdd.\n\n## 3. Outline\n\nReturn the sum.\n", "", "There is 1 rung."),
        ("## 2. Idea", "## Idea", "Rung 2 is called 'Idea'."),
        ("## 2. Idea", "## 3. Idea", "Rung 2 is called '3. Idea'."),
        ("Add.", "", "Rung 2 is empty."),
    ],
)
def test_hints_are_a_numbered_ladder(place, old, new, words):
    change(place, "hints.md", old, new)
    assert only_fault(place).message == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{const:m_max}}", "Known: n_max."),
        ("{{example:four}}", "Known: test_three."),
        ("{{example:sum}}", "Known: test_three."),
        ("{{image:plot}}", "Known: {{const:…}}, {{example:…}}."),
    ],
)
def test_a_place_in_the_statement_stands_for_something(place, text, words):
    change(place, "statement.md", "Double a number", f"\nDouble a number {text}")
    assert (only_fault(place).file, only_fault(place).line) == ("statement.md", 2)
    assert only_fault(place).next_step == words


def test_cards_are_three_to_eight(place):
    text = (place / "cards.toml").read_text()
    (place / "cards.toml").write_text(text[: text.index("[[card]]", 10)])
    assert only_fault(place).message == "Cards: 1."


def test_a_card_id_is_there_once(place):
    change(place, "cards.toml", "double-it-1", "double-it-0")
    assert only_fault(place).message == "The card id `double-it-0` is there twice."


def test_a_card_asks_about_known_concepts(place):
    change(
        place, "cards.toml", 'concepts = ["two-pointers"]\nfront = "Question 1', 'concepts = ["x"]\nfront = "Question 1'
    )
    fault = only_fault(place)
    assert (fault.message, fault.line) == ("`x` in `card[1].concepts` is unknown.", 9)


def test_a_card_with_an_unknown_key_is_refused(place):
    change(place, "cards.toml", 'front = "Question 1?"', 'front = "Question 1?"\nhint = "no"')
    assert "`card[1].hint` is not a key" in only_fault(place).message
