"""Forms as values: what is read comes back from plain values, and what cannot be used is said field by field."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.interviews.forms import FormError, of_plain, to_plain

PROBLEM = {"tracks": ["dsa"], "categories": ["trees"], "difficulty": [1, 3], "kinds": ["class"], "staged": False}
PROMPT = {"from": "concepts", "tags": ["trees"], "count": 3, "seconds": 120}
PLAIN = {
    "title": "A form",
    "summary": "For tests.",
    "hides": ["title"],
    "pauses": True,
    "asks": ["prediction"],
    "tries": 3,
    "rounds": [
        {"kind": "coding", "minutes": 45, "problems": [PROBLEM, {}]},
        {"kind": "break", "minutes": 10},
        {"kind": "concepts", "title": "Aloud", "minutes": 15, "prompts": [PROMPT]},
    ],
}


def with_value(value, *path):
    """The plain form with one value set, or left out when it is None."""
    plain = copy.deepcopy(PLAIN)
    place = plain
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return plain


def faults_of(plain) -> list[str]:
    with pytest.raises(FormError) as caught:
        of_plain(plain)
    assert all(fault.next_step for fault in caught.value.faults)
    return [fault.message for fault in caught.value.faults]


def test_a_form_knows_its_rounds_tasks_and_minutes():
    form = of_plain({"name": "mine", **PLAIN})
    assert (form.name, form.minutes, form.pauses, form.hides, form.asks) == (
        "mine",
        70,
        True,
        ("title",),
        ("prediction",),
    )
    assert list(form.tasks()) == [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)]
    assert [round_.title for round_ in form.rounds] == ["Coding", "Break", "Aloud"]
    assert form.rounds[2].slots[1].seconds == 120


def test_tries_are_those_of_the_form_unless_the_round_has_its_own():
    assert of_plain(PLAIN).rounds[0].tries == 3
    assert of_plain(with_value(0, "rounds", 0, "tries")).rounds[0].tries == 0
    assert of_plain(PLAIN).rounds[2].tries == 0


def test_a_form_comes_back_from_its_plain_values():
    form = of_plain({"name": "mine", **PLAIN})
    assert of_plain(to_plain(form)) == form


def test_the_version_is_of_the_content_and_not_of_the_name():
    form, renamed = of_plain({"name": "a", **PLAIN}), of_plain({"name": "b", "version": "made up", **PLAIN})
    assert form.version == renamed.version
    assert form.version != of_plain(with_value(46, "rounds", 0, "minutes")).version


@pytest.mark.parametrize(
    ("value", "path", "message"),
    [
        ("", ("title",), "`title` is '' (str): expected `str` of length >= 1."),
        ("x" * 81, ("title",), "expected `str` of length <= 80."),
        (" ", ("title",), "`title` is ' ' (str)"),
        (None, ("summary",), "`summary` is missing."),
        (1, ("name",), None),
        ("yes", ("pauses",), "`pauses` is 'yes' (str): expected `bool`, got `str`."),
        (["colour"], ("hides",), "`hides[0]` is ['colour'] (list): invalid enum value 'colour'."),
        (1, ("colour",), "`colour` is not a key of this file."),
        ([], ("rounds",), "The form has 0 rounds."),
        ({}, ("rounds",), "`rounds` is {} (dict): expected `array`, got `object`."),
        ([{"kind": "break", "minutes": 1}], ("rounds",), "The form has nothing but breaks."),
        ([PLAIN["rounds"][0]] * 9, ("rounds",), "The form has 9 rounds."),
        ([PLAIN["rounds"][0] | {"minutes": 180}] * 3, ("rounds",), "All rounds together take 540 minutes."),
        (0, ("rounds", 0, "minutes"), "`rounds[0].minutes` is 0 (int): expected `int` >= 1."),
        (181, ("rounds", 0, "minutes"), "`rounds[0].minutes` is 181 (int): expected `int` <= 180."),
        (True, ("rounds", 0, "minutes"), "`rounds[0].minutes` is True (bool): expected `int`, got `bool`."),
        ("riddles", ("rounds", 0, "kind"), "`rounds[0].kind` is 'riddles' (str): invalid enum value 'riddles'."),
        ([], ("rounds", 0, "problems"), "`rounds[0]` is a coding round with 0 problems."),
        ([{}] * 5, ("rounds", 0, "problems"), "`rounds[0]` is a coding round with 5 problems."),
        ([PROMPT], ("rounds", 0, "prompts"), "`rounds[0]` is a coding round, and has prompts beside problems."),
        ([{}], ("rounds", 2, "problems"), "`rounds[2]` is a concepts round, and has problems beside prompts."),
        ([PROMPT], ("rounds", 1, "prompts"), "`rounds[1]` is a break, and has prompts."),
        ([], ("rounds", 2, "prompts"), "`rounds[2]` asks 0 prompts."),
        ([PROMPT | {"count": 16, "seconds": 0}] * 2, ("rounds", 2, "prompts"), "`rounds[2]` asks 32 prompts."),
        (5, ("rounds", 2, "minutes"), "The prompts of `rounds[2]` take 360 seconds, and the round has 300."),
        ([3, 1], ("rounds", 0, "problems", 0, "difficulty"), "`rounds[0].problems[0].difficulty` goes from 3 down to 1."),
        ([0, 1], ("rounds", 0, "problems", 0, "difficulty"), "expected `int` >= 1."),
        ("Trees", ("rounds", 0, "problems", 0, "categories"), "expected `array`, got `str`."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_field_and_value(value, path, message):
    if message is None:
        assert of_plain(with_value(value, *path)).name == ""
        return
    (found,) = faults_of(with_value(value, *path))
    assert message in found


def test_all_faults_are_told_at_once():
    plain = with_value(0, "rounds", 0, "minutes")
    plain["title"] = ""
    assert len(faults_of(plain)) == 2


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rounds", "title", "kind", ""]), inner)
    ),
    max_leaves=8,
)


@given(
    json_like,
    st.sampled_from([(), ("rounds",), ("rounds", 0), ("rounds", 0, "problems"), ("rounds", 2, "prompts", 0, "tags")]),
)
def test_whatever_a_browser_sends_is_a_form_or_has_faults(value, path):
    plain = with_value(value, *path) if path and value is not None else value
    try:
        form = of_plain(plain)
    except FormError as error:
        told = error.faults
    else:
        told = of_plain(to_plain(form)) == form
    assert told
