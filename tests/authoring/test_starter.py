"""Gate G3, as far as it is read: a starter has the reference's signatures and solves nothing."""

from dataclasses import replace

import pytest

from rehearse.authoring.findings import Report
from rehearse.authoring.starter import check_starter
from tests.authoring.prose import SLUGS, only, problem_with

STUB = '    """Say what."""\n    raise NotImplementedError\n'
REFERENCE = "def double(n, *, twice=True):\n    return 2 * n\n"
STORE = """\
class Base:
    def get(self, key=None):
        return self.items[key]

    def tidy(self):
        pass


class Store(Base):
    def __init__(self, size):
        self.items = {}

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return "Store"

    def _grow(self):
        pass
"""
STORE_STARTER = """\
class Store:
    \"\"\"A store.\"\"\"

    def __init__(self, size):
        \"\"\"Say what.\"\"\"
        raise NotImplementedError

    def __len__(self):
        \"\"\"Say what.\"\"\"
        raise NotImplementedError

    def get(self, key=None):
        \"\"\"Say what.\"\"\"
        raise NotImplementedError
"""


@pytest.fixture
def problem(tmp_path):
    return problem_with(tmp_path)


@pytest.fixture
def function(problem):
    """What the gate says to a starter for a function with one keyword."""
    return lambda starter: check_starter(replace(problem, starter=starter, accepted={"reference": REFERENCE}))


@pytest.fixture
def store(problem):
    """What the gate says to a starter for a class, whose suite calls `get`."""

    def checked(old: str = "", new: str = "", *, reference: str = STORE) -> Report:
        assert old in STORE_STARTER
        changed = replace(problem, starter=STORE_STARTER.replace(old, new), symbols=("Store",))
        suite = {**problem.suite, "tests/test_examples.py": "store.get(1)"}
        return check_starter(replace(changed, accepted={"reference": reference}, suite=suite))

    return checked


@pytest.mark.parametrize("slug", SLUGS)
def test_the_shipped_problems_pass(shipped, slug):
    assert check_starter(shipped[slug]).findings == ()


@pytest.mark.parametrize(
    "starter",
    [
        f"def double(n, *, twice=True):\n{STUB}",
        f"def double(n: int, *, twice: bool = True) -> int:\n{STUB}",
        f"import numpy as np\n\nLIMIT = 3\nname: str\n'text'\n\ndef double(n, *, twice=True):\n{STUB}",
        f"if TYPE_CHECKING:\n    import numpy\n\ndef double(n, *, twice=True):\n{STUB}",
        'def double(n, *, twice=True):\n    """Say."""\n    raise NotImplementedError("yours")\n',
    ],
)
def test_a_sound_starter_passes(function, starter):
    assert function(starter).findings == ()


@pytest.mark.parametrize(
    "signature",
    [
        "n, twice=True",
        "m, *, twice=True",
        "n, *, twice=False",
        "n, *, twice",
        "n, /, *, twice=True",
        "*n, twice=True",
        "n, **twice",
    ],
)
def test_another_signature_is_named_with_both(function, signature):
    finding = only(function(f"x = 1\ndef double({signature}):\n{STUB}"))
    assert f"`double({signature})` is `double(n, *, twice=True)`" in finding.message
    assert finding.line == 2


def test_an_async_starter_of_a_plain_function_is_another_signature(function):
    assert "async double" in only(function(f"async def double(n, *, twice=True):\n{STUB}")).message


def test_a_class_where_a_function_is_asked_for_is_named(function):
    assert "is a function in the reference" in only(function('class double:\n    """Say."""\n')).message


def test_a_symbol_that_is_only_a_name_is_named(function):
    finding = only(function("double = None\n"))
    assert (finding.line, finding.severity) == (None, "error")


def test_a_reference_that_is_no_function_cannot_be_compared(problem):
    made = replace(problem, accepted={"reference": "double = abs\n"}, starter=f"def double(n):\n{STUB}")
    assert check_starter(made).findings == ()


@pytest.mark.parametrize(
    "body", ["    return 2 * n\n", "    pass\n", "    ...\n", "    n += 1\n    raise NotImplementedError\n"]
)
def test_a_body_that_does_something_else_is_refused(function, body):
    finding = only(function(f'def double(n, *, twice=True):\n    """Say."""\n{body}'))
    assert "NotImplementedError" in finding.message


def test_a_function_without_a_docstring_is_named(function):
    assert "no docstring" in only(function("def double(n, *, twice=True):\n    raise NotImplementedError\n")).message


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (f"def helper():\n{STUB}", "not asked for"),
        ("print(double)\n", "runs code"),
        ('if __name__ == "__main__":\n    double(1)\n', "runs code"),
    ],
)
def test_what_a_starter_has_beside_its_symbols_is_named(function, more, words):
    finding = only(function(f"def double(n, *, twice=True):\n{STUB}\n{more}"))
    assert words in finding.message
    assert finding.line == 5


def test_methods_are_compared_with_those_that_the_reference_inherits(store):
    assert store().findings == ()
    assert "`get(self, key=1)` is `get(self, key=None)`" in only(store("key=None", "key=1")).message


@pytest.mark.parametrize("gone", ["def __len__(self):", "def get(self, key=None):", "def __init__(self, size):"])
def test_a_missing_method_that_the_suite_may_use_is_named(store, gone):
    finding = only(store(f'    {gone}\n        """Say what."""\n        raise NotImplementedError\n', ""))
    assert (finding.next_step, finding.line) == (f"Add it as `{gone[4:-1]}`.", 1)


def test_a_method_that_the_reference_lacks_is_named(store):
    finding = only(
        store(
            "def __len__", "def __bool__(self):\n        'Say.'\n        raise NotImplementedError\n\n    def __len__"
        )
    )
    assert "`Store.__bool__` is not in the reference" in finding.message


def test_a_base_from_elsewhere_may_have_the_method(store):
    assert (
        store(reference=STORE.replace("class Base:", "class Base(dict):").replace("def get", "def fetch")).findings
        == ()
    )
    assert store("class Store:", "class Store(dict):").findings == ()


def test_a_constructor_without_arguments_may_be_left_out(store):
    init = '    def __init__(self, size):\n        """Say what."""\n        raise NotImplementedError\n'
    assert store(init, "", reference=STORE.replace("(self, size)", "(self)")).findings == ()


def test_a_bound_method_differs_from_a_plain_one(store):
    reference = STORE.replace("    def get(self", "    @staticmethod\n    def get(self").replace(
        "class Base:", "class Base(object):"
    )
    assert "@staticmethod get(self, key=None)" in only(store(reference=reference)).message


def test_a_method_explained_in_one_class_needs_no_docstring_in_the_next(problem):
    first = f"class A:\n    'Say.'\n\n    def go(self, x):\n    {STUB.replace(chr(10) + '  ', chr(10) + '      ')}"
    second = "\nclass B:\n    'Say.'\n\n    def go(self, x):\n        raise NotImplementedError\n"
    reference = "class A:\n    def go(self, x):\n        pass\n\n\nclass B(A):\n    pass\n"
    made = replace(problem, starter=first + second, symbols=("A", "B"), accepted={"reference": reference})
    assert check_starter(made).findings == ()


def test_of_a_program_to_repair_only_the_signature_is_compared(problem):
    faulty = replace(
        problem, kind="repair", starter="def double(n):\n    return n\n", accepted={"reference": REFERENCE}
    )
    assert "`double(n)` is" in only(check_starter(faulty)).message
