"""A suite calls the learner's functions in another process as if they were its own."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings

from rehearse_sandbox.wire.nodes import ListNode, TreeNode
from tests.unit.codec_values import identity, values

ECHO = "def f(*args, **kwargs):\n    return args, kwargs\n"


def test_positional_and_keyword_arguments_arrive(start):
    _, f = start(ECHO, "f")
    assert f(1, "a", key=[2.0]) == ((1, "a"), {"key": [2.0]})


def test_any_accepted_value_goes_there_and_back(start):
    _, f = start("def f(value):\n    return value", "f")

    @settings(deadline=None)
    @given(values)
    def check(value):
        assert identity(f(value)) == identity(value)

    check()


@pytest.mark.parametrize(
    ("body", "argument", "after"),
    [
        ("a.reverse()", [1, 2, 3], [3, 2, 1]),
        ("a[0].append(1)", [[], []], [[1], []]),
        ("a[0].append(1)", ([],), ([1],)),
        ("a['k'] = [1]", {}, {"k": [1]}),
        ("a['k'].append(2); del a['j']", {"j": 0, "k": [1]}, {"k": [1, 2]}),
        ("a.add(4)", {1}, {1, 4}),
        ("a.clear()", [1, 2], []),
        ("a.append({1: [2]})", [], [{1: [2]}]),
        ("a[0] = (1, {2})", [None], [(1, {2})]),
    ],
)
def test_a_container_changed_in_place_comes_back_changed(start, body, argument, after):
    _, f = start(f"def f(a):\n    {body}", "f")
    f(argument)
    assert argument == after


def test_inner_lists_keep_their_identity_when_they_are_changed_in_place(start):
    _, f = start("def f(rows):\n    rows[0].append(1)", "f")
    row = []
    f([row])
    assert row == [1]


def test_an_array_changed_in_place_comes_back_changed(start):
    _, f = start("def f(*, x):\n    x[1] = -0.0", "f")
    x = np.ones(3)
    f(x=x)
    assert np.copysign(1, x).tolist() == [1, -1, 1]


def test_a_read_only_array_is_read_only_for_the_learner_too(start):
    _, f = start("def f(x):\n    x[0] = 1", "f")
    x = np.zeros(2)
    x.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        f(x)


def test_an_array_that_changed_its_shape_in_place_stays_as_it_was(start):
    _, f = start("def f(x):\n    x.shape = (2, 2)", "f")
    x = np.zeros(4)
    f(x)
    assert x.shape == (4,)


def test_arguments_are_written_back_also_when_the_code_raises(start):
    _, f = start("def f(a):\n    a.append(1)\n    raise ValueError", "f")
    a = []
    with pytest.raises(ValueError, match=r"^$"):
        f(a)
    assert a == [1]


def test_an_unchanged_set_is_not_replaced(start):
    _, f = start("def f(a):\n    return len(a)", "f")
    words = {"a", "b", "c"}
    assert f([words]) == 1
    assert words == {"a", "b", "c"}


def chain(*numbers):
    head = None
    for number in reversed(numbers):
        head = ListNode(number, head)
    return head


def numbers_of(node):
    found = []
    while node is not None:
        found.append(node.val)
        node = node.next
    return found


REVERSE = """
def f(head):
    before = None
    while head:
        head.next, before, head = before, head, head.next
    return before
