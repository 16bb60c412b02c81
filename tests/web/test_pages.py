"""The pages as a browser without scripts gets them."""

import json
import re
from dataclasses import replace
from threading import Event

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.faults import ProblemFault
from rehearse.catalog.problem import PlantedFault
from rehearse.catalog.vocabulary import Vocabulary
from rehearse.config import Config
from rehearse.interviews.catalogue import Interviews
from rehearse.web import assets
from rehearse.web.pages.problems import scientific
from rehearse_sandbox.wire.job import Compare
from tests.scripted import CATALOG, PROBLEM, ScriptedSandbox, no_sandbox, refused
from tests.web.conftest import until

ML = replace(
    PROBLEM, id="b", slug="scaling", track="ml", title="Scaling", banned=("numpy.ptp",), hints=(), editorial="",
    suite={"tests/test_properties.py": "check_close"}, compare=Compare(rtol=1e-6, dtype="float64", nan="equal", shape="broadcast"),
)  # fmt: skip
REPAIR = replace(
    PROBLEM,
    id="c",
    slug="mending",
    kind="repair",
    starter="def double(x):\n    x = x + 1\n    return 3 * x\n",
    planted=(
        PlantedFault("adds", "    x = x + 1\n", "", ("test_small",), "One is added first."),
        PlantedFault("thrice", "3 *", "2 *", ("test_large",), "It is three times <as much>."),
    ),
)
FAULTS = (
    ProblemFault(
        "paths", "problem.toml", 7, "difficulty = 9 is not from 1 to 5.", "Write difficulty = 4.", "dsa/paths"
    ),
    ProblemFault("paths", "hints.md", None, "The file is missing.", "Add it.", "dsa/paths"),
    ProblemFault("", "tags.toml", None, "The file cannot be read.", "Put it back."),
)


def page_data(html, name="problem-data"):
    return json.loads(re.search(rf'id="{name}">(.*?)</script>', html, re.DOTALL)[1])


def finished(client, source="x = 1", mode="submit"):
    sent = client.post("/api/v1/problems/doubling/submissions", json={"source": source, "mode": mode}).json
    until(lambda: client.get(f"/api/v1/submissions/{sent['id']}").json["state"] == "done")
    return sent["id"]


def test_the_list_names_each_problem_in_words(client):
    html = client.get("/problems").text
    assert "Doubling" in html
    assert "Warm-up" in html
    assert "5 min" in html
    assert "Data structures" in html
    assert "<strong>0</strong> of 1 solved" in html


def test_filters_come_from_the_address_and_can_be_cleared(serve):
    client = serve(catalog=Catalog({each.slug: each for each in (PROBLEM, ML)})).test_client()
    html = client.get("/problems?track=ml&q=scal").text
    assert 'data-slug="scaling"' in html
    assert 'data-slug="doubling"' not in html
    assert "1 of 2 problems" in html
    assert "data-clear" in html
    assert 'value="scal"' in html


def test_a_list_without_matches_says_what_to_do(client):
    html = client.get("/problems?q=zebra").text
    assert "Nothing matches" in html
    assert "No problem mentions “zebra”" in html
    assert "Clear filters" in html


def test_a_list_without_problems_says_what_to_do(serve):
    html = serve(catalog=Catalog({})).test_client().get("/problems").text
    assert "There are no problems yet" in html
    assert "/authors" in html


def test_tags_have_the_names_of_the_catalogue(serve):
    catalog = Catalog(dict(CATALOG.problems), vocabulary=Vocabulary(tags={"arrays": "Arrays and slices"}))
    client = serve(catalog=catalog).test_client()
    assert "Arrays and slices" in client.get("/problems").text
    assert "Arrays and slices" in client.get("/problems/doubling").text


def test_an_accepted_submission_marks_its_problem_as_solved(client):
    finished(client)
    assert 'data-status="solved"' in client.get("/problems").text
    assert page_data(client.get("/problems/doubling").text)["solved"] is True


def test_a_run_alone_only_counts_as_tried(client):
    finished(client, mode="run")
    assert 'data-status="tried"' in client.get("/problems").text


def test_the_problem_page_has_all_that_a_learner_reads(client):
    html = client.get("/problems/doubling").text
    assert "<p>Double it.</p>" in html
    assert html.count(">Doubling</h") == 1
    assert "Hint 1 of 1" in html
    assert "What is twice one?" in html
    assert "test_small" in html
    assert "test_large" not in html
    assert "reference-canary" not in html


