"""What ends a job before its tests do: time, memory, output, and a process that ends itself."""

from __future__ import annotations

from rehearse_sandbox.wire.job import Limits
from tests.unit.test_judge import EXAMPLES, RIGHT, judge


def test_an_endless_call_ends_the_job():
    judged = judge("def f(x):\n    while True:\n        pass\n", limits=Limits(test_s=2))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["time_limit", "not_run"])
    assert (judged.failure.input, judged.failure.why) == ("f(2)", "the test was not over after 2 s")


def test_a_job_has_a_limit_of_its_own():
    examples = EXAMPLES + "def test_slow():\n    f(None)\n"
    source = "def f(x):\n    while x is None:\n        pass\n    return 2 * x\n"
    judged = judge(source, examples=examples, limits=Limits(test_s=60, job_s=10))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["passed", "time_limit", "not_run"])
    assert judged.failure.why == "the whole suite was not over after 10 s"


def test_tests_after_the_jobs_limit_do_not_run():
    examples = "import time\ndef test_a():\n    time.sleep(8.1)\ndef test_b():\n    pass\n"
    judged = judge(RIGHT, examples=examples, properties="", limits=Limits(job_s=8))
    assert (judged.reason, judged.outcomes) == ("time_limit", ["passed", "not_run"])


def test_a_failing_example_outlives_a_shrinking_that_takes_too_long():
    source = "def f(x):\n    while abs(x) == 1000:\n        pass\n    return 2 * x if abs(x) < 1000 else None\n"
    judged = judge(source, examples="", limits=Limits(test_s=3))
    assert judged.outcomes == ["wrong_answer"]
    assert judged.failure.output == "None"


def test_shrinking_ends_after_its_share_of_time():
    source = "import time\ndef f(x):\n    time.sleep(0.02)\n    return 2 * x if abs(x) < 9 else None\n"
    judged = judge(source, examples="", limits=Limits(test_s=30, shrink_s=0.05))
    assert judged.outcomes == ["wrong_answer"]
    assert judged.failure.output == "None"


def test_memory_that_cannot_be_had_ends_the_job():
    judged = judge("import numpy as np\ndef f(x):\n    return np.ones((10**7, 10**7))\n")
    assert (judged.reason, judged.outcomes) == ("memory_limit", ["memory_limit", "not_run"])


def test_a_process_that_ends_itself_is_a_runtime_error():
    judged = judge("import os\ndef f(x):\n    os._exit(0)\n")
    assert (judged.reason, judged.outcomes) == ("runtime_error", ["runtime_error", "not_run"])
    assert "exit" in judged.failure.why


def test_a_flood_of_output_ends_the_job_and_is_cut():
    judged = judge("def f(x):\n    while True:\n        print('x' * 1000)\n", limits=Limits(output_bytes=1000))
    assert (judged.reason, judged.outcomes) == ("output_limit", ["output_limit", "not_run"])
    assert len(judged.failure.stdout) < 1100
    assert "bytes more" in judged.failure.stdout


def test_every_example_may_print_up_to_the_limit():
    judged = judge("def f(x):\n    print('x' * 400)\n    return 2 * x\n", limits=Limits(output_bytes=500))
    assert judged.outcomes == ["passed", "passed"]
