"""Each operator makes the mistakes that it is named after, and none that can be seen to do no harm."""

import pytest

from rehearse.authoring.mutation import mutants_of
from rehearse.authoring.mutation.operators import OPERATORS

#: Operator, source, and the lines that its mutants have instead.
MISTAKES = [
    ("arithmetic", "y = a + b", ["y = a - b"]),
    ("arithmetic", "y = a / b", ["y = a * b"]),
    ("arithmetic", "y -= b", ["y += b"]),
    ("offset", "y = n - 1", ["y = n"]),
    ("rounding", "y = n // k", ["y = -(-n // k)"]),
    ("rounding", "y = -(-n // k)", ["y = n // k"]),
    ("divisor", "y = g / n", ["y = g"]),
    ("max-shift", "z = x - x.max(axis=1)", ["z = x"]),
    ("max-shift", "z = x - np.max(x)", ["z = x"]),
    ("max-shift", "z = x - max(x)", ["z = x"]),
    ("epsilon", "y = log(p + 1e-12)", ["y = log(p)"]),
    ("epsilon", "y = 1e-12 + p", ["y = p"]),
    ("epsilon", "y = clip(p, 1 - 1e-12)", ["y = clip(p, 1)"]),
    ("epsilon", "EPS = 1e-9\ny = p / (s + EPS)", ["y = p / s"]),
    ("epsilon", "EPS: float = 1e-9\ny = p / (s + EPS)", ["y = p / s"]),
    ("epsilon", "def f(x, n=1, *, small=1e-9): return x / (n + small)", ["return x / n"]),
    ("epsilon", "y = x / (n + eps)", ["y = x / n"]),
    ("comparison-edge", "y = a < b", ["y = a <= b"]),
    ("comparison-edge", "y = 0 <= a < b", ["y = 0 < a < b", "y = 0 <= a <= b"]),
    ("comparison-negated", "y = a in b", ["y = a not in b"]),
    ("comparison-bound", "y = 0 <= a < b", ["y = a < b", "y = 0 <= a"]),
    ("and-or", "y = a and b", ["y = a or b"]),
    ("and-or", "y = a or b", ["y = a and b"]),
    ("operand", "y = a and b", ["y = b", "y = a"]),
    ("operand", "y = a or b or c", ["y = b or c", "y = a or c", "y = a or b"]),
    ("not", "y = not a", ["y = a"]),
    ("not", "y = x[~mask]", ["y = x[mask]"]),
    ("minus", "y = -a", ["y = a"]),
    ("number", "y = 7", ["y = 8"]),
    ("number", "y = a <= 1", ["y = a <= 2"]),
    ("number", "y = 1 < a", ["y = 2 < a"]),
    ("number", "y = 0.5", ["y = 1.0"]),
    ("number", "y = 0.0", ["y = 1.0"]),
    ("number", "best = 10**9", ["best = 11 ** 9", "best = 10 ** 10"]),
    ("number", "best = 1e18", ["best = 0.0"]),
    ("number", "prime = 1000000007", ["prime = 1000000008"]),
    ("number", "y = max(x, 1e-8)", ["y = max(x, 0.0)", "y = max(x, 1.00000001)"]),
    ("number", "def f(stride=1): pass", ["def f(stride=2):"]),
    ("truth", "y = f(strict=True)", ["y = f(strict=False)"]),
    ("index", "y = x[0]", ["y = x[1]"]),
    ("index", "y = x[2]", ["y = x[1]"]),
    ("index", "y = x[-1]", ["y = x[0]", "y = x[-2]"]),
    ("index", "y = x[-2]", ["y = x[-1]"]),
    ("index", "y = x[1, i]", ["y = x[0, i]"]),
    ("slice-bound", "y = x[i:j]", ["y = x[i + 1:j]", "y = x[i:j - 1]", "y = x[i:j + 1]"]),
    ("slice-bound", "y = x[1:]", ["y = x[2:]", "y = x[0:]"]),
    ("slice-bound", "y = x[:-1]", ["y = x[:-2]", "y = x[:]"]),
    ("slice-bound", "y = x[:len(z)]", ["y = x[:len(z) - 1]"]),
    ("slice-bound", "y = x[i:i + k]", ["y = x[i + 1:i + 1 + k]", "y = x[i:i + k - 1]", "y = x[i:i + k + 1]"]),
    ("slice-step", "y = x[::-1]", ["y = x[:]"]),
    ("range", "r = range(n - 1)", ["r = range(n - 2)", "r = range(n)"]),
    ("range", "r = range(1, n)", ["r = range(2, n)", "r = range(1, n - 1)", "r = range(1, n + 1)"]),
    ("range", "r = range(n, -1, -1)", ["r = range(n + 1, -1, -1)", "r = range(n, -2, -1)", "r = range(n, 0, -1)"]),
    ("range", "r = np.arange(n)", ["r = np.arange(n - 1)", "r = np.arange(n + 1)"]),
    ("choice", "y = a if c else b", ["y = a", "y = b"]),
    ("filter", "y = [a for a in b if a]", ["y = [a for a in b]"]),
    ("pair-order", "y = [a for a in (n.left, n.right)]", ["y = [a for a in (n.right, n.left)]"]),
    ("keyword", "y = x.sum(axis=0)", ["y = x.sum()"]),
    ("keyword", "y = x.var(ddof=1)", ["y = x.var()"]),
    ("keyword", "y = sorted(x, key=f)", ["y = sorted(x)"]),
    ("axis", "y = x.sum(axis=0)", ["y = x.sum(axis=1)"]),
    ("axis", "y = x.sum(axis=-1)", ["y = x.sum(axis=0)"]),
    ("axis", "y = x.var(ddof=0)", ["y = x.var(ddof=1)"]),
    ("reduction", "y = x.mean()", ["y = x.sum()"]),
    ("reduction", "y = np.zeros(n)", ["y = np.ones(n)"]),
    ("reduction", "y = max(a, b)", ["y = min(a, b)"]),
    ("sibling", "y = queue.popleft()", ["y = queue.pop()"]),
    ("sibling", "y = bisect.bisect_left(x, v)", ["y = bisect.bisect_right(x, v)"]),
    ("sibling", "from bisect import bisect_left", ["from bisect import bisect_right as bisect_left"]),
    ("sibling", "from m import floor, ceil\ny = floor(x)", ["y = ceil(x)"]),
    ("other-end", "y = stack.pop()", ["y = stack.pop(0)"]),
    ("other-end", "y = queue.pop(0)", ["y = queue.pop()"]),
    ("mirror", "a.left = b.right", ["a.right = b.right", "a.left = b.left"]),
    ("clip", "y = np.clip(x, 0, 1)", ["y = x"]),
    ("clip", "y = x.clip(0, 1)", ["y = x"]),
    ("clip", "y = max(a, b)", ["y = a", "y = b"]),
    ("clip", "y = np.maximum(x, 0)", ["y = x"]),
    ("alias", "y = x.copy()", ["y = x"]),
    ("alias", "y = np.copy(x)", ["y = x"]),
    ("alias", "y = copy.deepcopy(x)", ["y = x"]),
    ("alias", "y = list(x)", ["y = x"]),
    ("alias", "y = x[:]", ["y = x"]),
    ("alias", "y = np.array(x, dtype=t)", ["y = np.asarray(x, dtype=t)"]),
    ("cast", "y = float(x)", ["y = int(x)"]),
    ("cast", "y = x.astype(np.float64)", ["y = x.astype(int)"]),
    ("cast", "y = np.zeros(n, dtype=float)", ["y = np.zeros(n, dtype=int)"]),
    ("unwrapped", "y = abs(x)", ["y = x"]),
    ("unwrapped", "y = np.sqrt(x)", ["y = x"]),
    ("update", "y += 1", ["pass"]),
    ("overwrite", "y += g", ["y = g"]),
    ("call", "stack.append(x)", ["pass"]),
    ("store", "x = x - m", ["pass"]),
    ("store", "x[i] = 0", ["pass"]),
    ("store", "a, b = b, a", ["pass"]),
    ("store", "x[i], x[j] = p, q", ["x[j] = q", "x[i] = p"]),
    ("store", "x[i], x[j], x[k] = p, q, r", ["x[j], x[k] = (q, r)", "x[i], x[k] = (p, r)", "x[i], x[j] = (p, q)"]),
    ("store", "y = x[i] = 0", ["y = 0"]),
    ("delete", "del x[i]", ["pass"]),
]

