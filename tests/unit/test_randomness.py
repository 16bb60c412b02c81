"""What a program draws without a seed is the same whenever it is judged."""

import pytest

from rehearse_sandbox.inside import randomness

DRAWS = {
    "a generator of numpy": "float(np.random.default_rng().random())",
    "a bit generator": "np.random.PCG64().random_raw()",
    "numpy's old generator": "float(np.random.RandomState().rand())",
    "numpy's global generator, seeded anew": "(np.random.seed(), float(np.random.rand()))[1]",
    "a seed sequence": "int(np.random.SeedSequence().entropy)",
    "a Random": "random.Random().random()",
    "the global Random, seeded anew": "(random.seed(), random.random())[1]",
    "a SystemRandom": "random.SystemRandom().random()",
    "bytes of the system": "os.urandom(20)",
    "bytes of getrandom": "os.getrandom(20, os.GRND_NONBLOCK)",
    "secrets": "secrets.token_hex(9), secrets.randbelow(10**9), secrets.choice(range(10**9))",
    "a UUID": "str(uuid.uuid4())",
}
SOURCE = "import numpy as np, os, random, secrets, uuid\ndef f():\n    return "


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_what_has_no_seed_is_drawn_from_the_jobs(start, draw):
    candidate, f = start(SOURCE + draw, "f")
    first, second = f(), f()
    candidate.begin_example()
    assert first != second
    assert f() == first == start(SOURCE + draw, "f")[1]()
    assert start(SOURCE + draw, "f", seed=2)[1]() != first


def test_a_generator_that_is_made_while_importing_is_the_same_in_every_job(start):
    source = (
        "import numpy as np\nrng = np.random.default_rng()\ndef f(): return [float(rng.random()) for _ in range(3)]"
    )
    assert start(source, "f")[1]() == start(source, "f")[1]()


def test_a_seed_of_its_own_gives_what_it_gives_everywhere(start):
    _, f = start("import random\ndef f(): return random.Random('a').random(), random.Random(5).random()", "f")
    import random

    assert f() == (random.Random("a").random(), random.Random(5).random())


def test_a_negative_number_of_bytes_is_refused_as_ever(start):
    _, f = start("import os\ndef f(): return os.urandom(-1)", "f")
    with pytest.raises(ValueError, match="negative"):
        f()


@pytest.mark.parametrize("word", ["random", "secrets", "uuid"])
def test_a_program_that_may_draw_is_told_by_its_words(word):
    assert randomness.is_named_in(f"import {word}")
    assert not randomness.is_named_in("def f(): return 4")
