"""Forms that people build: kept, changed, deleted, brought back, and begun; what goes on keeps its own copy."""

import copy

import pytest

from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.forms import of_plain, to_plain
from rehearse.interviews.own_forms import MOST_FORMS
from rehearse.interviews.pool import pool_of
from rehearse.interviews.prompts import Prompt
from tests.scripted import PROBLEM

FORMS = "/api/v1/interview-forms"
PROMPT = Prompt("bias", "concepts", "What is **bias**?", ("a", "b", "c", "d"))
SHIPPED = of_plain(
    {
        "name": "phone-screen",
        "title": "Phone screen",
        "summary": "A problem.",
        "rounds": [{"kind": "coding", "minutes": 20, "problems": [{}]}],
    }
)
PLAIN = {
    "title": "My own",
    "summary": "What I need.",
    "hides": ["title"],
    "pauses": True,
    "asks": ["assumptions"],
    "rounds": [{"kind": "coding", "title": "Code", "minutes": 30, "tries": 1, "problems": [{"tracks": ["dsa"]}]}],
}


@pytest.fixture
def client(serve):
    known = Interviews({SHIPPED.name: SHIPPED}, {PROMPT.id: PROMPT}, pool_of([PROBLEM], [PROMPT]))
    return serve(judging=False, interviews=known).test_client()


def plain(**changes):
    return copy.deepcopy(PLAIN) | changes


def keep(client, **changes):
    return client.post(FORMS, json={"form": plain(**changes)})


def change(client, kept, **changes):
    return client.put(f"{FORMS}/{kept['id']}", json={"form": plain(**changes), "seen": kept["version"]})


def begin(client, name):
    return client.post("/api/v1/interviews", json={"form": name, "holder": "here"})


def titles(client):
    return [each["form"]["title"] for each in client.get(FORMS).json["forms"]]


def test_a_form_is_kept_changed_and_deleted(client):
    kept = keep(client).json
    assert kept["name"] == f"own:{kept['id']}"
    changed = change(client, kept, title="Changed")
    assert (changed.status_code, titles(client)) == (200, ["Changed"])
    assert client.delete(f"{FORMS}/{kept['id']}").status_code == 200
    assert titles(client) == []


def test_a_deleted_form_is_brought_back_under_its_name(client):
    kept = keep(client).json
    gone = client.delete(f"{FORMS}/{kept['id']}").json
    back = client.post(FORMS, json={"form": gone["form"], "id": gone["id"]})
    assert (back.status_code, back.json["name"], back.json["version"]) == (201, kept["name"], kept["version"])
    again = client.post(FORMS, json={"form": gone["form"], "id": gone["id"]})
    assert (again.status_code, "there already" in again.json["detail"]) == (409, True)


def test_a_form_with_faults_is_not_kept_and_all_of_them_are_told(client):
    answer = keep(client, title="", rounds=[])
    assert (answer.status_code, answer.json["title"], titles(client)) == (409, "The form has faults", [])
    told = client.post(f"{FORMS}/check", json={"form": plain(title="", rounds=[])}).json
    assert [fault["where"] for fault in told["faults"]] == ["title", "rounds"]


def test_a_check_tells_what_fits_and_keeps_nothing(client):
    told = client.post(f"{FORMS}/check", json={"form": PLAIN}).json
    assert told == {"sound": True, "faults": [], "warnings": [], "fitting": [[1]]}
    assert titles(client) == []


def test_a_change_does_not_undo_that_of_another_window(client):
    kept = keep(client).json
    change(client, kept, title="Theirs")
    answer = change(client, kept, title="Ours")
    assert (answer.status_code, answer.json["title"], titles(client)) == (409, "Changed elsewhere", ["Theirs"])


def test_the_hundredth_form_is_the_last(client):
    for _ in range(MOST_FORMS):
        assert keep(client).status_code == 201
    answer = keep(client)
    assert (answer.status_code, f"{MOST_FORMS} forms" in answer.json["detail"]) == (409, True)


