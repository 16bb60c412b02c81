"""An author at work: the preview follows what is written on disk, without a reload."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.authoring.folders import lay_out
from tests.browser.reading import axe_faults, editor, source, verdict, write
from tests.served import PreviewServer

pytestmark = [pytest.mark.browser, pytest.mark.docker]

SLUG = "lift-values"


@pytest.fixture(scope="module")
def problems(tmp_path_factory):
    return lay_out(tmp_path_factory.mktemp("problems"))


@pytest.fixture(scope="module")
def preview(problems, tmp_path_factory):
    made = PreviewServer.of(SLUG, tmp_path_factory.mktemp("data"), problems)
    made.start()
    yield made
    made.stop()


@contextmanager
def edited(problems, name, old, new):
    """A file of the folder with one change, which is taken back at the end."""
    file = problems / "dsa" / SLUG / name
    before = file.read_text()
    assert old in before
    file.write_text(before.replace(old, new))
    yield
    file.write_text(before)


@pytest.fixture
def learner(page, preview):
    """The learner's tab, with a mark that a reload would wipe out."""
    page.goto(f"{preview.url}/preview/{SLUG}")
    page.locator("html[data-ready][data-preview]").wait_for()
    page.evaluate("window.notReloaded = true")
    yield page
    assert page.evaluate("window.notReloaded")


def test_a_statement_edited_on_disk_changes_the_page_and_leaves_the_editor(learner, problems):
    write(learner, "def lift(values, low):\n    pass")
    statement = learner.locator("#panel-statement")
    with edited(problems, "statement.md", "A sensor reports", "A zebra of height $h^2$ reports"):
        expect(statement).to_contain_text("A zebra")
        expect(statement.locator(".katex").first).to_be_visible()
    expect(statement).to_contain_text("A sensor reports")
    assert "pass" in source(learner)


def test_a_broken_file_is_told_in_place_and_forgiven_when_mended(learner, problems):
    with edited(problems, "problem.toml", "difficulty = 1", "difficulty = 9"):
        fault = learner.get_by_test_id("preview-fault")
        expect(fault).to_contain_text(re.compile(f"dsa/{SLUG}/problem.toml"))
        expect(learner.locator("#panel-statement")).to_contain_text("A sensor reports")
    expect(fault).to_have_count(0)


def test_a_starter_that_nobody_touched_follows_the_file(learner, problems):
    learner.get_by_role("button", name="Reset").click()
    with edited(problems, "starter.py", "none of them below", "NONE of them below"):
        expect(editor(learner)).to_contain_text("NONE of them below")


def test_a_program_can_be_tried(learner):
    write(learner, "def lift(values, low):\n    return [max(value, low) for value in values]\n")
    learner.get_by_role("button", name="Submit").click()
    verdict(learner, "Accepted")


def test_the_author_sees_the_gates_as_they_are_tried_and_what_each_message_says(page, preview):
    page.goto(f"{preview.url}/preview/{SLUG}/author")
    for gate in ("G1", "G2", "G3", "G6", "G14"):
        expect(page.locator(f"[data-gate={gate}]")).to_have_attribute("data-state", "good")
    expect(page.get_by_test_id("matrix").locator("tbody tr").nth(2)).to_be_visible()
    assert not axe_faults(page)
    page.get_by_role("link", name="Messages").click()
    expect(page.get_by_test_id("as-read").get_by_test_id("why").first).to_be_visible()
    assert not axe_faults(page)
