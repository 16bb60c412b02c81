"""The problem list: what passes which filters, and what is counted."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import MultiDict

from rehearse.catalog.catalog import TRACKS
from rehearse.catalog.concepts import Concept
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.web import words
from rehearse.web.pages.filters import Filters
from rehearse.web.pages.listing import PAGE, Index, build
from tests.scripted import PROBLEM

PROBLEMS = [
    replace(
        PROBLEM,
        slug="lru-cache",
        title="LRU cache",
        track="dsa",
        difficulty=3,
        tags=("hash-map", "design"),
        concepts=("pairs", "order"),
    ),
    replace(
        PROBLEM,
        slug="brackets",
        title="Balanced brackets",
        track="dsa",
        difficulty=1,
        tags=("stack",),
        concepts=("pairs",),
    ),
    replace(
        PROBLEM,
        slug="naive-bayes",
        kind="repair",
        title="Naïve Bayes",
        track="ml",
        difficulty=2,
        tags=("hash-map",),
        concepts=("counts",),
    ),
]
WORDS = Vocabulary(
    tags={"stack": "Stacks, last in first out"},
    concepts={"unused": Concept("Unused"), "pairs": Concept("Pairs", "dsa")},
)
PROGRESS = {"brackets": "solved", "lru-cache": "tried"}


def listing(query=""):
    pairs = MultiDict(part.split("=") for part in query.split("&") if part)
    return build(Index(PROBLEMS, WORDS), PROGRESS, Filters.from_query(pairs.get, pairs.getlist))


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
        ("concept=pairs", ["brackets", "lru-cache"]),
        ("concept=unused", []),
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
    assert [(track, size, len(rows)) for track, size, rows in listing().groups] == [("dsa", 2, 2), ("ml", 1, 1)]


def test_every_track_of_the_catalogue_has_its_place_and_name():
    shuffled = [replace(PROBLEM, slug=track, track=track) for track in ("systems", "dsa", "ml")]
    found = build(Index(shuffled, Vocabulary()), {}, Filters())
    assert [track for track, _, _ in found.groups] == list(TRACKS)
    assert set(words.TRACKS) == set(TRACKS)


@pytest.mark.parametrize(
    ("query", "filtered", "only_search"), [("", False, True), ("q=a", True, True), ("track=ml", True, False)]
)
def test_the_page_knows_whether_there_is_something_to_clear(query, filtered, only_search):
    filters = listing(query).filters
    assert (filters.any, filters.only_search) == (filtered, only_search)


def test_each_concept_says_how_much_of_it_is_solved_whatever_is_filtered():
    covered = {each.concept: (each.label, each.solved, each.total) for each in listing("track=ml").concepts}
    assert covered == {"pairs": ("Pairs", 1, 2), "order": ("Order", 0, 1), "counts": ("Counts", 0, 1)}


def test_a_long_list_comes_in_pages():
    many = Index([replace(PROBLEM, slug=f"p{number}", title=f"{number:04}") for number in range(2 * PAGE + 1)], WORDS)
    found = [build(many, {}, Filters(), page) for page in (1, 2, 3)]
    assert [len(each.rows) for each in found] == [PAGE, PAGE, 1]
    assert {(each.pages, each.shown, each.groups[0][1]) for each in found} == {(3, 2 * PAGE + 1, 2 * PAGE + 1)}
    assert len({row.problem.slug for each in found for row in each.rows}) == 2 * PAGE + 1


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-5, 1), (99, 1)])
def test_a_page_that_is_not_there_is_the_nearest_one(asked, given):
    assert build(Index(PROBLEMS, WORDS), {}, Filters(), asked).page == given


def test_the_address_of_another_page_keeps_the_filters():
    filters = Filters(q="a b", track="ml", difficulties=frozenset({2, 1}), tags=frozenset({"hash-map"}))
    pairs = MultiDict(filters.query)
    assert Filters.from_query(pairs.get, pairs.getlist) == filters


def test_common_tags_are_offered_first_and_chosen_ones_always():
    many = [replace(PROBLEM, slug=f"p{n}", tags=tuple(f"t{k:02}" for k in range(n, 30))) for n in range(20)]
    found = build(Index(many, Vocabulary()), {}, Filters(tags=frozenset({"t19"})))
    assert "t19" in {choice.value for choice in found.common_tags}
    assert {choice.value for choice in (*found.common_tags, *found.other_tags)} == {f"t{k:02}" for k in range(30)}


def test_an_index_knows_the_problems_that_it_was_made_of():
    index = Index(PROBLEMS, WORDS)
    assert index.is_of(PROBLEMS)
    assert not index.is_of(PROBLEMS[:2])
    assert not index.is_of([*PROBLEMS[:2], replace(PROBLEMS[2])])
