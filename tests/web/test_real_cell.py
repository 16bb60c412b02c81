"""The whole way with a real cell: a server process, the API, the queue, a container and back."""

from pathlib import Path

import pytest

from tests.served import Server
from tests.web.conftest import until

pytestmark = pytest.mark.docker

SLUG = "balanced-brackets"
FOLDER = Path(__file__).parents[2] / "problems" / "dsa" / SLUG
RIGHT = (FOLDER / "accepted" / "reference.py").read_text()

#: Right, and slow enough at its import for a kill to come in the middle.
SLOW = f"import time\ntime.sleep(3)\n{RIGHT}"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    made = Server(tmp_path_factory.mktemp("data"))
    made.start()
    yield made
    made.stop()


def test_a_right_program_is_accepted_and_every_test_reported(server):
    report = server.site.verdict(server.site.submit(SLUG, RIGHT)["events"])
    assert (report["verdict"], report["failure"]) == ("accepted", None)
    assert {test["outcome"] for test in report["tests"]} == {"passed"}


def test_a_wrong_program_is_shown_an_input_that_breaks_it(server):
    report = server.site.verdict(server.site.submit(SLUG, "def is_balanced(text):\n    return True\n")["events"])
    assert report["verdict"] == "wrong_answer"
    assert report["failure"]["input"].startswith("is_balanced(")


@pytest.mark.parametrize(
    ("source", "words"),
    [("def is_balanced(text)\n", "line 1"), ("def balanced(text):\n    return True\n", "is_balanced")],
)
def test_what_cannot_be_loaded_is_told_in_words(server, source, words):
    failure = server.site.verdict(server.site.submit(SLUG, source)["events"])["failure"]
    assert words in " ".join(str(value) for value in (*failure.values(), f"line {failure['line']}"))


def test_a_killed_server_finishes_the_submission_after_its_restart(server):
    sent = server.site.submit(SLUG, SLOW)
    until(lambda: b'"state":"running"' in server.site.get(f"/api/v1/submissions/{sent['id']}")[1])
    server.kill()
    server.start()
    assert server.site.verdict(sent["events"])["verdict"] == "accepted"
