"""The drawn skill map: every concept has a place of its own, and arrows lead to the right."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.skills import SkillMap
from rehearse.web.pages.drawing import draw

CATALOG = Catalog.load(Path(__file__).parents[2] / "problems")
DECKS = SkillMap(CATALOG.problems.values(), CATALOG.vocabulary, {}).decks()
DRAWING = draw(DECKS)


def test_every_concept_is_drawn_inside_the_lane_of_its_deck():
    lanes = {lane.name: lane for lane in DRAWING.lanes}
    places = {box.skill.concept: box for box in DRAWING.boxes}
    for _, name, skills in DECKS:
        for skill in skills:
            box = places[skill.concept]
            assert lanes[name].y < box.y
            assert box.y + box.height < lanes[name].y + lanes[name].height
            assert box.x + box.width < DRAWING.width


def test_no_two_concepts_overlap():
    for one, other in combinations(DRAWING.boxes, 2):
        assert abs(one.x - other.x) >= one.width or abs(one.y - other.y) >= one.height, (one, other)


def test_every_prerequisite_has_an_arrow_that_leads_to_the_right():
    places = {box.skill.concept: box.x for box in DRAWING.boxes}
    assert {(arrow.start, arrow.end) for arrow in DRAWING.arrows} == {
        (need, box.skill.concept) for box in DRAWING.boxes for need in box.skill.needs
    }
    assert all(places[arrow.start] < places[arrow.end] for arrow in DRAWING.arrows)


def test_names_are_set_in_two_lines_that_fit():
    assert {len(box.lines) for box in DRAWING.boxes} <= {1, 2}
    assert max(len(line) for box in DRAWING.boxes for line in box.lines) <= 24


def test_an_empty_map_can_be_drawn():
    assert draw([]).boxes == ()
