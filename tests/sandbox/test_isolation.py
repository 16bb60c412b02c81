"""No byte of a suite is where a candidate could find it: a canary stands in the suite, and everything is searched."""

import contextlib
import os
import re
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.host.build import ensure_image
from rehearse_sandbox.host.cell import Cell
from rehearse_sandbox.host.docker_cell import DockerCells
from rehearse_sandbox.host.engine import connect
from rehearse_sandbox.host.sandbox import Sandbox
from rehearse_sandbox.wire.events import Event, TestFinished
from rehearse_sandbox.wire.job import Job, Limits

pytestmark = pytest.mark.docker

CANARY = "kookaburra-7f3a-suite"
OWN_WORD = "wallaby-51c9-source"

SUITE = f'''
from solution import search
from rehearse_sandbox.kit import check_same

SECRET = "{CANARY}"

def test_search():
    """What is searched for is {CANARY}."""
    check_same(search(), [])
'''

#: Looks for a word without holding it: memory is compared after a shift of every byte, and so is the word.
SEARCH = f"""
import ctypes, os

SHIFT = bytes((value + 1) % 256 for value in range(256))
OWN_WORD = "{OWN_WORD}"

def readable_memory():
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # PR_SET_DUMPABLE, so that /proc/self/mem opens
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(edge, 16) for edge in span.split("-"))
            if "r" in rights and "[v" not in line:
                try:
                    memory.seek(start)
                    yield line.strip(), memory.read(end - start)
                except (OSError, ValueError, OverflowError):
                    continue

def readable_files(top):
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in ("/proc", "/sys")]
        for name in names:
            path = os.path.join(folder, name)
            try:
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        yield path, file.read()
            except OSError:
                continue

def process_views():
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for view in ("environ", "cmdline", "comm", "status", "maps", "stat"):
            try:
                with open(f"/proc/{{pid}}/{{view}}", "rb") as file:
                    yield f"/proc/{{pid}}/{{view}}", file.read()
            except OSError:
                continue

def find(shifted):
    yield from ()
    for places in (readable_memory(), readable_files("/"), process_views()):
        for place, content in places:
            if shifted in content.translate(SHIFT):
                yield place
"""


def shifted(word: str) -> bytes:
    return bytes((value + 1) % 256 for value in word.encode())


def job(source: str, suite: str = SUITE) -> Job:
    return Job(
        id="canary",
        slug="canary",
        mode="submit",
        module="solution",
        symbols=("search",),
        source=source,
        suite={"tests/test_properties.py": suite},
        seed=1,
        limits=Limits(import_s=60, test_s=120, job_s=240),
    )


@pytest.fixture(scope="module")
def open_cell() -> Iterator[Cell]:
    """A cell whose candidates may look at their own memory, so that the search is not stopped before it begins."""
    api = connect()
    cell = DockerCells(api, ensure_image(api), without=frozenset({"lockdown"})).make()
    yield cell
    cell.close()
    api.close()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = open_sandbox("docker", on_progress=lambda _line: None)
    made.warm()
    yield made
    made.close()


def finished(events: Iterable[Event]) -> TestFinished:
    (test,) = [event for event in events if isinstance(event, TestFinished)]
    return test


def searching_for(word: str) -> Job:
    return job(f"{SEARCH}\ndef search():\n    return list(find({shifted(word)!r}))\n")


def test_a_candidate_finds_no_byte_of_the_suite_in_memory_files_environment_or_proc(open_cell: Cell) -> None:
    test = finished(open_cell.judge(searching_for(CANARY)))
    assert test.outcome == "passed", test.failure


def test_the_search_finds_what_is_there(open_cell: Cell) -> None:
    test = finished(open_cell.judge(searching_for(OWN_WORD)))
    assert test.outcome == "wrong_answer"
    assert test.failure is not None
    assert "-" in test.failure.output


def test_a_candidate_that_is_locked_down_may_not_even_begin_to_search(sandbox: Sandbox) -> None:
    test = finished(sandbox.judge(searching_for(CANARY), user="1"))
    assert test.failure is not None
    assert "PermissionError" in test.failure.error


def processes_of_cells() -> dict[int, int]:
    """The user id of each process that runs our inside, by its process id on this machine."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
            status = (entry / "status").read_text()
        except OSError:
            continue
        uids = re.search(r"^Uid:\s+(\d+)", status, re.MULTILINE)
        if b"rehearse_sandbox.inside.init" in command and uids is not None:
            found[int(entry.name)] = int(uids[1])
    return found


def memory_holds(pid: int, word: bytes) -> bool:
    """Whether a process has the word in its memory; one that ended meanwhile holds nothing."""
    try:
        spans = [line.split()[0] for line in Path(f"/proc/{pid}/maps").read_text().splitlines() if " r" in line]
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            return any(word in part for part in _readable(memory, spans))
    except OSError:
        return False


def _readable(memory: BinaryIO, spans: list[str]) -> Iterator[bytes]:
    for span in spans:
        start, end = (int(edge, 16) for edge in span.split("-"))
        # The kernel's own pages are in the map but cannot be read.
        with contextlib.suppress(OSError, ValueError, OverflowError):
            memory.seek(start)
            yield memory.read(end - start)


def test_seen_from_outside_only_the_judge_holds_the_suite(sandbox: Sandbox) -> None:
    if os.geteuid() != 0:
        pytest.fail("reading another user's memory needs root; run the tests as root")
    work = job("import time\ndef search():\n    time.sleep(20)\n    return []\n")
    judging = threading.Thread(target=lambda: list(sandbox.judge(work, user="1")), daemon=True)
    judging.start()
    holders: set[int] = set()
    give_up = time.monotonic() + 15
    while not holders and time.monotonic() < give_up:
        time.sleep(0.5)
        uids = processes_of_cells()
        holders = {uid for pid, uid in uids.items() if memory_holds(pid, CANARY.encode())}
    assert any(uid >= 10_000 for uid in uids.values()), "no candidate was running"
    assert holders == {900}
    judging.join(60)
