"""The same text gets the same verdict in whichever cell it is judged, also when it leaves something to chance."""

from dataclasses import replace

import pytest

from rehearse_sandbox.host import open_sandbox
from rehearse_sandbox.host.warm_up import warm_up_job

pytestmark = pytest.mark.docker

#: What the program shows of itself is in the failing output.
SOURCE = """
import random, uuid
import numpy as np

def double(number):
    names = {str(index) for index in range(20)}
    return [uuid.uuid4().hex, random.Random().random(), float(np.random.default_rng().random()), "".join(names)]
"""


@pytest.fixture(scope="module")
def fresh_cells():
    """A sandbox that gives every job a cell of its own."""
    made = open_sandbox("docker", reuse="never", on_progress=lambda _line: None)
    made.warm()
    yield made
    made.close()


def untimed(event):
    return replace(event, **{name: 0 for name in ("ms", "suite_ms") if hasattr(event, name)})


def test_chance_and_the_order_of_sets_are_the_same_in_every_cell(fresh_cells):
    job = replace(warm_up_job(), source=SOURCE)
    seen = [[untimed(event) for event in fresh_cells.judge(job, user="ann")] for _ in range(2)]
    assert seen[0] == seen[1]
    assert "wrong_answer" in str(seen[0])