def test_a_suite_without_tolerances_says_nothing_of_them(client):
    html = client.get("/problems/doubling").text
    assert "10 seconds for a test" in html
    assert "512 MB" in html
    assert "near zero" not in html


def test_the_numeric_contract_is_in_words(serve):
    html = serve(catalog=Catalog({ML.slug: ML})).test_client().get("/problems/scaling").text
    assert "within 1e-6 of the expected value, or within 1e-9 near zero" in html
    assert "NaN equals NaN" in html
    assert "float64" in html
    assert "shapes may broadcast" in html
    assert "numpy.ptp" in html


def test_a_problem_without_hints_editorial_or_examples_says_so(serve):
    html = serve(catalog=Catalog({ML.slug: ML})).test_client().get("/problems/scaling").text
    assert "This problem has no hints" in html
    assert "no editorial yet" in html
    assert "Read the example tests" not in html


def test_the_editorial_is_not_on_the_page_until_it_is_asked_for(client):
    assert "Multiply." not in client.get("/problems/doubling").text
    assert "Multiply." in client.get("/problems/doubling/editorial").text
    finished(client)
    assert "Multiply." in client.get("/problems/doubling").text
    assert client.get("/problems/nothing/editorial").status_code == 404


@pytest.fixture
def mending(serve):
    return serve(catalog=Catalog({REPAIR.slug: REPAIR})).test_client()


def test_a_program_to_repair_is_told_and_can_be_compared(mending):
    assert "<strong>Repair</strong>" in mending.get("/problems").text
    html = mending.get("/problems/mending").text
    assert "Repair: the program is faulty" in html
    assert "to the faulty program" in html
    assert 'id="changes"' in html
    assert page_data(html)["kind"] == "repair"


def test_what_was_planted_is_shown_with_the_editorial_only(mending):
    html = mending.get("/problems/mending").text
    assert "One is added first." not in html
    assert "test_large" not in html
    assert "One is added first." not in mending.get("/api/v1/problems/mending").text
    html = mending.get("/problems/mending/editorial").text
    assert "One is added first." in html
    assert "It is three times &lt;as much&gt;." in html
    assert html.index("One is added first.") < html.index("It is three times") < html.index("Multiply.")
    assert re.sub("<[^>]+>", "", html).count("return 2 * x") == 1


@pytest.mark.parametrize(("value", "text"), [(1e-7, "1e-7"), (0.001, "0.001"), (2.5e-12, "2.5e-12"), (0.0, "0")])
def test_tolerances_are_written_as_people_write_them(value, text):
    assert scientific(value) == text


def test_the_editor_starts_with_the_starter_and_then_with_the_draft(client):
    assert page_data(client.get("/problems/doubling").text)["source"] == PROBLEM.starter
    saved = client.put("/api/v1/problems/doubling/draft", json={"source": "mine </script><b>"}).json
    data = page_data(client.get("/problems/doubling").text)
    assert data["source"] == "mine </script><b>"
    assert data["saved_at"] == saved["saved_at"]


def test_an_old_source_can_be_opened_in_the_editor(client):
    sent = finished(client, source="old = 1")
    assert page_data(client.get(f"/problems/doubling?source={sent}").text)["loaded_from"] == "old = 1"
    assert page_data(client.get("/problems/doubling?source=nothing").text)["loaded_from"] is None
    assert page_data(client.get("/problems/doubling").text)["loaded_from"] is None


def test_a_page_opened_again_goes_on_following_what_is_being_judged(serve):
    gate = Event()
    client = serve(ScriptedSandbox(gate=gate)).test_client()
    sent = client.post("/api/v1/problems/doubling/submissions", json={"source": "x", "mode": "run"}).json["id"]
    assert page_data(client.get("/problems/doubling").text)["following"] == sent
    gate.set()
    until(lambda: client.get(f"/api/v1/submissions/{sent}").json["state"] == "done")
    assert page_data(client.get("/problems/doubling").text)["following"] is None


def test_the_history_lists_what_was_sent(serve):
    client = serve(ScriptedSandbox(refused())).test_client()
    sent = finished(client)
    html = client.get("/problems/doubling/submissions").text
    assert f"/submissions/{sent}" in html
    assert "Wrong answer" in html
    assert "1 of 2" in html
    assert "Whole suite" in html


def test_an_empty_history_says_what_to_do(client):
    assert "You have not sent anything yet" in client.get("/problems/doubling/submissions").text


