"""Remarks on accepted programs, through the API, by the real ruff."""

import pytest

from rehearse.submissions import advice
from rehearse.submissions.advice import MOST, advise
from tests.scripted import ScriptedSandbox, refused
from tests.web.test_submissions import send

UNTIDY = "import os\n\ndef double(x, seen=[]):\n    if x == None:\n        return x\n    else:\n        return 2 * x\n"


def remarks(client, **options):
    sent = send(client, **options)
    client.get(sent["events"]).get_data()
    return client.get(f"/api/v1/submissions/{sent['id']}/advice").json


def test_an_accepted_program_gets_remarks_with_their_lines_likely_mistakes_first(client):
    told = remarks(client, source=UNTIDY)
    assert [(remark["line"], remark["code"]) for remark in told["remarks"]] == [
        (1, "F401"), (3, "B006"), (4, "E711"), (6, "RET505"),
    ]  # fmt: skip
    assert told["more"] == 0


def test_a_refused_program_gets_no_advice(serve):
    assert remarks(serve(ScriptedSandbox(refused())).test_client(), source=UNTIDY) == {"remarks": [], "more": 0}


def test_a_run_gets_no_advice(client):
    assert remarks(client, source=UNTIDY, mode="run")["remarks"] == []


def test_nobody_reads_the_advice_of_a_submission_that_is_not_there(client):
    assert client.get("/api/v1/submissions/none/advice").status_code == 404


def test_what_came_with_the_starter_is_not_held_against_who_kept_it():
    starter = "import os\nimport sys\n\ndef f(x):\n    raise NotImplementedError\n"
    told = advise("import sys\nimport os\n\ndef f(x):\n    y = x\n    return x\n", starter)
    assert [remark.code for remark in told.remarks] == ["F841"]


def test_a_long_list_is_cut_and_counted():
    told = advise("".join(f"import {name}\n" for name in ("os", "re", "ast", "sys", "json", "math", "time")), "")
    assert (len(told.remarks), told.more) == (MOST, 2)


def test_a_remark_cannot_be_silenced_or_steered_by_the_program():
    source = "# ruff: noqa\nimport os  # noqa: F401\n"
    assert [remark.code for remark in advise(source, "").remarks] == ["F401"]


@pytest.mark.parametrize("source", ["def f(:\n", "(" * 30_000, "\x00", "é = 'ü'\n"])
def test_a_text_that_is_no_program_is_no_trouble(source):
    assert len(advise(source, "").remarks) <= MOST


def test_a_ruff_that_is_missing_costs_the_advice_only(monkeypatch):
    monkeypatch.setattr(advice, "find_ruff_bin", lambda: "/nonexistent/ruff")
    assert advise("import os  # nobody asked before\n", "").remarks == []
