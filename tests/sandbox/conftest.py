"""A real engine, the real image, and cells whose program a test chooses."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import docker
import pytest

from rehearse_sandbox.host.build import ensure_image
from rehearse_sandbox.host.docker_cell import CELL_LABEL, OWNER_LABEL, DockerCells
from rehearse_sandbox.host.engine import connect
from rehearse_sandbox.host.owner import own_name
from rehearse_sandbox.host.sandbox import PooledSandbox
from rehearse_sandbox.wire.job import Job, Limits

#: What every stand-in for a cell's program begins with: frames in, events out.
STAND_IN = """
import os, sys, time
from rehearse_sandbox.wire.events import *
from rehearse_sandbox.wire.frames import write_frame
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.parcel import receive

def jobs():
    while (parcel := receive(sys.stdin.buffer)) is not None:
        yield Job.from_bytes(parcel.job)

def say(event):
    write_frame(sys.stdout.buffer, to_json(event).encode())

def finish():
    say(Started((TestInfo("t::a", True),)))
    say(TestFinished("t::a", "passed", 1.0))
    say(Ended("completed"))
"""


@pytest.fixture(scope="package")
def api() -> Iterator[docker.APIClient]:
    """A client of the real engine."""
    client = connect()
    yield client
    client.close()


@pytest.fixture(scope="package")
def image(api) -> str:
    """The tag of the sandbox image of these sources."""
    return ensure_image(api)


@pytest.fixture
def job() -> Job:
    """A job for stand-ins, which do not look at it."""
    return Job(
        id="j1",
        slug="s",
        mode="run",
        module="solution",
        symbols=("f",),
        source="",
        suite={},
        seed=0,
        limits=Limits(job_s=30),
    )


@pytest.fixture
def cells(api, image) -> Iterator[Callable[..., DockerCells]]:
    """Makes a maker of containers that run `STAND_IN` and the given program; none of them is left at the end."""
    # Not this process's name alone: sandboxes that other tests keep open through the whole run carry that one.
    owner = f"{own_name()}/{uuid4().hex}"

    def choose(program: str, **options: object) -> DockerCells:
        return DockerCells(
            api, image, command=("python3", "-I", "-c", STAND_IN + program), **({"owner": owner} | options)
        )

    yield choose
    assert containers(api, owner) == [], "a test left a container behind"


@pytest.fixture
def stand_in(cells) -> Iterator[Callable[..., PooledSandbox]]:
    """Opens a sandbox whose cells run the given program."""
    opened = []

    def open_stand_in(
        program: str, *, reuse: str = "user", jobs_per_cell: int = 20, **options: object
    ) -> PooledSandbox:
        made = PooledSandbox(
            "docker", cells(program, **options).make, cells=1, reuse=reuse, jobs_per_cell=jobs_per_cell
        )
        opened.append(made)
        return made

    yield open_stand_in
    for sandbox in opened:
        sandbox.close()


def containers(api: docker.APIClient, owner: str, *, running_only: bool = False) -> list[str]:
    """The cells of one owner, in whatever state unless told otherwise."""
    labels = [f"{CELL_LABEL}=1", f"{OWNER_LABEL}={owner}"]
    return [container["Id"] for container in api.containers(all=not running_only, filters={"label": labels})]