"""


def test_a_list_reversed_in_place_is_made_of_the_same_nodes(start):
    _, f = start(REVERSE, "f")
    head = chain(1, 2, 3)
    last = head.next.next
    assert f(head) is last
    assert numbers_of(last) == [3, 2, 1]
    assert head.next is None


def test_new_nodes_between_old_ones_come_back_linked(start):
    _, f = start("def f(head):\n    head.next = ListNode([0], head.next)\n    head.val = [9]", "f")
    head = chain(1, 2)
    last = head.next
    f(head)
    assert numbers_of(head) == [[9], [0], 2]
    assert head.next.next is last


def test_two_lists_that_share_a_tail_share_it_for_the_learner(start):
    _, f = start("def f(a, b):\n    return a.next if a.next is b.next else None", "f")
    tail = ListNode(3)
    assert f(ListNode(1, tail), ListNode(2, tail)) is tail


def test_a_tree_inverted_in_place_comes_back_inverted(start):
    _, f = start("def f(t):\n    t.left, t.right = t.right, t.left\n    return {'tree': [t]}", "f")
    tree = TreeNode(1, TreeNode(2))
    child = tree.left
    assert f(tree)["tree"][0] is tree
    assert (tree.left, tree.right) == (None, child)


def test_a_deep_tree_crosses(start):
    _, f = start("def f(t):\n    n = 0\n    while t: t, n = t.right, n + 1\n    return n", "f")
    tree = None
    for _ in range(10_000):
        tree = TreeNode(0, right=tree)
    assert f(tree) == 10_000


def test_a_value_symbol_is_a_fresh_copy_each_time(start):
    candidate, table = start("TABLE = [1, {2: 3}]", "TABLE")
    table.append(4)
    assert candidate.symbol("TABLE") == [1, {2: 3}]


def test_symbols_are_told_apart(start):
    source = "import functools\nclass C: pass\nf = lambda: 0\ng = functools.partial(f)\nV = 1\nD = dict\n"
    candidate = start.raw()
    kinds = candidate.load(source, module="solution", symbols=("C", "f", "g", "V", "D"))
    assert kinds == {"C": "class", "f": "function", "g": "function", "V": "value", "D": "class"}


def test_the_same_object_under_two_names_works_under_both(start):
    _, f, g = start("def f(): return 1\ng = f", "f", "g")
    assert (f(), g()) == (1, 1)


def test_any_callable_can_be_the_expected_function(start):
    _, f, g = start("import numpy as np\nf = np.add\nclass G:\n    def __call__(self, x): return x\ng = G()", "f", "g")
    assert (f(1, 2).item(), g(3)) == (3, 3)


def test_each_test_starts_from_the_freshly_imported_module(start):
    candidate, f = start("seen = []\ndef f():\n    seen.append(1)\n    return len(seen)", "f")
    assert (f(), f()) == (1, 2)
    candidate.end_test()
    candidate.begin_test(time.monotonic() + 60)
    assert f() == 1


RANDOM = "import random, numpy as np\ndef f():\n    return random.random(), float(np.random.rand())"


def test_random_numbers_come_from_the_seed_in_every_test_and_example(start):
    candidate, f = start(RANDOM, "f")
    first = f()
    assert f() != first
    candidate.begin_example()
    assert f() == first
    candidate.end_test()
    candidate.begin_test(time.monotonic() + 60)
    assert f() == first


def test_another_seed_gives_other_random_numbers(start):
    assert start(RANDOM, "f", seed=1)[1]() != start(RANDOM, "f", seed=2)[1]()


def test_what_the_code_prints_goes_to_its_output(start):
    _, f = start("import sys\nprint('import')\ndef f(): print('é\\ud800'); print('err', file=sys.stderr)", "f")
    f()
    assert start.printed() == "import\né\\ud800\nerr\n"


def test_a_closed_stdout_does_not_fail_the_call(start):
    _, f = start("import sys\ndef f():\n    sys.stdout.close()\n    return 1", "f")
    assert (f(), f()) == (1, 1)


def test_a_call_outside_of_a_test_is_the_suites_mistake(start):
    candidate = start.loaded(ECHO, "f")
    with pytest.raises(RuntimeError, match="outside of a test"):
        candidate.symbol("f")(1)


def test_an_argument_that_cannot_cross_is_the_suites_mistake(start):
    _, f = start(ECHO, "f")
    with pytest.raises(TypeError, match=r"f was passed numpy\.ma\.MaskedArray"):
        f(np.ma.masked_array([1.0]))


def test_the_end_of_no_test_is_nothing(start):
    start.loaded(ECHO, "f").end_test()


def test_memory_that_was_given_back_is_used_again(start):
    """Half of a quick program's time would be fresh pages, or none of it, as whatever its process did before would have it."""
    source = """
        import resource
        import numpy as np
        def fresh_pages():
            for rounds in (3, 30):
                before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
                for _ in range(rounds):
                    arrays = [np.ones(200_000) for _ in range(3)]
                    del arrays
            return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
        """
    _, fresh_pages = start(source, "fresh_pages")
    assert fresh_pages() < 300
