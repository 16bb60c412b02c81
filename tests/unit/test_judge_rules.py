"""Forbidden calls are found by whatever honest alias they go."""

import pytest

from rehearse_sandbox.inside.rules import find_forbidden

BANNED = ("numpy.linalg.lstsq", "scipy.special", "sorted")


@pytest.mark.parametrize(
    ("source", "line", "rule"),
    [
        ("import numpy as np\nw = np.linalg.lstsq(X, y)[0]", 2, "numpy.linalg.lstsq"),
        ("import numpy\nnumpy.linalg.lstsq(X, y)", 2, "numpy.linalg.lstsq"),
        ("import numpy.linalg\nnumpy.linalg.lstsq(X, y)", 2, "numpy.linalg.lstsq"),
        ("import numpy.linalg as la\nla.lstsq(X, y)", 2, "numpy.linalg.lstsq"),
        ("from numpy.linalg import lstsq as solve", 1, "numpy.linalg.lstsq"),
        ("from numpy.linalg import *", 1, "numpy.linalg.lstsq"),
        ("from numpy import linalg as L\nL.lstsq(X, y)", 2, "numpy.linalg.lstsq"),
        ("import numpy as np\nla = np.linalg\nla.lstsq(X, y)", 3, "numpy.linalg.lstsq"),
        ("import numpy as np\ngetattr(np.linalg, 'lstsq')(X, y)", 2, "numpy.linalg.lstsq"),
        ("__import__('numpy').linalg.lstsq(X, y)", 1, "numpy.linalg.lstsq"),
        ("import importlib\nimportlib.import_module('scipy.special')", 2, "scipy.special"),
        ("import scipy.special", 1, "scipy.special"),
        ("from scipy import special", 1, "scipy.special"),
        ("def f(x):\n    return sorted(x)", 2, "sorted"),
    ],
)
def test_a_use_is_found_with_its_line(source, line, rule):
    use = find_forbidden(source, BANNED)
    assert use is not None
    assert (use.line, use.name, use.text) == (line, rule, source.splitlines()[line - 1].strip())


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.linalg.solve(X, y)",
        "from numpy import *",
        "import numpy.linalg",
        "# np.linalg.lstsq(X, y)",
        "'np.linalg.lstsq'",
        "def sorted(x):\n    return x\nsorted([])",
        "def f(sorted):\n    return sorted",
        "lstsq = 3\nlstsq",
        "x.linalg.lstsq()",
        "getattr(x, 'lstsq')",
        "not python (",
        "\0",
    ],
)
def test_what_is_no_use_is_left_alone(source):
    assert find_forbidden(source, BANNED) is None


def test_without_rules_nothing_is_read():
    assert find_forbidden("import numpy", ()) is None
