"""The site fills its bank, says how far it has come, and judges with it."""

from rehearse.judging import SEEDS, seed_for
from tests.scripted import PROBLEM, ScriptedSandbox
from tests.web.conftest import Serve, until

SOURCE = "def double(x):\n    return 2 * x\n"


def submit(client, mode: str) -> None:
    answer = client.post(f"/api/v1/problems/{PROBLEM.slug}/submissions", json={"source": SOURCE, "mode": mode})
    path = f"/api/v1/submissions/{answer.json['id']}"
    until(lambda: client.get(path).json["state"] == "done")


def test_the_bank_is_filled_and_submissions_take_its_examples_along(serve: Serve) -> None:
    client = serve(sandbox := ScriptedSandbox()).test_client()
    until(lambda: client.get("/readyz").json["bank"] == {"filled": SEEDS, "of": SEEDS})
    submit(client, "submit")
    submit(client, "run")
    assert [(job.seed, job.bank) for job in sandbox.jobs] == [
        (seed_for(PROBLEM, SOURCE), b"drawn"),
        (seed_for(PROBLEM, SOURCE), b"drawn"),
    ]


def test_a_judge_that_is_off_fills_nothing(serve: Serve) -> None:
    client = serve(judging=False).test_client()
    assert client.get("/readyz").json["bank"] == {"filled": 0, "of": SEEDS}
