"""The skill map: what builds on what, how far a person is, and what to solve next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.concepts import Concept
from rehearse.catalog.skills import SkillMap
from rehearse.catalog.vocabulary import Vocabulary
from tests.scripted import PROBLEM

WORDS = Vocabulary(
    concepts={
        "exp": Concept("Exponentials", "numerics"),
        "overflow": Concept("Overflow", "numerics", ("exp",)),
        "softmax": Concept("Softmax", "deep-core", ("overflow",)),
        "attention": Concept("Attention", "deep-core", ("softmax",)),
        "nowhere": Concept("Not practised by any problem", "numerics"),
    },
    decks={"deep-core": "Deep learning", "empty": "Empty", "numerics": "Numerics"},
)


def problem(slug, *concepts, **fields):
    return replace(PROBLEM, slug=slug, title=slug, category=slug, concepts=concepts, cards=(), **fields)


PROBLEMS = [
    problem("attend", "attention", difficulty=3, prerequisites=("rowwise",)),
    problem("rowwise", "softmax", difficulty=2),
    problem("powers", "exp", difficulty=1),
    problem("series", "exp", difficulty=2),
]


def skill_map(*solved, tried=()):
    return SkillMap(PROBLEMS, WORDS, dict.fromkeys(tried, "tried") | dict.fromkeys(solved, "solved"))


def states(*solved):
    return {skill.concept: skill.state for skill in skill_map(*solved).skills.values()}


def slugs(problems):
    return [each.slug for each in problems]


@pytest.mark.parametrize(
    ("solved", "expected"),
    [
        ([], {"exp": "next", "softmax": "later", "attention": "later"}),
        (["powers"], {"exp": "started", "softmax": "next", "attention": "later"}),
        (["powers", "series"], {"exp": "solved", "softmax": "next", "attention": "later"}),
        (["series", "rowwise"], {"exp": "started", "softmax": "solved", "attention": "next"}),
        (["attend"], {"exp": "next", "softmax": "later", "attention": "solved"}),
    ],
)
def test_a_concept_is_next_when_what_it_builds_on_was_met(solved, expected):
    assert states(*solved) == expected


def test_a_concept_without_problems_is_passed_over_by_those_that_build_on_it():
    skills = skill_map().skills
    assert (skills["softmax"].needs, skills["exp"].opens) == (("exp",), ("softmax",))
    assert [skills[name].depth for name in ("exp", "softmax", "attention")] == [0, 1, 2]


def test_decks_come_in_their_own_order_without_empty_ones():
    assert [(name, [each.concept for each in skills]) for _, name, skills in skill_map().decks()] == [
        ("Deep learning", ["softmax", "attention"]),
        ("Numerics", ["exp"]),
    ]


@pytest.mark.parametrize(
    ("solved", "tried", "expected"),
    [
        ([], [], ["powers", "series", "rowwise"]),
        ([], ["series"], ["series", "powers", "rowwise"]),
        (["powers"], [], ["rowwise", "series", "attend"]),
        (["powers", "series", "rowwise", "attend"], [], []),
    ],
)
def test_what_is_advised_builds_on_nothing_new_as_long_as_there_is_such_a_problem(solved, tried, expected):
    assert slugs(skill_map(*solved, tried=tried).advised()) == expected


def test_advice_is_mixed_among_categories():
    same = [replace(each, category="numbers") if each.slug in {"powers", "series"} else each for each in PROBLEMS]
    assert slugs(SkillMap(same, WORDS, {}).advised()) == ["powers", "rowwise", "attend"]


def test_a_problem_knows_where_it_comes_from_and_leads_to():
    found = skill_map("rowwise")
    assert [skill.concept for skill in found.needed_by(PROBLEMS[0])] == ["softmax"]
    assert slugs(found.prepared_by(PROBLEMS[0])) == ["rowwise"]
    assert slugs(found.opened_by(PROBLEMS[1])) == ["attend"]
    assert found.status(PROBLEMS[1]) == "solved"


def test_what_only_the_cards_ask_for_is_practised_too():
    card = Flashcard("c", "Front?", "Back.", ("overflow",))
    found = SkillMap([replace(PROBLEMS[1], cards=(card,)), PROBLEMS[2]], WORDS, {})
    assert found.skills["softmax"].needs == ("overflow",)
    assert [skill.concept for skill in found.needed_by(replace(PROBLEMS[1], cards=(card,)))] == ["exp"]


def test_a_concept_that_no_file_names_has_its_identifier_as_its_name():
    skill = SkillMap([problem("lone", "mystery")], Vocabulary(), {}).skills["mystery"]
    assert (skill.name, skill.deck, skill.state) == ("mystery", "", "next")


def test_what_prepares_for_a_problem_is_not_where_it_leads():
    first, then = problem("first", "exp", "softmax"), problem("then", "exp", prerequisites=("first",))
    assert slugs(SkillMap([first, then], WORDS, {}).opened_by(then)) == []
