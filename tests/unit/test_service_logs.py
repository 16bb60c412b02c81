"""Logs: one line an event, for people or for machines, with the submission's id."""

import json
import logging

import pytest
import structlog

from rehearse import logs


@pytest.fixture(autouse=True)
def _as_before():
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_machines_get_json_with_the_submissions_id(capsys):
    logs.configure("json")
    with structlog.contextvars.bound_contextvars(submission="abc"):
        structlog.get_logger("x").warning("verdict", verdict="accepted")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["submission"], line["verdict"], line["level"]) == (
        "verdict",
        "abc",
        "accepted",
        "warning",
    )


def test_people_get_a_line_and_libraries_log_alike(capsys):
    logs.configure("text")
    logging.getLogger("elsewhere").warning("cell lost")
    logging.getLogger("docker").info("not this")
    assert "cell lost" in (told := capsys.readouterr().err)
    assert "not this" not in told


def test_a_traceback_stays_on_its_line_for_machines(capsys):
    logs.configure("json")
    try:
        int("inside")
    except ValueError:
        structlog.get_logger("x").exception("broke")
    assert "ValueError: invalid literal" in json.loads(capsys.readouterr().err)["exception"]
