"""The problem list: what passes which filters, and what is counted."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import MultiDict

from rehearse.catalog.catalog import TRACKS
from rehearse.web import words
from rehearse.web.pages.listing import Filters, build
from tests.scripted import PROBLEM

PROBLEMS = [
    replace(PROBLEM, slug="lru-cache", title="LRU cache", track="dsa", difficulty=3, tags=("hash-map", "design")),
    replace(PROBLEM, slug="brackets", title="Balanced brackets", track="dsa", difficulty=1, tags=("stack",)),
    replace(
        PROBLEM, slug="naive-bayes", kind="repair", title="Naïve Bayes", track="ml", difficulty=2, tags=("hash-map",)
    ),
]
PROGRESS = {"brackets": "solved", "lru-cache": "tried"}


def listing(query=""):
    pairs = MultiDict(part.split("=") for part in query.split("&") if part)
    return build(
        PROBLEMS, PROGRESS, Filters.from_query(pairs.get, pairs.getlist), {"stack": "Stacks, last in first out"}
    )


def slugs(query):
    return [row.problem.slug for row in listing(query).rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["brackets", "lru-cache", "naive-bayes"]),
        ("q=CACHE", ["lru-cache"]),
        ("q=naive", ["naive-bayes"]),
        ("q=machine learning", ["naive-bayes"]),
        ("q=hash map", ["lru-cache", "naive-bayes"]),
        ("q=double", ["brackets", "lru-cache", "naive-bayes"]),
        ("q=cache brackets", []),
        ("q=repair", ["naive-bayes"]),
        ("track=ml", ["naive-bayes"]),
        ("track=none", []),
        ("tag=hash-map", ["lru-cache", "naive-bayes"]),
        ("tag=hash-map&tag=design", ["lru-cache"]),
        ("difficulty=1&difficulty=2", ["brackets", "naive-bayes"]),
        ("difficulty=hard", ["brackets", "lru-cache", "naive-bayes"]),
        ("status=solved", ["brackets"]),
        ("status=tried", ["lru-cache"]),
        ("status=unsolved", ["lru-cache", "naive-bayes"]),
        ("status=nonsense", ["brackets", "lru-cache", "naive-bayes"]),
        ("track=dsa&status=unsolved&q=lru", ["lru-cache"]),
    ],
)
def test_a_problem_is_shown_when_it_passes_every_filter(query, expected):
    assert slugs(query) == expected


def test_a_count_says_what_choosing_that_value_instead_would_show():
    tracks = {choice.value: (choice.count, choice.chosen) for choice in listing("track=ml").tracks}
    assert tracks == {"dsa": (2, False), "ml": (1, True)}


def test_tags_count_among_what_is_shown_because_they_add_up():
    assert {choice.value: choice.count for choice in listing("track=ml").tags} == {"hash-map": 1}


def test_a_chosen_tag_stays_in_sight_when_nothing_matches():
    chosen = [choice.value for choice in listing("tag=design&track=ml").tags if choice.chosen]
    assert chosen == ["design"]


def test_tags_have_the_catalogues_names_or_readable_ones():
    assert [choice.label for choice in listing().tags] == ["Design", "Hash map", "Stacks, last in first out"]


def test_solved_problems_are_counted_whatever_is_filtered():
    assert (listing("track=ml").solved, listing("track=ml").total) == (1, 3)


def test_the_groups_are_the_tracks_in_their_order():
    assert [(track, len(rows)) for track, rows in listing().groups] == [("dsa", 2), ("ml", 1)]


def test_every_track_of_the_catalogue_has_its_place_and_name():
    shuffled = [replace(PROBLEM, slug=track, track=track) for track in ("systems", "dsa", "ml")]
    found = build(shuffled, {}, Filters(), {})
    assert [track for track, _ in found.groups] == list(TRACKS)
    assert set(words.TRACKS) == set(TRACKS)


@pytest.mark.parametrize(
    ("query", "filtered", "only_search"), [("", False, True), ("q=a", True, True), ("track=ml", True, False)]
)
def test_the_page_knows_whether_there_is_something_to_clear(query, filtered, only_search):
    filters = listing(query).filters
    assert (filters.any, filters.only_search) == (filtered, only_search)
