"""The command: what it prints, and the exit codes that scripts rely on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearse import cli, judging, services, serving
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.faults import ProblemFault
from rehearse.cli import main
from rehearse.interviews import catalogue as interviews
from rehearse.interviews.catalogue import Interviews
from rehearse_sandbox.host import doctor
from rehearse_sandbox.wire.events import Answered, Ended, Failure
from tests.scripted import (
    CATALOG,
    LARGE,
    PROBLEM,
    ScriptedSandbox,
    accepted,
    died,
    mistaken,
    no_sandbox,
    opening,
    refused,
)

NOTHING_WRONG = Interviews()
BROKEN = ProblemFault("paths", "problem.toml", 7, "difficulty = 9 is not from 1 to 5.", "Write 4.", "dsa/paths")


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "var"))
    path = tmp_path / "solution.py"
    path.write_text("x = 1")
    return path


@pytest.fixture
def run(file, monkeypatch):
    """Runs `rehearse` over the scripted sandbox and the catalogue of one problem."""

    def call(*words, scripts=(), sandbox=None, catalog=CATALOG, known=NOTHING_WRONG):
        made = sandbox or opening(ScriptedSandbox(*scripts))
        monkeypatch.setattr(judging, "opener", lambda _config: made)
        monkeypatch.setattr(services, "load_catalog", lambda _config: catalog)
        monkeypatch.setattr(interviews, "load_interviews", lambda *_: known)
        return CliRunner().invoke(main, [str(word) for word in words])

    return call


@pytest.mark.parametrize(
    ("script", "code", "word"),
    [(accepted(), 0, "Accepted. 2 of 2"), (refused(), 1, "Wrong answer. 1 of 2"), (died(), 3, "Internal error")],
)
def test_the_exit_code_tells_the_verdict(run, file, script, code, word):
    result = run("judge", "doubling", file, scripts=[script])
    assert result.exit_code == code
    assert word in result.stdout


def test_a_fault_of_ours_is_retried_once(run, file):
    assert run("judge", "doubling", file, scripts=[died(), accepted()]).exit_code == 0


def test_json_has_the_promised_shape(run, file):
    result = json.loads(run("judge", "dsa/doubling", file, "--json", scripts=[refused()]).stdout)
    keys = {
        "slug",
        "verdict",
        "tests",
        "failure",
        "timing",
        "sandbox",
        "seed",
        "growth",
        "pace",
        "answers",
        "memory_mb",
    }
    assert set(result) == keys
    assert result["tests"][1] == {
        "id": LARGE, "visible": False, "outcome": "wrong_answer", "ms": 2.0, "message": "3 is 1 more than 2",
    }  # fmt: skip
    assert {"test", "input", "output", "expected", "why", "mistake"} <= set(result["failure"])
    assert set(result["timing"]) == {"total_ms", "suite_ms", "overhead_ms", "stages"}


def test_the_mistake_is_told_in_a_sentence(run, file):
    text = run("judge", "doubling", file, scripts=[mistaken()]).stdout
    assert "This looks like a known mistake: Adds two instead of doubling.\n" in text
    result = json.loads(run("judge", "doubling", file, "--json", scripts=[mistaken()]).stdout)
    assert result["failure"]["mistake"] == "Adds two instead of doubling."


def test_without_a_known_mistake_there_is_none(run, file):
    assert (
        json.loads(run("judge", "doubling", file, "--json", scripts=[refused()]).stdout)["failure"]["mistake"] is None
    )
    assert "known mistake" not in run("judge", "doubling", file, scripts=[refused()]).stdout


def test_repeated_judgings_are_one_json_object_a_line(run, file):
    result = run("judge", "doubling", file, "--json", "--repeat", "3", scripts=[accepted(), refused(), accepted()])
    verdicts = [json.loads(line)["verdict"] for line in result.stdout.splitlines()]
    assert verdicts == ["accepted", "wrong_answer", "accepted"]
    assert result.exit_code == 1


def test_a_person_reads_the_failure_in_full(run, file):
    text = run("judge", "doubling", file, scripts=[refused()]).stdout
    assert "✗ Large" in text
    assert "  Input:\n    double(1)\n" in text
    assert "  Expected:\n    2\n" in text


ANSWERED = Answered("", "double(4)", "differs", 1.0, Failure(output="9", expected="8", difference="off by 1"))


def test_an_input_is_answered_beside_the_verdict(run, file):
    script = [*accepted()[:-1], ANSWERED, accepted()[-1]]
    text = run("judge", "doubling", file, "--input", "double(4)", scripts=[script]).stdout
    assert "Your input: differs from our answer.\n  Input:\n    double(4)\n  Your output:\n    9\n" in text
    result = json.loads(run("judge", "doubling", file, "--input", "double(4)", "--json", scripts=[script]).stdout)
    assert [(answer["input"], answer["outcome"]) for answer in result["answers"]] == [("double(4)", "differs")]


def test_an_input_that_cannot_be_taken_is_bad_usage(run, file):
    result = run("judge", "doubling", file, "--input", " ")
    assert (result.exit_code, "The input is empty" in result.stderr) == (2, True)
    problem = replace(PROBLEM, suite={**PROBLEM.suite, "inputs.py": 'CLOSED = "Chance decides."\n'})
    result = run("judge", "doubling", file, "--input", "double(1)", catalog=type(CATALOG)({"doubling": problem}))
    assert (result.exit_code, "takes no inputs: Chance decides." in result.stderr) == (2, True)


def test_a_source_that_cannot_be_loaded_is_shown_with_its_line(run, file):
    script = [Ended("load_error", failure=Failure(error="SyntaxError: invalid syntax", line=3))]
    result = run("judge", "doubling", file, scripts=[script])
    assert "Loading your code" in result.stdout
    assert "Line 3 of your code" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), (b"\xff", "is not UTF-8"), (b"a\0", "NUL"), (b"x" * 70_000, "70,000 bytes")],
)
def test_a_file_that_cannot_be_taken_is_bad_usage(run, file, content, words):
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    result = run("judge", "doubling", file)
    assert result.exit_code == 2
    assert words in result.stderr


def test_an_unknown_problem_is_bad_usage_and_the_known_ones_are_listed(run, file):
    result = run("judge", "none", file)
    assert (result.exit_code, result.stderr) == (2, "rehearse: There is no problem 'none'. There are: doubling.\n")


def test_a_broken_problem_is_told_with_its_faults(run, file):
    result = run("judge", "paths", file, catalog=Catalog({}, (BROKEN,)))
    assert result.exit_code == 2
    assert "dsa/paths/problem.toml:7: difficulty = 9 is not from 1 to 5. Write 4." in result.stderr


def test_without_a_sandbox_it_is_the_judges_fault(run, file):
    result = run("judge", "doubling", file, sandbox=no_sandbox)
    assert result.exit_code == 3
    assert "Install Docker." in result.stderr


def test_without_any_confinement_it_warns_before_it_judges(run, file):
    result = run("judge", "doubling", file, "--sandbox", "process")
    assert result.stderr.startswith("rehearse: Programs run without a sandbox")


def test_switched_off_it_does_not_judge(run, file, monkeypatch):
    monkeypatch.setenv("REHEARSE_SANDBOX", "off")
    assert run("judge", "doubling", file).exit_code == 2


def test_a_setting_that_cannot_be_used_is_bad_usage(run, monkeypatch):
    monkeypatch.setenv("REHEARSE_CELLS_MAX", "none")
    result = run("serve")
    assert result.exit_code == 2
    assert "cells_max = 'none'" in result.stderr


def test_serve_passes_its_options_on(run, monkeypatch):
    seen = []
    monkeypatch.setattr(serving, "serve", seen.append)
    monkeypatch.setattr("rehearse.logs.configure", lambda _format: None)
    assert run("serve", "--port", "0", "--sandbox", "off").exit_code == 0
    assert (seen[0].port, seen[0].sandbox, seen[0].host) == (0, "off", "127.0.0.1")


def test_serve_says_in_one_line_why_it_cannot(run, monkeypatch):
    def refuse(_config):
        raise serving.CannotServeError("Port 1 is in use.")

    monkeypatch.setattr(serving, "serve", refuse)
    monkeypatch.setattr("rehearse.logs.configure", lambda _format: None)
    result = run("serve")
    assert (result.exit_code, result.stderr) == (2, "rehearse: Port 1 is in use.\n")


def test_the_database_is_upgraded_by_hand(run, file):
    assert "is up to date" in run("db", "upgrade").stdout
    assert list(file.parent.glob("var/rehearse.db"))


def test_a_database_that_cannot_be_had_is_told(run, monkeypatch):
    monkeypatch.setenv("REHEARSE_DATABASE_URL", "nonsense")
    result = run("db", "upgrade")
    assert result.exit_code == 2
    assert "is not a database URL" in result.stderr


@pytest.mark.parametrize(("sound", "code"), [(True, 0), (False, 1)])
def test_the_doctor_says_what_to_do(run, monkeypatch, sound, code):
    monkeypatch.setattr(
        doctor, "probe", lambda: [doctor.Finding("engine", ok=sound, message="it", next_step="start it")]
    )
    result = run("doctor")
    assert result.exit_code == code
    assert f"{'note ' if sound else 'FAULT'}  engine: it\n         → start it" in result.stdout


def test_the_doctor_reports_broken_folders_and_an_empty_catalogue(run, monkeypatch):
    monkeypatch.setattr(doctor, "probe", list)
    result = json.loads(run("doctor", "--json", catalog=Catalog({}, (BROKEN,))).stdout)
    names = {(finding["name"], finding["ok"]) for finding in result["findings"]}
    assert names == {("problem folder", False), ("catalogue", False), ("database", True)}
    assert result["ok"] is False


def test_the_doctor_reports_a_form_that_was_left_out(run, monkeypatch):
    monkeypatch.setattr(doctor, "probe", list)
    fault = ProblemFault("", "", 3, "minutes = 0 is not from 1 to 480.", "Write 45.", "interviews/coffee.toml")
    result = run("doctor", known=Interviews(faults=(fault,)))
    assert result.exit_code == 1
    assert "FAULT  interview: interviews/coffee.toml:3: minutes = 0" in result.stdout


def test_help_needs_no_framework():
    import subprocess
    import sys

    code = "import sys, rehearse.cli; print({'flask', 'sqlalchemy', 'docker', 'gunicorn', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_module_is_the_command():
    assert Path(cli.__file__).read_text().endswith("main()\n")
