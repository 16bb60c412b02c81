"""Programs are read by many threads of a server at once."""

import ast
import gc
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from rehearse.syntax import tree_of

TEXT = "\n".join(f"def step_{i}(a, b):\n    return [a + {i} * (b - x) for x in range(a) if x]\n" for i in range(300))


class Interruption:
    """Rubbish whose end takes long enough for another thread to go on."""

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        for _ in range(100):
            pass


def read_from_depth(depth: int) -> str:
    """Read the text from within some calls, as each thread of a server is at a depth of its own."""
    if depth:
        return read_from_depth(depth - 1)
    Interruption()
    return ast.dump(tree_of(TEXT).body[-1])


@pytest.fixture
def threads_that_interrupt_one_another():
    threshold, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(50)
    sys.setswitchinterval(1e-6)
    yield
    gc.set_threshold(*threshold)
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("threads_that_interrupt_one_another")
def test_threads_read_programs_at_once():
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(read_from_depth, [i * 7 % 100 for i in range(60)]))) == 1


def test_what_is_no_python_is_told_with_its_line():
    with pytest.raises(SyntaxError) as caught:
        tree_of("a = 1\nb = (", "solution.py")
    assert (caught.value.filename, caught.value.lineno) == ("solution.py", 2)
