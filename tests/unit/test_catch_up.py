"""After a break a day's goal is never exceeded: a share of each kind comes today, the most nearly forgotten first, the rest later."""

from hypothesis import assume, given
from hypothesis import strategies as st

from rehearse.review.catch_up import days_to_catch_up, share_of
from rehearse.review.history import Standing
from rehearse.review.items import Asked

TAKES = {"card": 10.0, "problem": 1500.0}
MINUTE = 60


def items(cards: int, problems: int = 0) -> list[Asked]:
    kinds = ["card"] * cards + ["problem"] * problems
    return [Asked(f"{kind}:{number}", kind, str(number), Standing(), 0) for number, kind in enumerate(kinds)]


def share(due, done=(), minutes: float = 120):
    return share_of(due, done, goal_s=minutes * MINUTE, takes=lambda each: TAKES[each.kind])


def names(found):
    return [each.item for each in found]


queues = st.tuples(st.integers(0, 300), st.integers(0, 12)).flatmap(lambda counts: st.permutations(items(*counts)))
goals = st.integers(1, 240)


def test_what_fits_is_all_for_today():
    due = items(100, 4)
    assert share(due) == share(due, minutes=0)
    assert (list(share(due).today), share(due).left) == (due, ())


def test_what_does_not_fit_is_split_in_the_order_of_the_queue():
    found = share(items(140), minutes=6)
    assert (names(found.today), len(found.left)) == (names(items(140)[:36]), 104)


def test_cards_and_problems_get_the_same_share():
    # 140 cards take 23 minutes, 10 problems 250; 120 minutes are 44 % of that.
    found = share(items(140, 10)[::-1])
    assert (sum(each.kind == "card" for each in found.today), len(found.today)) == (61, 61 + 4)


def test_of_each_kind_at_least_one_is_for_today():
    assert names(share(items(1, 3), minutes=10).today) == ["card:0", "problem:1"]


def test_who_has_done_their_share_has_none_left():
    due = items(140)
    assert names(share(due[36:], due[:36], minutes=6).today) == []
    assert names(share(due[50:], due[:50], minutes=6).today) == []


@given(queues, goals)
def test_nothing_is_lost_and_each_kind_keeps_its_order(due, minutes):
    found = share(due, minutes=minutes)
    for kind in TAKES:
        parts = [each for each in (*found.today, *found.left) if each.kind == kind]
        assert parts == [each for each in due if each.kind == kind]


@given(queues, goals)
def test_a_share_fits_into_the_goal_but_for_the_one_of_each_kind(due, minutes):
    found = share(due, minutes=minutes)
    extra = sum(TAKES[kind] for kind in {each.kind for each in due})
    assert sum(TAKES[each.kind] for each in found.today) <= minutes * MINUTE + extra


@given(queues, goals, st.data())
def test_answering_an_item_of_the_share_leaves_the_others_in_it(due, minutes, data):
    before = share(due, minutes=minutes)
    assume(before.today)
    answered = data.draw(st.sampled_from(before.today))
    after = share([each for each in due if each != answered], [answered], minutes=minutes)
    assert names(after.today) == [each.item for each in before.today if each != answered]
    assert after.seconds == before.seconds


def test_catching_up_takes_as_many_days_as_the_goal_asks_for():
    assert days_to_catch_up(100, [0] * 9, goal_s=100) == 1
    assert days_to_catch_up(400, [0] * 9, goal_s=100) == 4
    assert days_to_catch_up(401, [0] * 9, goal_s=100) == 5


def test_on_days_off_nobody_catches_up_and_more_comes_due():
    assert days_to_catch_up(300, [0] * 9, goal_s=100, off={1, 3}) == 5
    assert days_to_catch_up(100, [0] * 9, goal_s=100, off={1, 2}) == 1
    assert days_to_catch_up(300, [50] * 9, goal_s=100, off={1}) == 7


def test_what_comes_due_meanwhile_is_counted():
    assert days_to_catch_up(300, [50] * 9, goal_s=100) == 5
    assert days_to_catch_up(300, [100] * 9, goal_s=100) is None
