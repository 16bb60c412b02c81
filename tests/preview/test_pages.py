"""The preview's pages without a judge: what learners see, what is wrong, and why nothing is judged."""

import json
import re

import pytest

from tests.preview.conftest import FOLDER, SLUG
from tests.web.conftest import until


@pytest.fixture
def client(preview):
    return preview.app.test_client()


@pytest.fixture
def breaking(preview, desk):
    """Breaks the folder of the desk."""

    def break_it():
        (preview.studio.problems_dir / FOLDER / "problem.toml").write_text("a = 1\nnonsense = = 2\n")
        preview.studio.reread(desk)

    return break_it


def test_the_learners_tab_is_the_problems_own_page_below_a_bar(client):
    assert client.get(f"/preview/{SLUG}").location == f"/problems/{SLUG}"
    page = client.get(f"/problems/{SLUG}").text
    assert 'data-testid="preview-bar"' in page
    assert 'data-testid="editor"' in page
    assert 'data-testid="flashcard"' in page


def test_other_pages_of_the_preview_have_no_bar(client):
    assert 'data-testid="preview-bar"' not in client.get("/problems").text


def test_every_folder_can_be_chosen_also_a_broken_one(client, breaking):
    breaking()
    page = client.get("/preview").text
    assert f"/preview/{SLUG}" in page
    assert "/preview/tally" in page
    assert "1 fault<" in page


@pytest.mark.parametrize("path", [f"/problems/{SLUG}", f"/preview/{SLUG}/author", f"/preview/{SLUG}/messages"])
def test_faults_are_shown_in_place_above_the_last_sound_version(client, breaking, path):
    breaking()
    page = client.get(path).text
    assert 'data-testid="preview-fault"' in page
    assert f"<code>{FOLDER}/problem.toml:2</code>" in page
    assert "Below is its last sound version" in page
    assert "Lift values" in page or "wrong/" in page


def test_a_folder_that_was_never_sound_shows_its_faults_and_nothing_else(open_preview, tmp_path):
    (tmp_path / "problems" / FOLDER / "statement.md").unlink()
    client = open_preview().app.test_client()
    page = client.get(f"/preview/{SLUG}").text
    assert 'data-testid="never-sound"' in page
    assert "statement.md" in page
    assert client.get(f"/preview/{SLUG}/author").status_code == 200
    assert client.get(f"/preview/{SLUG}/messages").status_code == 200


def test_without_a_judge_texts_are_checked_and_the_reason_is_told(open_preview):
    preview = open_preview(started=True)
    desk = preview.studio.desk(SLUG)
    until(lambda: desk.stage == "unjudged")
    assert {"G1", "G2", "G14"} == desk.said.keys()
    page = preview.app.test_client().get(f"/preview/{SLUG}/author").text
    assert "Programs are not judged." in page
    assert "switched off" in page


def test_the_gates_cannot_be_tried_without_a_judge(client):
    answer = client.post(f"/api/preview/{SLUG}/check", json={})
    assert answer.status_code == 409
    assert answer.json["detail"].startswith("There is nothing to be tried")


def test_a_form_cannot_ask_for_a_check(client):
    assert client.post(f"/api/preview/{SLUG}/check", data={"whole": "1"}).status_code == 415


def test_an_unknown_folder_is_told_of_with_the_way_to_make_it(client):
    answer = client.get("/preview/zebra/author")
    assert answer.status_code == 404
    assert "rehearse new TRACK/zebra" in answer.text


def test_a_page_of_another_host_is_not_answered(client):
    assert client.get("/preview", headers={"Host": "evil.example"}).status_code == 400


def test_the_pages_keep_to_the_sites_content_policy(client):
    policy = client.get(f"/preview/{SLUG}/author").headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'" in policy


def states(client):
    """The states that the stream tells, as they come."""
    for part in client.get(f"/api/preview/{SLUG}/events", buffered=False).response:
        yield from (json.loads(data) for data in re.findall(r"^data: (.*)$", part.decode(), re.MULTILINE))


def test_the_stream_tells_the_state_and_ends_with_the_preview(preview, client, breaking):
    state = next(states(client))
    assert (state["stage"], state["faults"], state["judging"].split()[0]) == ("waiting", 0, "off")
    breaking()
    state = next(states(client))
    assert (state["stage"], state["faults"], state["errors"]) == ("faulty", 1, 1)
    preview.end_streams()
    assert list(states(client)) == []
