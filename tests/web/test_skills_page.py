"""The skill map and the long list as a browser without scripts gets them."""

from __future__ import annotations

import re
from dataclasses import replace

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.concepts import Concept
from rehearse.catalog.vocabulary import Vocabulary
from tests.scripted import PROBLEM
from tests.web.conftest import until

WORDS = Vocabulary(
    concepts={"adding": Concept("Adding", "numerics"), "times": Concept("Multiplying", "numerics", ("adding",))},
    decks={"numerics": "Numerics"},
)
FIRST = replace(PROBLEM, concepts=("adding",), cards=())
THEN = replace(
    PROBLEM, id="b", slug="squares", title="Squares", concepts=("times",), cards=(), prerequisites=("doubling",)
)
PROBLEMS = {each.slug: each for each in (FIRST, THEN)}


def solve(client):
    sent = client.post("/api/v1/problems/doubling/submissions", json={"source": "x = 1", "mode": "submit"}).json
    until(lambda: client.get(f"/api/v1/submissions/{sent['id']}").json["state"] == "done")


def states(html):
    return dict(re.findall(r'data-concept="(\w+)" data-state="(\w+)"', html))


def test_the_map_shows_how_far_one_is_and_what_comes_next(serve):
    client = serve(catalog=Catalog(PROBLEMS, (), WORDS)).test_client()
    assert states(client.get("/skills").text) == {"adding": "next", "times": "later"}
    solve(client)
    html = client.get("/skills").text
    assert states(html) == {"adding": "solved", "times": "next"}
    advised = html.partition('data-testid="advised"')[2].partition("</section>")[0]
    assert re.findall(r"/problems/(\w+)", advised) == ["squares"]


def test_the_list_below_the_map_links_what_a_concept_needs_and_opens(serve):
    html = serve(catalog=Catalog(PROBLEMS, (), WORDS)).test_client().get("/skills").text
    adding, times = (html.partition(f'id="skill-{name}"')[2].partition("</li>")[0] for name in ("adding", "times"))
    assert 'href="#skill-times"' in adding
    assert 'href="#skill-adding"' in times
    assert 'href="/problems?concept=times"' in times


def test_a_map_without_problems_says_what_to_do(serve):
    html = serve(catalog=Catalog({}, (), WORDS)).test_client().get("/skills").text
    assert "There is nothing to draw yet" in html
    assert "/authors" in html


def test_when_all_is_solved_nothing_is_advised(serve):
    client = serve(catalog=Catalog({"doubling": FIRST}, (), WORDS)).test_client()
    solve(client)
    assert "Good next problems" not in client.get("/skills").text


def test_a_problem_page_links_to_what_it_builds_on_and_leads_to(serve):
    client = serve(catalog=Catalog(PROBLEMS, (), WORDS)).test_client()
    first, then = (client.get(f"/problems/{slug}").text.partition('data-testid="paths"')[2] for slug in PROBLEMS)
    assert re.search(r"Leads to.*/problems/squares", first, re.DOTALL)
    assert re.search(r"Builds on.*/problems/doubling.*/skills#skill-adding", then, re.DOTALL)


def test_a_problem_with_closed_levels_does_not_tell_what_they_practise(serve):
    grows = replace(FIRST, kind="levels", later=("Then square it.",))
    html = serve(catalog=Catalog({"doubling": grows}, (), WORDS)).test_client().get("/problems/doubling").text
    assert "skill-adding" not in html


def test_the_list_narrows_to_a_concept_and_says_how_much_of_it_is_solved(serve):
    client = serve(catalog=Catalog(PROBLEMS, (), WORDS)).test_client()
    solve(client)
    html = client.get("/problems?concept=adding").text
    assert "1 of 2 problems on Adding." in html
    assert 'title="1 of 1 solved">1/1' in html
    assert 'data-slug="squares"' not in html


def test_a_list_of_many_pages_links_to_the_others_with_the_same_filters(serve):
    many = {f"p{n}": replace(PROBLEM, id=f"{n}", slug=f"p{n}", cards=()) for n in range(250)}
    client = serve(catalog=Catalog(many)).test_client()
    html = client.get("/problems?track=dsa&page=2").text
    assert "Page 2 of 3" in html
    assert re.findall(r'data-page href="([^"]*)"', html) == [
        "/problems?page=1&amp;track=dsa",
        "/problems?page=3&amp;track=dsa",
    ]


def test_a_problem_that_was_read_again_is_in_the_list_at_once(serve):
    problems = dict(PROBLEMS)
    client = serve(catalog=Catalog(problems, (), WORDS)).test_client()
    assert "Squares" in client.get("/problems").text
    problems["squares"] = replace(THEN, title="Cubes")
    assert "Cubes" in client.get("/problems").text