#: Operator, the body of a function, and the lines that its mutants have instead.
MISTAKES_IN_BODIES = [
    ("branch", "if a: b()", ["pass"]),
    ("else", "if a: b()\nelse: c()", [""]),
    ("condition", "if a: b()", ["if True:"]),
    ("call", "yield x", ["pass"]),
    ("early-return", "for a in b:\n f(a)\nreturn y", ["    return y"]),
    ("last-part", "f()\nfor a in b:\n g(a)", [""]),
    ("once", "while a:\n b()", ["if a:"]),
    ("jump", "for a in b:\n if a: break", ["continue"]),
    ("jump", "while True:\n if a: continue\n if b: break", ["break"]),
    ("comparison-edge", "if a == b: c()\nif a < b: d()", ["if a <= b:"]),
    ("comparison-edge", "if a == c: return\nif a < b: d()", ["if a <= b:"]),
    ("store", "y = 0\nfor a in b: y = a", ["pass"]),
    ("twin", "start, end = pair\nreturn start", ["return end"]),
    ("twin", "for lo, hi in pairs: f(hi)", ["f(lo)"]),
]

#: Operator and a source that it leaves alone, because the mutant would be the same program or no mistake of anybody.
NO_MISTAKES = [
    ("arithmetic", "y = x * 1"),
    ("arithmetic", "y = 'a' + b"),
    ("arithmetic", "y = [0] * n"),
    ("arithmetic", "y = p + 1e-12"),
    ("arithmetic", "y = x - x.max()"),
    ("arithmetic", "y = a @ b"),
    ("arithmetic", "while i < n: i += k"),
    ("offset", "y = x + 0"),
    ("rounding", "y = x // 1"),
    ("max-shift", "z = x - y.max()"),
    ("comparison-edge", "if a > b: b = a"),
    ("comparison-edge", "if a > b: a, b = b, a"),
    ("comparison-edge", "y = a if a > b else b"),
    ("comparison-edge", "def f():\n if a == b: return\n if a < b: c()"),
    ("comparison-edge", "if a == b: c()\nelif b < a: d()"),
    ("comparison-negated", "if a == b: c()"),
    ("not", "y = -x"),
    ("minus", "y = -0"),
    ("minus", "y = x[-1]"),
    ("minus", "y = -(-n // k)"),
    ("number", "y = a < 1"),
    ("number", "y = 0 <= a < n"),
    ("number", "y = x[2]"),
    ("number", "y = x[2, i]"),
    ("number", "y = x[1:5]"),
    ("number", "y = range(3)"),
    ("number", "y = x.sum(axis=1)"),
    ("number", "y = 'text'"),
    ("truth", "while True: a()"),
    ("truth", "y = x.sum(keepdims=True)"),
    ("range", "y = range(*bounds)"),
    ("pair-order", "y = (a, b)"),
    ("pair-order", "for a in (b, b): c()"),
    ("branch", "if a: pass"),
    ("else", "if a: b()\nelif c: d()"),
    ("condition", "if a: raise ValueError"),
    ("update", "while i < n: i += 1"),
    ("overwrite", "y -= g"),
    ("overwrite", "while i < n: i += 1"),
    ("call", "while stack: stack.pop()"),
    ("store", "x = x.copy()"),
    ("store", "def f():\n for a in b: y = a"),
    ("store", "class A:\n def __init__(self): self.a, self.b = a, b"),
    ("store", "y = 1"),
    ("store", "y = x = 1"),
    ("store", "while node: node = node.next"),
    ("store", "self.only = 1"),
    ("store", "[*rest] = x"),
    ("store", "a.b, a.c = *pair, 1"),
    ("delete", "del name"),
    ("once", "while a:\n if b: break"),
    ("once", "while True: a()"),
    ("jump", "while True:\n if a: break"),
    ("keyword", "y = x.var(ddof=0)"),
    ("keyword", "y = x.sum(axis=None)"),
    ("axis", "y = x.sum(axis=k)"),
    ("reduction", "y = statistics.mean(x)"),
    ("reduction", "class Heap:\n def min(self): pass\ny = heap.min()"),
    ("sibling", "y = floor(x)"),
    ("sibling", "from bisect import bisect_left, bisect_right"),
    ("sibling", "from mine import floor"),
    ("twin", "def f():\n low, high = x\n return low + high"),
    ("twin", "def f():\n for i, x in enumerate(y): g(i)"),
    ("mirror", "a.left = b"),
    ("mirror", "a.left = a.right = b"),
    ("clip", "y = max(*a, *b)"),
    ("clip", "y = max(a)"),
    ("cast", "def f(n: int): return float(n)"),
    ("cast", "y = float(len(x))"),
    ("cast", "y = float('inf')"),
    ("alias", "x[:] = y"),
    ("alias", "y = list(f(x))"),
    ("unwrapped", "y = sorted(*x)"),
]

