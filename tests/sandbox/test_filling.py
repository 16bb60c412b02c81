"""Banks that a real cell fills, and judging with them."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.judging import build_fill, build_job
from rehearse_sandbox.host import SandboxError, open_sandbox
from rehearse_sandbox.host.sandbox import PooledSandbox, Sandbox
from rehearse_sandbox.wire.codec import decode
from rehearse_sandbox.wire.events import Ended, TestFinished
from tests.sandbox.conftest import containers

pytestmark = pytest.mark.docker

PROBLEM = Catalog.load(Path(__file__).parents[2] / "problems").problems["merge-intervals"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = open_sandbox("docker", on_progress=lambda _line: None)
    yield made
    made.close()


def told(sandbox: Sandbox, job: object) -> list[object]:
    events = sandbox.judge(job, user="1")  # type: ignore[arg-type]
    timeless = {TestFinished: {"ms": 0.0}, Ended: {"suite_ms": 0.0, "mistake": ""}}
    return [replace(event, **timeless.get(type(event), {})) for event in events]


def test_a_cell_fills_a_bank_and_another_judges_with_it(sandbox: Sandbox) -> None:
    sources = [PROBLEM.reference, PROBLEM.wrong[0].source]
    jobs = [build_job(PROBLEM, source, "submit", job_id="j") for source in sources]
    banks = list(sandbox.fill(build_fill(PROBLEM, job.seed) for job in jobs))
    for job, bank in zip(jobs, banks, strict=True):
        assert len(bank) > 1000
        assert told(sandbox, replace(job, bank=bank)) == told(sandbox, job)


def without_times(bank: bytes) -> dict[str, object]:
    content = decode(bank)
    return {**content, "transcripts": {name: parts for name, (_, parts) in content["transcripts"].items()}}


def test_two_fills_of_one_seed_are_the_same(sandbox: Sandbox) -> None:
    first, second = sandbox.fill([build_fill(PROBLEM, 5), build_fill(PROBLEM, 5)])
    assert len(without_times(first)["transcripts"]) > 5
    assert without_times(first) == without_times(second)


def test_the_fillers_cell_goes_when_the_last_bank_is_filled(stand_in: Callable[..., PooledSandbox], api, job) -> None:
    owner = "filler.1"
    sandbox = stand_in("for job in jobs():\n    say(Banked('AAAA'))\n    say(Ended('completed'))", owner=owner)
    sandbox.warm()
    filling = sandbox.fill([job, job])
    assert next(filling) == b"\0\0\0"
    assert len(containers(api, owner)) == 2
    assert list(filling) == [b"\0\0\0"]
    assert len(containers(api, owner)) == 1


def test_a_cell_that_dies_costs_one_bank(stand_in: Callable[..., PooledSandbox], job) -> None:
    sandbox = stand_in(
        "for job in jobs():\n    if job.id == 'bad':\n        sys.exit(1)\n    say(Banked('AAAA'))\n    say(Ended('completed'))"
    )
    assert list(sandbox.fill([job, replace(job, id="bad"), job])) == [b"\0\0\0", b"", b"\0\0\0"]


def test_a_fill_that_ended_otherwise_has_no_bank(stand_in: Callable[..., PooledSandbox], job) -> None:
    sandbox = stand_in("for job in jobs():\n    say(Ended('internal_error', 'no such module'))")
    assert list(sandbox.fill([job])) == [b""]


def test_closing_the_sandbox_breaks_a_fill_off(stand_in: Callable[..., PooledSandbox], job) -> None:
    sandbox = stand_in("for job in jobs():\n    time.sleep(600)")

    def jobs():
        yield job
        pytest.fail("no further job is asked for")

    filling = sandbox.fill(jobs())
    began = time.monotonic()
    threading.Timer(2.0, sandbox.close).start()
    assert next(filling) == b""
    assert time.monotonic() - began < job.limits.job_s
    with pytest.raises(SandboxError, match="shutting down"):
        next(sandbox.fill([job]))
