"""What an attack's file must say, and that the programs' files say it."""

from collections import Counter

import pytest

from rehearse.submissions.verdict import expected_tests
from tests.attacks.attack import AttackFault, chosen, parse, read_attacks
from tests.attacks.problems import PROBLEMS

RIGHT = (
    '"""Tries something."""\n# expects: wrong_answer\n# contains: a text: with colons\n\nx = 1\n# expects: accepted\n'
)


@pytest.fixture
def written(tmp_path):
    """Writes a program."""

    def write(text):
        path = tmp_path / "program.py"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_is_read_up_to_its_code(written):
    attack = parse("forging/x", written(RIGHT))
    assert (attack.tries, attack.expected("docker")) == ("Tries something.", "wrong_answer")
    assert (attack.contains, attack.problem, attack.mode) == ("a text: with colons", "plain", "submit")


def test_a_back_end_may_differ_when_the_file_says_why(written):
    extra = "# expects[bubblewrap]: memory_limit\n# why[bubblewrap]: no memory cgroup\n"
    attack = parse("x", written('"""Tries."""\n# expects: runtime_error\n' + extra))
    assert [attack.expected(name) for name in ("docker", "bubblewrap")] == ["runtime_error", "memory_limit"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = 1", "docstring"),
        ('"""Tries."""', "expects: VERDICT"),
        ('"""Tries."""\n# expects: internal_error', "`internal_error` is no verdict"),
        ('"""Tries."""\n# expects: accepted\n# verdict: accepted', "`verdict` is no header"),
        ('"""Tries."""\n# expects: accepted\n# expects[docker]: load_error', "needs a `why"),
    ],
)
def test_a_file_that_says_too_little_is_refused(written, text, says):
    with pytest.raises(AttackFault, match=says):
        parse("x", written(text))


def test_words_choose_attacks_by_their_names():
    attacks = read_attacks()
    assert chosen(attacks, []) == attacks
    assert {attack.name for attack in chosen(attacks, ["always_eq"])} == {"forging/always_equal"}


def test_no_program_holds_the_canary_that_it_looks_for():
    from tests.attacks.arena import CANARIES

    assert [attack.name for attack in read_attacks() if any(canary in attack.source for canary in CANARIES)] == []


def test_no_two_programs_try_the_same():
    assert [words for words, count in Counter(attack.tries for attack in read_attacks()).items() if count > 1] == []


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_attack_problems_have_tests(name):
    assert expected_tests(PROBLEMS[name].suite)