def test_the_tab_gets_the_table_alone(client):
    html = client.get("/problems/doubling/submissions?part=table").text
    assert "You have not sent anything yet" in html
    assert "<html" not in html


def test_a_submission_is_shown_with_its_source(client):
    sent = finished(client, source="x = 1 < 2\n")
    html = client.get(f"/submissions/{sent}").text
    assert "&lt;" in html
    assert 'id="line-1"' in html
    assert f"?source={sent}" in html
    assert page_data(html, "submission-data")["verdict"] == "accepted"


def test_a_submission_for_a_problem_that_is_gone_can_still_be_read(serve):
    sent = finished(serve().test_client())
    html = serve(catalog=Catalog({})).test_client().get(f"/submissions/{sent}").text
    assert "Doubling" in html
    assert "Open this source" not in html


@pytest.mark.parametrize("address", ["/problems/nope", "/problems/nope/submissions", "/submissions/nope", "/nowhere"])
def test_what_is_not_there_is_a_page_with_a_way_back(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Go to the problems" in answer.text


def test_authors_see_each_fault_with_its_place_and_the_next_step(serve):
    catalog = Catalog(dict(CATALOG.problems), FAULTS)
    html = serve(catalog=catalog, interviews=Interviews()).test_client().get("/authors").text
    assert "problems/dsa/paths" in html
    assert "problem.toml:7" in html
    assert "Write difficulty = 4." in html
    assert "3 faults in 2 places; 1 problem folder is sound." in html


def test_the_list_tells_that_folders_were_left_out(serve):
    html = serve(catalog=Catalog(dict(CATALOG.problems), FAULTS)).test_client().get("/problems").text
    assert "3 faults kept folders out of this list" in html


@pytest.mark.parametrize(
    ("catalog", "sentence"),
    [(CATALOG, "The only problem folder is sound"), (Catalog({}), "There are no problem folders")],
)
def test_authors_without_faults_are_told_so(serve, catalog, sentence):
    assert sentence in serve(catalog=catalog, interviews=Interviews()).test_client().get("/authors").text


def test_a_faulty_form_is_told_to_who_looks_for_it(serve):
    fault = ProblemFault("", "", 3, "minutes = 0 is not from 1 to 480.", "Write 45.", "interviews/coffee.toml")
    client = serve(interviews=Interviews(faults=(fault,))).test_client()
    assert "1 fault kept forms or prompts out of this list" in client.get("/interviews").text
    html = client.get("/authors").text
    assert "problems/interviews/coffee.toml" in html
    assert "Write 45." in html


def test_every_page_says_when_judging_is_off_and_what_to_do(serve):
    client = serve(open_sandbox=no_sandbox).test_client()
    for address in ("/", "/problems", "/problems/doubling", "/authors"):
        assert "Judging is off." in client.get(address).text
        assert "Install Docker." in client.get(address).text


def test_what_to_type_to_judge_again_is_shown_as_code(serve, tmp_path):
    html = serve(judging=False, config=Config(data_dir=tmp_path, sandbox="off")).test_client().get("/problems").text
    assert "<code>rehearse serve --sandbox auto</code>." in html


def test_every_page_says_when_programs_run_without_a_sandbox(serve, client, tmp_path):
    unconfined = serve(config=Config(data_dir=tmp_path, sandbox="process")).test_client()
    for address in ("/", "/problems", "/problems/doubling", "/authors"):
        assert "Programs run without a sandbox" in unconfined.get(address).text
        assert "Programs run without a sandbox" not in client.get(address).text


def test_a_page_without_the_built_front_end_says_how_to_build_it(client, monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "manifest", lambda: assets.read_manifest(tmp_path))
    html = client.get("/problems/doubling").text
    assert "make setup" in html
    assert "Double it." in html
    assert '<link rel="stylesheet' not in html


def test_pages_hold_no_inline_script_or_style(client):
    sent = finished(client)
    for address in (
        "/",
        "/problems",
        "/problems/doubling",
        "/problems/doubling/submissions",
        f"/submissions/{sent}",
        "/authors",
    ):
        html = client.get(address).text
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html), address
        assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", html)), address


def test_the_site_itself_is_no_preview(client):
    assert "preview" not in client.get("/problems/doubling").text


def test_a_page_asked_for_by_a_foreign_name_is_refused_in_words(client):
    answer = client.get("/problems", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert "'evil.example' is not trusted" in answer.text
