"""What a job's caller hears, whatever the container does: every event, and exactly one end."""

import contextlib
import signal
import subprocess
import sys
from dataclasses import replace

import docker
import docker.errors
import pytest
import requests

from rehearse_sandbox.host.cell import EngineGone
from rehearse_sandbox.host.docker_cell import OVERHEAD_MB, DockerCells, remove
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.owner import own_name
from rehearse_sandbox.wire.events import Ended, Started, TestFinished
from rehearse_sandbox.wire.job import Limits
from tests.sandbox.conftest import containers

pytestmark = pytest.mark.docker

HONEST = "for job in jobs(): finish()"


def ends(events):
    return [event for event in events if isinstance(event, Ended)]


def test_events_arrive_in_order(stand_in, job):
    events = list(stand_in(HONEST).judge(job, user="u"))
    assert [type(event) for event in events] == [Started, TestFinished, Ended]


def test_events_arrive_while_the_job_goes_on(stand_in, job):
    program = "for job in jobs():\n say(Started(()))\n read_frame(sys.stdin.buffer)"
    events = stand_in(program).judge(job, user="u")
    assert next(events) == Started(())
    events.close()


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("next(jobs()); os.kill(os.getpid(), 9)", "cell_died"),
        ("next(jobs()); say(Started(())); sys.exit(0)", "cell_died"),
        ("next(jobs()); os.write(1, b'\\0\\0\\0\\x09half')", "internal_error"),
        ("next(jobs()); os.write(1, b'\\xff\\xff\\xff\\xff')", "internal_error"),
        ("next(jobs()); write_frame(sys.stdout.buffer, b'{}')", "internal_error"),
        ("next(jobs()); write_frame(sys.stdout.buffer, b'\\xff')", "internal_error"),
        ("os.write(1, b'Traceback')\nfor job in jobs(): time.sleep(60)", "internal_error"),
    ],
)
def test_a_broken_cell_gives_exactly_one_end(stand_in, job, program, reason):
    (end,) = ends(stand_in(program).judge(job, user="u"))
    assert end.reason == reason


def test_a_container_killed_mid_job_gives_exactly_one_end(api, cells, stand_in, job):
    program = "for job in jobs():\n say(Started(()))\n time.sleep(60)"
    sandbox = stand_in(program, owner="killed-mid-job")
    events = sandbox.judge(job, user="u")
    next(events)
    for container in containers(api, "killed-mid-job", running_only=True):
        api.kill(container)
    assert [end.reason for end in ends(events)] == ["cell_died"]


def test_a_cell_that_stays_silent_is_killed_at_the_deadline(stand_in, job):
    impatient = replace(job, limits=Limits(job_s=0.2))
    (end,) = stand_in("for job in jobs(): time.sleep(60)", grace_s=0.3).judge(impatient, user="u")
    assert end.reason == "cell_died"
    assert "silent" in end.detail


def test_a_cell_that_does_not_read_its_job_is_killed_at_the_deadline(stand_in, job):
    large = replace(job, source="#" * 4_000_000, limits=Limits(job_s=0.2))
    (end,) = stand_in("time.sleep(60)", grace_s=0.3).judge(large, user="u")
    assert end.reason == "cell_died"


def test_what_a_dying_cell_says_on_stderr_is_kept_for_the_log(stand_in, job):
    (end,) = stand_in("next(jobs()); sys.exit('no room left')").judge(job, user="u")
    assert "no room left" in end.detail


def test_an_event_may_be_large(stand_in, job):
    (end,) = stand_in("for job in jobs(): say(Ended('completed', detail='x' * 3_000_000))").judge(job, user="u")
    assert len(end.detail) == 3_000_000


def test_a_caller_that_stops_early_costs_the_cell(stand_in, job):
    sandbox = stand_in("for job in jobs(): say(Started(())); say(Ended('completed', open('/etc/hostname').read()))")
    events = sandbox.judge(job, user="u")
    next(events)
    events.close()
    assert [event.detail for event in ends(sandbox.judge(job, user="u"))] == ["cell\n"]


def test_no_container_is_left_after_close(api, stand_in, job):
    sandbox = stand_in(HONEST, owner="closed")
    list(sandbox.judge(job, user="u"))
    sandbox.close()
    assert containers(api, "closed") == []
    (end,) = sandbox.judge(job, user="u")
    assert end.reason == "no_cell"


def test_a_cell_ends_when_its_server_is_killed(api, image):
    server = (
        "import docker, os\n"
        "from rehearse_sandbox.host.docker_cell import DockerCells\n"
        f"cells = DockerCells(docker.from_env().api, {image!r}, ('python3', '-c', 'input()'), owner='killed-server')\n"
        "cell = cells.make()\n"
        "print(cell.container_id, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", server], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    with contextlib.suppress(docker.errors.NotFound):
        api.wait(done.stdout.strip(), condition="removed", timeout=60)
    assert containers(api, "killed-server") == []


def test_cells_of_servers_that_are_gone_are_removed_at_the_start(api, cells):
    place, _, _start = own_name().rpartition("/")
    gone = cells("time.sleep(600)", owner=f"{place}/not-this-start")
    own = cells("time.sleep(600)")
    mine = own.make()
    cell = gone.make()
    assert own.remove_orphans() == 1
    assert containers(api, gone.owner) == []
    assert mine.is_alive()
    assert not cell.is_alive()
    mine.close()
    cell.close()