def test_an_own_form_is_begun_by_its_name(client):
    kept = keep(client).json
    begun = begin(client, kept["name"])
    told = client.get(f"/api/v1/interviews/{begun.json['id']}").json
    assert (begun.status_code, told["title"], told["pauses"], told["clock"]["length"]) == (201, "My own", True, 1800.0)


def test_an_interview_that_goes_on_keeps_its_copy_of_a_form_that_is_edited_or_deleted(client):
    kept = keep(client).json
    address = f"/api/v1/interviews/{begin(client, kept['name']).json['id']}"
    before = client.get(address).json
    talk = [{"kind": "concepts", "title": "Talk", "minutes": 5, "prompts": [{"from": "concepts", "count": 1}]}]
    assert change(client, kept, title="Other", pauses=False, asks=[], rounds=talk).status_code == 200
    told = ("title", "pauses", "asks", "tasks")
    assert [client.get(address).json[key] for key in told] == [before[key] for key in told]
    client.delete(f"{FORMS}/{kept['id']}")
    assert [client.get(address).json[key] for key in told] == [before[key] for key in told]
    saved = client.put(f"{address}/texts", json={"holder": "here", "text": "code/0/0", "content": "x = 1"})
    assert saved.json["clock"]["length"] == 1800.0
    client.post(f"{address}/end", json={"holder": "here"})
    assert client.get(f"{address}/report").json["title"] == "My own"


@pytest.mark.parametrize("name", ["own:", "own:none", f"own:{'0' * 32}", "none"])
def test_no_interview_begins_with_a_form_that_is_not_there(client, name):
    answer = begin(client, name)
    assert (answer.status_code, "There is no form" in answer.json["detail"]) == (404, True)


def test_forms_of_somebody_else_are_unknown(client, monkeypatch):
    kept = keep(client).json
    monkeypatch.setattr("rehearse.web.api.interview_forms.user_id", lambda: 2)
    address = f"{FORMS}/{kept['id']}"
    assert [client.get(address).status_code, change(client, kept).status_code] == [404, 404]
    assert client.delete(address).status_code == 404
    assert titles(client) == []


def test_a_form_that_no_rule_allows_any_more_is_told_when_it_is_begun(client, monkeypatch):
    kept = keep(client).json
    monkeypatch.setattr("rehearse.interviews.rules.MOST_MINUTES", 20)
    answer = begin(client, kept["name"])
    assert (answer.status_code, "Cut them to 20 minutes" in answer.json["detail"]) == (409, True)


@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"form": {"a": ' + "[" * 100_000, '{"form": []}', '{"form": {}, "x": 1}']
)
def test_nonsense_is_refused_in_words(client, body):
    answer = client.post(f"{FORMS}/check", data=body, content_type="application/json")
    assert answer.status_code in {400, 422}


def test_the_list_shows_own_forms_before_those_of_the_catalogue(client):
    assert 'data-testid="none-built"' in client.get("/interviews").text
    kept = keep(client, title="A <b>bold</b> form").json
    page = client.get("/interviews").text
    assert "A &lt;b&gt;bold&lt;/b&gt; form" in page
    assert f"/interviews/forms/{kept['id']}" in page
    names = [form["name"] for form in client.get("/api/v1/interviews").json["forms"]]
    assert names == [kept["name"], "phone-screen"]


def test_the_builder_begins_with_nothing_with_a_copy_or_with_a_form_of_ones_own(client):
    assert "Build a form" in client.get("/interviews/forms/new").text
    assert "Phone screen (mine)" in client.get("/interviews/forms/new?of=phone-screen").text
    kept = keep(client).json
    assert "Change My own" in client.get(f"/interviews/forms/{kept['id']}").text
    for place in ("none", "new?of=none"):
        assert client.get(f"/interviews/forms/{place}").status_code == 404


def test_a_copy_of_a_shipped_form_can_be_kept_as_it_is(client):
    copied = {key: value for key, value in to_plain(SHIPPED).items() if key not in {"name", "version"}}
    assert client.post(FORMS, json={"form": copied}).status_code == 201
