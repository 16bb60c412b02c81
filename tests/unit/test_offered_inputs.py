"""What a problem's page offers to try: read from inputs.py, nothing of which is run."""

from pathlib import Path

import pytest

from rehearse.catalog.catalog import Catalog
from rehearse.catalog.offered import (
    entry_of,
    has_many_answers,
    offered_by,
    offered_inputs,
    released_names,
    why_closed,
)
from rehearse.judging import build_job
from rehearse_sandbox.inside.answering import ask_reference
from rehearse_sandbox.inside.reference_process import InvalidInputError
from rehearse_sandbox.wire.custom import CustomInput

STARTER = "def f(values):\n    raise NotImplementedError\n"
CLASS = "class LRUCache:\n    pass\n"
PROBLEMS = Catalog.load(Path(__file__).parents[2] / "problems").problems
OPEN = [slug for slug, problem in PROBLEMS.items() if not why_closed(problem.suite)]


def offered(edge, starter=STARTER, symbol="f"):
    return offered_inputs(
        f"import numpy as np\nN_MAX = 10\nHALF = N_MAX // 2\nPAIR = [1, HALF]\nLOOP = [LOOP]\nBIG = 10**9\nEDGE = {edge}\n",
        starter,
        symbol,
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ("([1, -2], 'a')", "f([1, -2], 'a')"),
        ("(np.array([[1.0]], dtype=np.uint8),)", "f(array([[1.0]], dtype=uint8))"),
        ("(BIG, -N_MAX, np.nan)", "f(1000000000, -10, nan)"),
        ("('(' * HALF + ')' * (N_MAX - 5),)", "f('(' * 5 + ')' * 5)"),
        ("(tree_from_levels([1, None, 2]),)", "f(tree_from_levels([1, None, 2]))"),
        ("(PAIR, PAIR)", "f([1, 5], [1, 5])"),
        ("({1: (2,)}, {3})", "f({1: (2,)}, {3})"),
    ],
)
def test_an_edge_case_is_written_as_a_learner_would_type_it(arguments, text):
    assert offered(f'{{"case": {arguments}}}') == {"case": text}


@pytest.mark.parametrize(
    "arguments",
    [
        "(chain(5),)",
        "(LOOP,)",
        "([x for x in [1]],)",
        "(other,)",
        "(np.random.rand(3),)",
        "([1] * 'a' - 2,)",
        "('x' + 'y' * N_MAX // 0,)",
        "(" + "1," * 400 + ")",
        "helper()",
    ],
)
def test_what_is_computed_or_too_long_is_not_offered(arguments):
    assert offered(f'{{"case": {arguments}}}') == {}


def test_a_class_is_offered_as_its_constructor_and_the_calls_after_it():
    edge = '{"two": (2, [("put", 1, 10), ("get", 1)]), "odd": (2, 3), "strange": ([put, 1],)}'
    assert offered(edge, CLASS, "LRUCache") == {"two": "cache = LRUCache(2)\ncache.put(1, 10)\ncache.get(1)"}


def test_an_author_may_write_the_texts():
    source = 'TRY = {"both": "f(1)\\nf(2)", "not a text": 3}\nEDGE = dict()\n'
    assert offered_inputs(source, STARTER, "f") == {"both": "f(1)\nf(2)"}
    assert offered_inputs("", STARTER, "f") == {}


def test_chance_and_clocks_close_a_problem_and_so_does_its_author():
    assert "Chance" in why_closed({"tests/test_properties.py": "check_distribution(x, y)"})
    assert "clock" in why_closed({"tests/test_properties.py": "clock = VirtualClock()"})
    assert why_closed({"inputs.py": 'CLOSED = "It is a secret."\n'}) == "It is a secret."
    assert why_closed({"inputs.py": "", "tests/test_properties.py": "check_same(f(1), 2)"}) == ""
    assert offered_by(PROBLEMS["reservoir-sampling"]) == {}


def test_arguments_that_are_only_taken_by_name_are_written_with_it():
    starter = "def f(x, *, k=1, padding=0):\n    pass\n"
    assert offered('{"named": (1, 2)}', starter) == {"named": "f(1, k=2)"}


def test_arguments_alone_are_those_of_the_function_that_inputs_py_speaks_of():
    assert entry_of(PROBLEMS["repair-training-loop"]) == "train"
    assert entry_of(PROBLEMS["feature-scalers"]) == "StandardScaler"


def test_a_level_that_is_not_released_cannot_be_asked_about():
    problem = PROBLEMS["ttl-store"]
    names = [set(released_names(problem, level)) for level in range(1, problem.levels + 1)]
    assert {"get", "set", "delete"} <= names[0]
    assert names[0] < names[1]
    assert names[-1] == set()
    job = build_job(problem, "", "run", job_id="1", level=1, inputs=[CustomInput("", "any")])
    later = min(names[1] - names[0])
    with pytest.raises(InvalidInputError, match=f"the statement names no `{later}`"):
        ask_reference(job, f"store = KeyValueStore()\nstore.{later}('a')", seconds=60.0)


def test_a_suite_that_verifies_answers_has_many_right_ones():
    assert has_many_answers({"tests/test_properties.py": "check_valid(answer, fault)"})
    assert not has_many_answers({"tests/test_properties.py": "check_same(f(1), 2)"})


@pytest.mark.parametrize("slug", OPEN)
def test_every_input_that_a_shipped_problem_offers_gets_an_answer(slug):
    problem = PROBLEMS[slug]
    job = build_job(problem, "", "run", job_id="1", inputs=[CustomInput("", "any")])
    for text in offered_by(problem).values():
        assert ask_reference(job, text, seconds=60.0).replies


def test_the_reference_goes_to_the_judge_only_with_inputs_of_an_open_problem():
    kept = [CustomInput("mine", "f(1)")]
    assert build_job(PROBLEMS["lru-cache"], "", "submit", job_id="1").custom is None
    assert build_job(PROBLEMS["reservoir-sampling"], "", "run", job_id="1", inputs=kept).custom is None
    assert build_job(PROBLEMS["lru-cache"], "", "run", job_id="1", inputs=kept).custom.inputs == (kept[0],)
