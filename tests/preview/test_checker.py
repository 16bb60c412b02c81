"""What is checked when: at once after a change, all of it after a pause or when asked, and what ends a check early.

The scripted sandbox fixes what a judge answers and when; what a real one says is in test_judged.py.
"""

from threading import Event as Flag

import pytest

from rehearse.preview import checker
from rehearse.preview.memory import MOST_KEPT, Remembering
from rehearse_sandbox.wire.events import Ended
from rehearse_sandbox.wire.job import Job
from tests.preview.conftest import FOLDER, SLUG, on_the_desk
from tests.scripted import ScriptedSandbox, accepted, no_sandbox, opening
from tests.web.conftest import until

JOB = Job(
    id="a", slug="a", mode="submit", module="solution", symbols=("f",), source="", suite={}, seed=1, bank=b"inputs"
)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(checker, "PAUSE_S", 0.0)


@pytest.fixture
def reached(open_preview):
    """A preview over this sandbox, and its desk at this stage."""

    def reach(sandbox, *stages):
        preview = open_preview(opening(sandbox), started=True)
        desk = on_the_desk(preview)
        until(lambda: desk.stage in stages)
        return preview, desk

    return reach


def test_an_engine_that_is_away_is_told_of(reached):
    _, desk = reached(ScriptedSandbox([Ended("no_cell", detail="the engine is away")]), "unjudged")
    until(lambda: desk.reason)
    assert desk.reason == "the engine is away"


def test_a_judge_that_comes_later_is_taken(open_preview):
    preview = open_preview(no_sandbox, started=True)
    desk = on_the_desk(preview)
    until(lambda: desk.stage == "unjudged")
    assert "G12" not in desk.said
    preview.checker.judge_with(ScriptedSandbox())
    until(lambda: desk.stage == "done")


def test_a_fault_of_ours_ends_neither_the_preview_nor_its_pages(reached, monkeypatch):
    def raises(*_arguments, **_named):
        raise RuntimeError("we did it")

    sandbox = ScriptedSandbox()
    monkeypatch.setattr(sandbox, "judge", raises)
    preview, desk = reached(sandbox, "broken")
    page = preview.app.test_client().get(f"/preview/{SLUG}/author").text
    assert "broke off by a fault of ours" in page
    preview.studio.reread(desk)
    until(lambda: desk.revision == 2 and desk.stage == "broken")


def test_a_change_ends_the_check_of_the_state_before(reached):
    gate = Flag()
    preview, desk = reached(ScriptedSandbox(gate=gate), "quick")
    preview.studio.reread(desk)
    gate.set()
    until(lambda: desk.stage == "done")
    assert {said.revision for said in desk.said.values()} == {2}


def test_a_folder_that_breaks_while_it_is_checked_stays_faulty(reached):
    gate = Flag()
    preview, desk = reached(ScriptedSandbox(gate=gate), "quick")
    (preview.studio.problems_dir / FOLDER / "hints.md").unlink()
    preview.studio.reread(desk)
    gate.set()
    preview.checker.stop()
    preview.checker.join()
    assert desk.stage == "faulty"


def test_the_whole_check_is_tried_when_asked_for(reached):
    preview, desk = reached(ScriptedSandbox(), "done")
    answer = preview.app.test_client().post(f"/api/preview/{SLUG}/check", json={"whole": True})
    assert answer.status_code == 202
    until(lambda: desk.reason == "whole")


def test_a_preview_can_be_closed_while_it_judges(reached):
    gate = Flag()
    sandbox = ScriptedSandbox(gate=gate)
    preview, _ = reached(sandbox, "quick")
    gate.set()
    preview.close()
    assert sandbox.closed


def test_a_job_that_was_judged_is_answered_from_memory():
    sandbox = ScriptedSandbox(accepted())
    memory = Remembering(sandbox)
    assert list(memory.judge(JOB, user="a")) == list(memory.judge(JOB, user="a"))
    assert list(memory.fill([JOB, JOB])) == [b"drawn", b"drawn"]
    assert (len(sandbox.jobs), len(sandbox.fills)) == (1, 1)


def test_what_broke_off_is_tried_again():
    sandbox = ScriptedSandbox([Ended("cell_died")], accepted())
    memory = Remembering(sandbox)
    assert [len(list(memory.judge(JOB, user="a"))) for _ in range(2)] == [1, 4]


def test_memory_forgets_the_oldest(monkeypatch):
    assert MOST_KEPT > 1000
    monkeypatch.setattr("rehearse.preview.memory.MOST_KEPT", 1)
    sandbox = ScriptedSandbox(accepted())
    memory = Remembering(sandbox)
    for seed in (1, 2, 1):
        list(memory.judge(Job(**{**_fields(JOB), "seed": seed}), user="a"))
    assert len(sandbox.jobs) == 3


def _fields(job):
    return {name: getattr(job, name) for name in Job.__slots__}
