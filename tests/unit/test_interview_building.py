"""A form while it is built: every fault has the address of its field, and words for people who see no file."""

import copy
import functools

import pytest

from rehearse.catalog.vocabulary import Vocabulary
from rehearse.interviews.building import try_form
from rehearse.interviews.pool import Pool, PoolProblem
from rehearse.interviews.prompts import Prompt

POOL = Pool(
    tuple(PoolProblem(f"graph-{number}", "dsa", "graphs", number, "implement") for number in (1, 2, 3)),
    tuple(Prompt(f"talk-{number}", "concepts", "?", ("a",) * 4, tags=("metrics",)) for number in (1, 2)),
)
VOCABULARY = Vocabulary({"graphs": "Graphs", "trees": "Trees"}, {}, {}, {})
SOUND = {
    "title": "Mine",
    "summary": "What I need.",
    "hides": [],
    "pauses": False,
    "asks": [],
    "rounds": [
        {
            "kind": "coding",
            "title": "Code",
            "minutes": 30,
            "tries": 0,
            "problems": [
                {"tracks": ["dsa"], "categories": ["graphs"], "difficulty": [1, 2], "kinds": [], "staged": False}
            ],
        },
        {
            "kind": "concepts",
            "title": "Talk",
            "minutes": 10,
            "prompts": [{"from": "concepts", "tags": ["metrics"], "count": 2, "seconds": 120}],
        },
    ],
}


def tried(**changes):
    """The sound form with values changed, by address: `rounds_0_minutes=…`."""
    plain = copy.deepcopy(SOUND)
    for address, value in changes.items():
        *parents, last = (int(part) if part.isdigit() else part for part in address.split("_"))
        place = plain
        for part in parents:
            place = place[part]
        place[last] = value
    return try_form(plain, POOL, VOCABULARY)


def test_a_sound_form_is_read_and_each_slot_tells_what_fits():
    found = tried()
    assert (found.faults, found.fitting, found.form.minutes) == ((), ((2,), (2,)), 40)


@pytest.mark.parametrize(
    ("changes", "where", "words"),
    [
        ({"title": ""}, "title", "Write 1 to 80 characters."),
        ({"summary": " " * 401}, "summary", "Write 1 to 400 characters."),
        ({"rounds_0_minutes": None}, "rounds[0].minutes", "Give a whole number of minutes from 1 to 180."),
        ({"rounds_0_tries": -1}, "rounds[0].tries", "Give a whole number from 0 to 50."),
        ({"rounds": []}, "rounds", "The form has 0 rounds. Give it 1 to 8."),
        ({"rounds_0_problems": []}, "rounds[0]", "Round 1 is a coding round with 0 problems. Give it 1 to 4 problems."),
        (
            {"rounds_0_problems_0_difficulty": [3, 1]},
            "rounds[0].problems[0].difficulty",
            "The difficulty of slot 1 of round 1 goes from 3 down to 1. Write the easier one first, as in [1, 3].",
        ),
        (
            {"rounds_0_problems_0_categories": ["knots"]},
            "rounds[0].problems[0].categories",
            "`knots` in the categories of slot 1 of round 1 is no category. Use one of: graphs, trees.",
        ),
        (
            {"rounds_0_problems_0_categories": ["trees"]},
            "rounds[0].problems[0]",
            "No problem fits slot 1 of round 1. Widen its tracks, categories, kinds or difficulty, or write such a problem.",
        ),
        (
            {"rounds_1_prompts_0_count": 3, "rounds_1_prompts_0_seconds": 0},
            "rounds[1].prompts[0].count",
            "Slot 1 of round 2 asks for 3 prompts, and 2 fit. Lower `count`, widen `tags`, or add to concepts.toml.",
        ),
        (
            {"rounds_1_minutes": 1},
            "rounds[1].minutes",
            "The prompts of round 2 take 240 seconds, and the round has 60. Ask fewer, give each less time, or make the round longer.",
        ),
    ],
)
def test_a_fault_has_the_address_of_its_field_and_says_what_to_do(changes, where, words):
    found = tried(**changes)
    assert [(fault.where, fault.message) for fault in found.faults] == [(where, words)]
    assert found.form is None


def test_all_faults_are_told_at_once():
    found = tried(title="", rounds_0_minutes=0, rounds_1_prompts_0_count="many")
    assert [fault.where for fault in found.faults] == ["title", "rounds[0].minutes", "rounds[1].prompts[0].count"]


def test_a_value_that_cannot_be_read_hides_no_fault_elsewhere():
    found = tried(title="", rounds_0_minutes=None, rounds_0_problems_0_difficulty=[3, 1], rounds_1_minutes=1)
    assert [fault.where for fault in found.faults] == [
        "title",
        "rounds[0].minutes",
        "rounds[0].problems[0].difficulty",
        "rounds[1].minutes",
    ]


def test_what_fits_is_told_while_other_fields_are_still_wrong():
    assert tried(title="", rounds_0_minutes=None, rounds_1_prompts_0_count=None).fitting == ((2,), (2,))


def test_of_a_slot_that_cannot_be_read_it_is_not_said_what_fits():
    assert tried(rounds_0_problems_0_difficulty=["easy", 5]).fitting == ((None,), (2,))


def test_slots_that_want_the_same_problems_are_told():
    slots = SOUND["rounds"][0]["problems"] * 3
    (fault,) = tried(rounds_0_problems=slots).faults
    assert fault.where == "rounds[0]"
    assert "Problem 3 of round 1 (Code) cannot be chosen" in fault.message


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"rounds": 3},
        {"rounds": [None, 1, "x", []]},
        {"rounds": [{"problems": [None], "prompts": {"from": 1}}]},
        {"rounds": [{}] * 100_000},
        {"rounds": [{"kind": "coding", "problems": [{}] * 100_000}]},
        {f"key-{number}": number for number in range(1000)},
        {"title": functools.reduce(lambda inner, _: [inner], range(100_000), [])},
    ],
)
def test_whatever_comes_is_answered_with_a_few_faults(plain):
    found = try_form(plain, POOL, VOCABULARY)
    assert found.form is None
    assert 0 < len(found.faults) <= 100
