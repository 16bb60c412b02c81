"""A preview with a judge: the gates' findings, what was measured, and what the authors of wrong programs read."""

import pytest

from rehearse.preview import measures
from rehearse.preview.messages import messages
from tests.preview.conftest import SLUG, on_the_desk

pytestmark = pytest.mark.docker


@pytest.fixture(scope="module")
def desk(judged):
    """The desk of a folder through all gates."""
    found, count = on_the_desk(judged), -1
    while found.stage not in {"done", "broken"}:
        before, count = count, judged.studio.pulse.wait(count, 600)
        # Inputs are drawn ahead with the least weight, so a busy machine is silent for minutes.
        assert count != before, f"nothing happens any more: {found.stage}, {found.reason}"
    return found


@pytest.fixture
def page(judged, desk):
    return lambda path: judged.app.test_client().get(f"/preview/{SLUG}/{path}").text


def test_all_gates_are_tried_by_themselves(desk):
    assert (desk.stage, desk.reason) == ("done", "")
    assert all(said.outcome.passed for said in desk.said.values())
    assert len(desk.said) == 14


def test_the_kill_matrix_holds_every_wrong_program_and_mutant(desk):
    matrix = measures.kill_matrix(desk.problem, desk.heard, desk.revision)
    names = {victim.name for victim in matrix.victims}
    assert {f"wrong/{wrong.name}" for wrong in desk.problem.wrong} < names
    assert len(names) == len(desk.problem.wrong) + 3
    assert (matrix.survivors, matrix.old) == (0, False)
    assert all(matrix.totals)


def test_bounds_and_times_are_those_of_the_reference(desk):
    (bound,) = measures.bounds(desk.problem, desk.heard)
    assert (bound.name, bound.bound, bound.reached, bound.met) == ("n_max", 12, 12, True)
    times = measures.timings(desk.heard)
    assert times[0].share == 1
    assert measures.slopes(desk.problem, desk.heard) == []


def test_the_messages_say_what_each_author_reads_and_whether_it_names_the_cause(desk):
    found = messages(desk.problem, desk.heard, desk.said, desk.revision)
    assert all(message.as_promised for message in found)
    assert all(message.says_it for message in found if message.wrong.says)
    assert all(message.failure["input"] for message in found if message.word == "wrong_answer")


def test_a_mistake_that_is_told_is_the_programs_own(desk):
    found = [
        message for message in messages(desk.problem, desk.heard, desk.said, desk.revision) if message.can_be_named
    ]
    assert all(message.named in {"", message.wrong.name} for message in found)
    assert all(message.failure["mistake"] == (message.wrong.mistake if message.named else "") for message in found)


def test_the_author_page_shows_all_of_it(page):
    text = page("author")
    assert text.count('data-state="good"') == 14
    assert 'data-testid="matrix"' in text
    assert "Nothing." in text


def test_the_messages_page_holds_what_the_browser_draws(page):
    assert page("messages").count('data-testid="as-read"') == 3