def test_the_engine_refusing_is_our_own_error(api):
    with pytest.raises(SandboxError, match="failed while starting a cell"):
        DockerCells(api, "rehearse-sandbox:never-built").make()


def test_a_container_that_fails_to_start_is_removed(api, image):
    with pytest.raises(SandboxError):
        DockerCells(api, image, ("/no/such/program",), owner="no-start").make()
    assert containers(api, "no-start") == []


def test_removing_what_is_gone_is_no_error(api):
    remove(api, "0" * 64)


def test_a_job_that_needs_more_memory_than_the_cell_has_gets_it(api, cells, job):
    maker = cells("for job in jobs(): finish()", memory_mb=64)
    cell = maker.make()
    list(cell.judge(replace(job, limits=Limits(memory_mb=256))))
    limits = api.inspect_container(cell.container_id)["HostConfig"]
    assert limits["Memory"] == limits["MemorySwap"] == (256 + OVERHEAD_MB) * 2**20
    cell.close()


CONFINEMENT = {
    "the root is read-only": "open('/usr/x', 'w')",
    "so is /tmp": "open('/tmp/x', 'w')",
    "there is no shared memory": "open('/dev/shm/x', 'w')",
    "there is no network": "import socket; socket.create_connection(('1.1.1.1', 53), 2)",
    "files keep their owner": "os.chown('/tmp', 1, 1)",
    "nothing is mounted": "import ctypes; assert ctypes.CDLL(None).mount(b'x', b'/tmp', b'tmpfs', 0, None) == 0",
    "no device is made": "os.mknod('/dev/x', 0o020666, os.makedev(1, 1))",
    "there is no other root": "os.chroot('/tmp')",
}


@pytest.mark.parametrize("attempt", CONFINEMENT.values(), ids=CONFINEMENT)
def test_even_the_cells_own_root_is_confined(stand_in, job, attempt):
    program = f"next(jobs())\ntry:\n {attempt}\n word = 'escaped'\nexcept Exception as error: word = 'refused'\n"
    (end,) = stand_in(program + "say(Ended('completed', detail=word))").judge(job, user="u")
    assert end.detail == "refused"


def test_a_cell_has_three_capabilities_and_can_gain_none(stand_in, job):
    program = "next(jobs()); say(Ended('completed', detail=open('/proc/self/status').read()))"
    (end,) = stand_in(program).judge(job, user="u")
    status = dict(line.split(":\t", 1) for line in end.detail.splitlines())
    kill, setgid, setuid = 5, 6, 7
    assert int(status["CapBnd"], 16) == 1 << kill | 1 << setgid | 1 << setuid
    assert status["NoNewPrivs"] == "1"


def test_a_cells_environment_holds_nothing_of_the_host(stand_in, job):
    (end,) = stand_in("next(jobs()); say(Ended('completed', detail=' '.join(os.environ)))").judge(job, user="u")
    official = {"LANG", "GPG_KEY", "PYTHON_VERSION", "PYTHON_SHA256"}
    threads = {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"}
    ours = {"PATH", "HOME", "HOSTNAME", "LC_CTYPE", "PYTHONHASHSEED"} | threads
    assert set(end.detail.split()) <= ours | official


def test_the_cell_counts_what_the_kernel_killed_for_memory(stand_in, job):
    program = """
from rehearse_sandbox.inside.memory import oom_kills
next(jobs())
before = oom_kills()
if (child := os.fork()) == 0:
    open('/proc/self/oom_score_adj', 'w').write('1000')
    os.setuid(10000)
    hog = bytearray(3 * 10**9)
    os._exit(0)
os.waitpid(child, 0)
say(Ended('completed', detail=str(oom_kills() - before)))
"""
    (end,) = stand_in(program).judge(job, user="u")
    assert end.detail == "1"


def test_a_cell_whose_engine_was_away_is_removed_before_the_next_one_starts(api, cells, monkeypatch):
    maker = cells("time.sleep(600)")
    lost = maker.make()
    with monkeypatch.context() as engine:
        engine.setattr(api, "remove_container", refuse)
        lost.close()
    assert maker.left == {lost.container_id}
    maker.make().close()
    assert (containers(api, maker.owner), maker.left) == ([], set())


def refuse(*_, **__):
    raise requests.ConnectionError("the engine is away")


def test_a_container_whose_making_was_cut_off_is_removed_by_its_name(api, cells, monkeypatch):
    maker = cells("time.sleep(600)")
    create = api.create_container
    with monkeypatch.context() as engine:
        engine.setattr(api, "create_container", lambda *args, **options: create(*args, **options) and refuse())
        engine.setattr(api, "remove_container", refuse)
        with pytest.raises(SandboxError):
            maker.make()
    assert len(containers(api, maker.owner)) == 1
    maker.make().close()
    assert containers(api, maker.owner) == []


def test_a_job_whose_engine_went_away_says_nothing_of_the_job(cells, job, monkeypatch):
    cell = cells("for job in jobs(): sys.exit()").make()
    monkeypatch.setattr(cell._api, "ping", refuse)
    with pytest.raises(EngineGone, match="went away in the middle"):
        list(cell.judge(job))
    monkeypatch.undo()
    cell.close()
