"""problems/README.md to the letter: a new folder, its six steps, preview, check, and the problem solved on the site."""

import os
import re
import subprocess
import sys
from itertools import groupby

import pytest
from playwright.sync_api import expect

from tests import readme_problem
from tests.browser.reading import open_problem, verdict, write
from tests.served import PreviewServer, Server, running

pytestmark = [pytest.mark.browser, pytest.mark.docker]

SLUG = "running-maximum"

#: The guide's table: in which step each file is written.
STEPS = {
    "problem.toml": 1,
    "statement.md": 1,
    "starter.py": 2,
    "accepted": 2,
    "inputs.py": 3,
    "tests": 3,
    "wrong": 4,
    "hints.md": 5,
    "editorial.md": 5,
    "cards.toml": 6,
}


@pytest.fixture
def problems(tmp_path):
    place = tmp_path / "problems"
    place.mkdir()
    readme_problem.write_words(place)
    return place


@pytest.fixture
def rehearse(problems, tmp_path):
    """The product's command on these problems."""
    places = {"REHEARSE_PROBLEMS_DIR": str(problems), "REHEARSE_DATA_DIR": str(tmp_path / "data")}

    def run(*arguments):
        command = [sys.executable, "-m", "rehearse.cli", *arguments]
        return subprocess.run(command, env={**os.environ, **places}, capture_output=True, text=True, check=False)  # noqa: TID251

    return run


def take_the_steps(folder):
    """Each step's files take the place of the scaffold's, one step after the other."""
    files = readme_problem.files()
    for _, names in groupby(sorted(files, key=_step), _step):
        chosen = list(names)
        for part in {name.partition("/")[0] for name in chosen if "/" in name}:
            for left_over in (folder / part).glob("*"):
                if f"{part}/{left_over.name}" not in files:
                    left_over.unlink()
        readme_problem.write(folder, {name: files[name] for name in chosen})
        yield chosen


def _step(name):
    return STEPS[name.partition("/")[0]]


def previewed_and_finished(page, preview, folder):
    """Take all steps beside an open preview, which counts the TODOs down and never reloads."""
    page.goto(f"{preview.url}/preview/{SLUG}/author")
    page.locator("html[data-preview]").wait_for()
    page.evaluate("window.notReloaded = true")
    todos = page.get_by_test_id("finding").filter(has_text="TODO")
    expect(todos).to_have_count(6)
    assert len(list(take_the_steps(folder))) == 6
    expect(todos).to_have_count(0)
    expect(page.locator("[data-gate=G6]")).to_have_attribute("data-state", "good")
    assert page.evaluate("window.notReloaded")
    page.get_by_role("link", name="Learner").click()
    expect(page.locator("#panel-statement")).to_contain_text("the largest value up to and including it")


def test_the_guide_leads_from_nothing_to_a_solved_problem(page, problems, rehearse, tmp_path):
    assert rehearse("new", f"dsa/{SLUG}").returncode == 0
    preview = PreviewServer.of(SLUG, tmp_path, problems)
    with running(preview):
        previewed_and_finished(page, preview, problems / "dsa" / SLUG)
    checked = rehearse("check", "--fast", SLUG)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert re.search(r"^pass +dsa/running-maximum", checked.stdout, re.MULTILINE)
    site = Server(tmp_path, problems=problems, variables={"REHEARSE_BANK": "off"})
    with running(site):
        open_problem(page, site.url, SLUG)
        write(page, readme_problem.files()["accepted/reference.py"])
        page.get_by_role("button", name="Submit").click()
        verdict(page, "Accepted")
        expect(page.get_by_test_id("solved-mark")).to_be_visible()
