"""Laws of a board of the best k runs."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import K_MAX, N_MAX, SCORE_MAX, run_lists, strategy
from solution import RunningTopK

from rehearse_sandbox.kit import check_form, check_operations, check_same


class Everything:
    """The slow and obvious way: keep all runs, and sort them whenever something is asked."""

    def __init__(self, k):
        self.k, self.runs = k, []

    def best(self):
        return sorted(range(len(self.runs)), key=lambda place: (-self.runs[place][1], place))[: self.k]

    def add(self, name, score):
        self.runs.append((name, score))
        return len(self.runs) - 1 in self.best()

    def add_all(self, runs):
        return [self.add(name, score) for name, score in runs]

    def top(self):
        return [self.runs[place] for place in self.best()]


def test_two_boards_are_apart():
    """Each board has runs of its own: what arrives at one is not seen on the other."""
    first, second = RunningTopK(2), RunningTopK(2)
    first.add("wide", 4)
    second.add("deep", 1)
    check_same(first.top(), [("wide", 4)])
    check_same(second.top(), [("deep", 1)])


@given(strategy())
def test_same_as_sorting_everything(case):
    """Every call answers as if all runs so far were sorted: larger scores first, and of equal scores the earlier run."""
    k, calls = case
    check_operations(RunningTopK(k), Everything(k), calls)


@given(st.lists(run_lists(3), max_size=4), st.integers(0, 4))
def test_in_pieces_or_all_at_once(pieces, k):
    """It makes no difference whether runs arrive in several lists or in a single one."""
    together, apart = RunningTopK(k), RunningTopK(k)
    told = []
    for piece in pieces:
        told += check_form(apart.add_all(list(piece)), kind=list, length=len(piece))
    check_same(told, together.add_all([run for piece in pieces for run in piece]))
    check_same(apart.top(), together.top())


@given(run_lists(), st.integers(0, 3), st.integers(1, 3))
def test_a_longer_board_begins_like_a_shorter_one(runs, k, more):
    """A board for more runs shows the same ones in front, in the same order."""
    short, long = RunningTopK(k), RunningTopK(k + more)
    short.add_all(list(runs))
    long.add_all(list(runs))
    check_same(check_form(long.top(), kind=list)[:k], short.top())


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(-2, 2)), min_size=1, max_size=5), st.integers(0, 3))
def test_the_list_is_left_alone(runs, k):
    """The list that `add_all` is given holds the same runs after the call."""
    handed = list(runs)
    RunningTopK(k).add_all(handed)
    check_same(handed, runs, why="The list that `add_all` is given must not change.")


def test_as_many_as_allowed():
    """With as many runs as allowed, better ones all get onto the board when they arrive, and of equal ones the first k only."""
    rising = [("run", SCORE_MAX - N_MAX + place) for place in range(1, N_MAX + 1)]
    board = RunningTopK(3)
    check_same(board.add_all(list(rising)), [True] * N_MAX)
    check_same(board.top(), rising[:-4:-1])
    equal = [(str(place), -SCORE_MAX) for place in range(N_MAX)]
    board = RunningTopK(1000)
    check_same(board.add_all(list(equal)), [True] * 1000 + [False] * (N_MAX - 1000))
    check_same(board.top(), equal[:1000])


def test_a_board_that_is_never_full():
    """The largest k that is allowed is more than all runs: every one of them stays, in order."""
    runs = [("run", place * 7 % 101) for place in range(101)]
    board = RunningTopK(K_MAX)
    check_same(board.add_all(list(runs)), [True] * len(runs))
    check_same(board.top(), [("run", score) for score in range(100, -1, -1)])