HOLDER = """
class Ring:
    def __init__(self, size):
        self.size = size
        self.first = self.last = self
    def grow(self, size):
        self.size = size
        self.only = size
        self.link(size, other)
    def link(self, a: Node, b: Node): pass
    @staticmethod
    def join(a, b: int): pass
def free(a: int, b: str): pass
"""


def lines_after(operator, source):
    return [mutant.after for mutant in mutants_of(source) if mutant.operator == operator]


@pytest.mark.parametrize(("operator", "source", "lines"), MISTAKES)
def test_an_operator_makes_its_mistake(operator, source, lines):
    assert lines_after(operator, source) == lines


@pytest.mark.parametrize(("operator", "body", "lines"), MISTAKES_IN_BODIES)
def test_an_operator_makes_its_mistake_in_a_function(operator, body, lines):
    source = "def function():\n" + "".join(f"    {line}\n" for line in body.splitlines())
    assert lines_after(operator, source) == [line.strip() for line in lines]


@pytest.mark.parametrize(("operator", "source"), NO_MISTAKES)
def test_an_operator_leaves_alone_what_no_suite_could_notice(operator, source):
    assert lines_after(operator, source) == []


def test_every_operator_is_shown_at_work():
    shown = {case[0] for case in (*MISTAKES, *MISTAKES_IN_BODIES)} | {"argument-order"}
    assert shown == {operator.key for operator in OPERATORS}


@pytest.mark.parametrize(
    ("call", "swapped"),
    [
        ("self.link(p, q)", ["self.link(q, p)"]),
        ("self.join(p, q)", ["self.join(q, p)"]),
        ("self.link(p, p)", []),
        ("self.link(p, 1)", []),
        ("free(p, q)", []),
        ("other(p, q)", []),
        ("ring.link(p, q)", []),
        ("Ring(p, q)", []),
    ],
)
def test_arguments_are_swapped_where_they_fit_both_ways(call, swapped):
    assert lines_after("argument-order", HOLDER + call)[1:] == swapped


def test_attributes_lose_a_value_only_where_they_had_another():
    dropped = [mutant.before for mutant in mutants_of(HOLDER) if mutant.operator == "store"]
    assert dropped == ["self.size = size"]
