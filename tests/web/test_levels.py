"""A problem that grows: what is released when, and that nothing of a later level leaves the server before."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from rehearse import judging, services
from rehearse.catalog.catalog import Catalog
from rehearse.cli import main
from rehearse_sandbox.wire.events import Ended, Event, Started, TestFinished, TestInfo
from tests.scripted import PROBLEM, ScriptedSandbox, opening, refused
from tests.web.test_submissions import verdict_of

STATEMENTS = ("Double it.", "Now treble-it too.", "At last square-it.")
WORDS_OF_LEVELS = ("Double it.", "treble-it", "square-it")


def _test(name: str) -> str:
    return f'def test_{name}():\n    """It is so: {name}."""\n'


GROWING = replace(
    PROBLEM,
    kind="levels",
    concepts=("doubling",),
    statement=STATEMENTS[0],
    later=STATEMENTS[1:],
    suite={
        "tests/test_examples.py": _test("small"),
        "tests/test_properties.py": _test("large"),
        "tests/level2_examples.py": _test("treble_it_example"),
        "tests/level2_properties.py": _test("treble_hidden"),
        "tests/level3_examples.py": _test("square_example"),
        "tests/level3_properties.py": _test("square_hidden"),
    },
)
CATALOG = Catalog({GROWING.slug: GROWING})
IDS = [
    "test_examples.py::test_small",
    "test_properties.py::test_large",
    "level2_examples.py::test_treble_it_example",
    "level2_properties.py::test_treble_hidden",
    "level3_examples.py::test_square_example",
    "level3_properties.py::test_square_hidden",
]


def passing(level: int) -> list[Event]:
    """Every test up to a level passes."""
    ids = IDS[: 2 * level]
    started = Started(tuple(TestInfo(name, "examples" in name) for name in ids))
    return [started, *(TestFinished(name, "passed", 1.0) for name in ids), Ended("completed", suite_ms=4.0)]


@pytest.fixture
def sandbox() -> ScriptedSandbox:
    return ScriptedSandbox(passing(1), passing(2), passing(3))


@pytest.fixture
def client(serve, sandbox) -> FlaskClient:
    return serve(sandbox, catalog=CATALOG).test_client()


def detail(client: FlaskClient) -> dict:
    return client.get("/api/v1/problems/doubling").json


def test_one_program_that_passes_all_levels_is_rated_when_it_passes_the_last(client):
    address = "/api/v1/review/items/problem:doubling/grade"
    for rated in (False, False, True):
        verdict_of(client)
        assert (client.get(address).json["grade"] is not None) is rated


def test_each_accept_releases_the_next_level_and_the_last_solves_the_problem(client):
    seen = []
    for _ in range(3):
        report = verdict_of(client)
        seen.append((report["verdict"], report["level"], report["levels"], detail(client)["status"]))
    assert seen == [("accepted", 1, 3, "tried"), ("accepted", 2, 3, "tried"), ("accepted", 3, 3, "solved")]
    assert verdict_of(client)["level"] == 3


def test_a_submission_is_judged_with_everything_up_to_its_level(client, sandbox):
    verdict_of(client)
    verdict_of(client)
    levels = [sorted(path for path in job.suite if "level" in path) for job in sandbox.jobs]
    assert levels == [[], ["tests/level2_examples.py", "tests/level2_properties.py"]]


def test_a_run_takes_the_examples_up_to_its_level(client, sandbox):
    verdict_of(client)
    verdict_of(client, mode="run")
    assert list(sandbox.jobs[1].suite) == ["tests/test_examples.py", "tests/level2_examples.py"]


def test_what_is_refused_or_only_run_releases_nothing(serve):
    examples = [Started((TestInfo(IDS[0], visible=True),)), TestFinished(IDS[0], "passed", 1.0), Ended("completed")]
    client = serve(ScriptedSandbox(refused(), examples), catalog=CATALOG).test_client()
    assert verdict_of(client)["verdict"] == "wrong_answer"
    assert verdict_of(client, mode="run")["verdict"] == "accepted"
    assert detail(client)["level"] == 1


@pytest.mark.parametrize(
    "address", ["/problems/doubling", "/problems/doubling?part=levels", "/api/v1/problems/doubling"]
)
@pytest.mark.parametrize("passed", [0, 1, 2])
def test_nothing_of_a_locked_level_leaves_the_server(client, address, passed):
    for _ in range(passed):
        verdict_of(client)
    text = client.get(address).text
    assert [words in text for words in WORDS_OF_LEVELS] == [number <= passed for number in range(3)]
    assert [word in text for word in ("treble_it_example", "square_example")] == [passed >= 1, passed >= 2]
    assert "treble_hidden" not in text


def test_the_api_tells_the_state_of_each_level(client):
    verdict_of(client)
    levels = detail(client)["levels"]
    assert [(level["number"], level["state"]) for level in levels] == [(1, "passed"), (2, "open"), (3, "locked")]
    assert (levels[2]["statement"], levels[2]["examples"]) == (None, None)
    assert (detail(client)["statement"], detail(client)["level"]) == (STATEMENTS[0], 2)


def test_the_api_tells_the_concepts_when_no_level_is_locked_any_more(client):
    told = []
    for _ in range(3):
        told.append(detail(client)["concepts"])
        verdict_of(client)
    assert told == [[], [], ["doubling"]]


def test_the_history_says_which_level_was_passed(client):
    verdict_of(client)
    assert "Level 1 of 3 passed" in client.get("/problems/doubling/submissions").text
    summary = client.get("/api/v1/problems/doubling/submissions").json["submissions"][0]
    assert (summary["level"], summary["levels"]) == (1, 3)
    assert "Level 1 of 3 passed" in client.get(f"/submissions/{summary['id']}").text


def test_a_problem_that_lost_its_last_level_stays_at_the_one_it_has(serve, sandbox):
    client = serve(sandbox, catalog=CATALOG).test_client()
    for _ in range(2):
        verdict_of(client)
    shorter = Catalog({GROWING.slug: replace(GROWING, later=STATEMENTS[1:2])})
    client = serve(sandbox, catalog=shorter, judging=False).test_client()
    assert (detail(client)["level"], len(detail(client)["levels"])) == (2, 2)


def test_problems_of_other_kinds_have_no_levels(serve):
    found = serve().test_client().get("/api/v1/problems/doubling").json
    assert (found["level"], found["levels"]) == (1, [])


@pytest.fixture
def judged(tmp_path, monkeypatch, sandbox):
    """Runs `rehearse judge` on a problem with three levels."""
    (tmp_path / "solution.py").write_text("x = 1")
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setattr(judging, "opener", lambda _config: opening(sandbox))
    monkeypatch.setattr(services, "load_catalog", lambda _config: CATALOG)
    return lambda *words: CliRunner().invoke(main, ["judge", "doubling", str(tmp_path / "solution.py"), *words])


@pytest.mark.parametrize(
    ("level", "says"),
    [("1", "Level 1 of 3 passed. 2 of 2 tests passed"), ("", "Accepted at level 3 of 3. 6 of 6 tests passed")],
)
def test_the_command_line_judges_up_to_a_level(judged, sandbox, level, says):
    sandbox.scripts = [passing(int(level or 3))]
    result = judged(*(["--level", level] if level else []))
    assert result.exit_code == 0
    assert says in result.stdout


def test_the_command_line_tells_programs_the_level(judged):
    found = json.loads(judged("--json", "--level", "1").stdout)
    assert (found["verdict"], found["level"], found["levels"]) == ("accepted", 1, 3)


def test_a_level_that_there_is_not_is_named(judged):
    result = judged("--level", "4")
    assert result.exit_code == 2
    assert "There is no level 4: doubling has 3." in result.output
