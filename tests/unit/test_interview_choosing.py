"""The choice of an interview: nothing twice, nothing seen of late, as many categories as can be, and chance from the seed alone."""

import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rehearse.interviews.choosing import REST, NothingLeftError, choose
from rehearse.interviews.forms import Form, ProblemSlot, PromptSlot, Round
from rehearse.interviews.pool import Person, Pool, PoolProblem
from rehearse.interviews.prompts import Prompt

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CATEGORIES = ("trees", "graphs", "heaps", "metrics")
SECOND = timedelta(seconds=1)


def form_of(*rounds: tuple) -> Form:
    """A form with these slots in its rounds."""
    made = []
    for slots in rounds:
        problems = tuple(slot for slot in slots if isinstance(slot, ProblemSlot))
        prompts = tuple(slot for slot in slots if isinstance(slot, PromptSlot))
        made.append(Round("coding" if problems else "concepts", "Round", 45, problems, prompts))
    return Form("tried", "Tried", "For tests.", (), False, (), tuple(made))


def problem(slug, category="trees", difficulty=2, kind="implement", levels=1) -> PoolProblem:
    return PoolProblem(slug, "dsa", category, difficulty, kind, levels)


def prompt(name, *tags, file="concepts") -> Prompt:
    return Prompt(name, file, "What?", ("a", "b", "c", "d"), tags=tags)


def slugs(choice) -> list:
    return [pick.slug or pick.prompt for pick in choice.picks]


categories = st.sampled_from(CATEGORIES)
slots = st.builds(
    ProblemSlot,
    tracks=st.sampled_from([(), ("dsa",), ("ml", "dsa")]),
    categories=st.lists(categories, unique=True, max_size=3).map(tuple),
    difficulty=st.sampled_from([(1, 5), (1, 2), (2, 4)]),
    staged=st.sampled_from([False, False, False, True]),
)
prompt_slots = st.builds(
    PromptSlot, st.just("concepts"), st.lists(categories, max_size=2).map(tuple), st.integers(1, 3), st.just(60)
)
# Small enough to try every way of filling them.
forms = st.lists(
    st.lists(slots, min_size=1, max_size=2) | st.lists(prompt_slots, min_size=1, max_size=2), min_size=1, max_size=2
).map(lambda rounds: form_of(*map(tuple, rounds)))
pools = st.builds(
    Pool,
    st.lists(
        st.builds(
            problem, st.sampled_from("abcdefgh"), categories, st.integers(1, 5), st.just("class"), st.integers(1, 2)
        ),
        unique_by=lambda each: each.slug,
        min_size=4,
    ).map(tuple),
    # Some prompts are called like problems.
    st.lists(
        st.builds(prompt, st.sampled_from("abcdefgh"), categories), unique_by=lambda each: each.id, min_size=3
    ).map(tuple),
)
moments = st.integers(0, 60).map(lambda days: NOW - timedelta(days=days))
people = st.builds(
    Person,
    st.dictionaries(st.sampled_from("abcdefgh"), moments, max_size=4),
    st.frozensets(st.sampled_from("abcdefgh")),
    st.frozensets(st.sampled_from("abcdefgh")),
    st.floats(1, 5),
    st.dictionaries(st.sampled_from("abcdefgh"), moments),
)


def fillings(form: Form, pool: Pool, person: Person):
    """Every way to fill the problem slots that keeps the rules, by trying all."""
    free = [each for each in pool.problems if each.slug not in person.seen or NOW - person.seen[each.slug] >= REST]
    wanted = [slot for round_ in form.rounds for slot in round_.problems]
    options = ([each for each in free if each.fits(slot)] for slot in wanted)
    return (filling for filling in itertools.product(*options) if len({each.slug for each in filling}) == len(filling))


def covered(round_: Round, categories) -> int:
    return len({category for slot in round_.problems for category in slot.categories} & set(categories))


def assert_right(error: NothingLeftError, form: Form, pool: Pool, person: Person) -> None:
    slot = form.rounds[error.round].slots[error.task]
    fitting = pool.problems_for(slot) if isinstance(slot, ProblemSlot) else pool.prompts_for(slot)
    assert error.fitting == len(fitting)
    assert isinstance(slot, PromptSlot) or next(fillings(form, pool, person), None) is None
    assert error.again_at is None or NOW < error.again_at <= NOW + REST


@given(forms, pools, people, st.integers())
def test_every_pick_keeps_the_rules_and_a_refusal_is_right(form, pool, person, seed):
    try:
        picks = choose(form, pool, person, seed, NOW).picks
    except NothingLeftError as error:
        assert_right(error, form, pool, person)
        return
    assert [(pick.round, pick.task) for pick in picks] == list(form.tasks())
    known = {each.slug: each for each in pool.problems} | {f"?{each.id}": each for each in pool.prompts}
    names = [pick.slug or f"?{pick.prompt}" for pick in picks]
    assert len(set(names)) == len(names)
    for pick, name in zip(picks, names, strict=True):
        slot = form.rounds[pick.round].slots[pick.task]
        if isinstance(slot, ProblemSlot):
            assert known[name].fits(slot)
            assert name not in person.seen or NOW - person.seen[name] >= REST
        else:
            assert known[name] in pool.prompts_for(slot)


@given(st.lists(slots, min_size=1, max_size=3), pools, people, st.integers())
def test_a_round_covers_as_many_of_its_categories_as_it_has_problems(wanted, pool, person, seed):
    form = form_of(tuple(wanted))
    most = max(
        (covered(form.rounds[0], (each.category for each in way)) for way in fillings(form, pool, person)), default=None
    )
    assume(most is not None)
    category = {each.slug: each.category for each in pool.problems}
    chosen = choose(form, pool, person, seed, NOW)
    assert covered(form.rounds[0], (category[slug] for slug in slugs(chosen))) == most


@given(forms, pools, people, st.integers(), st.randoms(use_true_random=False))
def test_the_same_seed_chooses_the_same_in_whatever_order_the_pool_is(
    form, pool, person, seed, shuffling: random.Random
):
    problems, prompts = list(pool.problems), list(pool.prompts)
    shuffling.shuffle(problems)
    shuffling.shuffle(prompts)
    try:
        first = choose(form, pool, person, seed, NOW)
    except NothingLeftError:
        assume(False)
    assert choose(form, Pool(tuple(problems), tuple(prompts)), person, seed, NOW) == first


def test_another_seed_chooses_another_among_equals():
    pool = Pool(tuple(problem(name) for name in "abcdefgh"))
    chosen = {slugs(choose(form_of((ProblemSlot(),)), pool, Person(), seed, NOW))[0] for seed in range(60)}
    assert len(chosen) == 8


def test_what_is_due_comes_before_what_suits_the_level():
    pool = Pool((problem("near", difficulty=2), problem("due", difficulty=5)))
    form = form_of((ProblemSlot(),))
    assert slugs(choose(form, pool, Person(level=2.0), 1, NOW)) == ["near"]
    assert slugs(choose(form, pool, Person(level=2.0, due={"due"}), 1, NOW)) == ["due"]


def test_a_problem_rests_for_thirty_days_to_the_second():
    pool, form = Pool((problem("a"),)), form_of((ProblemSlot(),))
    assert slugs(choose(form, pool, Person({"a": NOW - REST}), 1, NOW)) == ["a"]
    with pytest.raises(NothingLeftError):
        choose(form, pool, Person({"a": NOW - REST + SECOND}), 1, NOW)


def test_an_early_slot_leaves_a_later_one_its_only_problem():
    pool = Pool((problem("both", difficulty=2), problem("easy", difficulty=1)))
    form = form_of((ProblemSlot(),), (ProblemSlot(difficulty=(2, 5)),))
    assert slugs(choose(form, pool, Person(level=2.0), 1, NOW)) == ["easy", "both"]


def test_a_staged_slot_takes_only_problems_with_levels():
    pool = Pool((problem("flat"), problem("grows", difficulty=5, levels=3)))
    assert slugs(choose(form_of((ProblemSlot(staged=True),)), pool, Person(), 1, NOW)) == ["grows"]


def test_prompts_not_asked_for_the_longest_time_come_first():
    pool = Pool((), (prompt("new"), prompt("old"), prompt("older"), prompt("elsewhere", file="design")))
    person = Person(asked={"old": NOW - timedelta(days=1), "older": NOW - timedelta(days=2)})
    form = form_of((PromptSlot("concepts", count=2),), (PromptSlot("concepts"),))
    assert slugs(choose(form, pool, person, 1, NOW)) == ["new", "older", "old"]


def test_a_refusal_says_which_task_how_many_fit_and_when_the_first_may_be_asked_again():
    pool = Pool((problem("a"), problem("b"), problem("other", "graphs")))
    person = Person({"a": NOW - timedelta(days=3), "b": NOW - timedelta(days=20)})
    form = form_of((ProblemSlot(categories=("graphs",)), ProblemSlot(categories=("trees",))))
    with pytest.raises(NothingLeftError) as caught:
        choose(form, pool, person, 1, NOW)
    error = caught.value
    assert (error.round, error.task, error.fitting, error.again_at) == (0, 1, 2, NOW + timedelta(days=10))
    assert str(error) == (
        "Problem 2 of round 1 (Round) cannot be chosen: 2 problems fit, and each was seen in the last 30 days or is taken."
        " The first may be asked again on 2026-03-11."
    )


def test_a_refusal_without_any_fitting_problem_says_so():
    with pytest.raises(NothingLeftError, match=r"Prompt 1 of round 1 .* no prompt fits. Choose another form"):
        choose(form_of((PromptSlot("design"),)), Pool(), Person(), 1, NOW)


def test_each_pick_says_why():
    pool = Pool(
        (problem("due"), problem("new", "graphs"), problem("solved", "heaps"), problem("tried", "metrics")),
        (prompt("p"),),
    )
    long_ago = NOW - timedelta(days=40)
    person = Person(
        dict.fromkeys(("due", "solved", "tried"), long_ago), {"due"}, {"due", "solved"}, 2.0, {"p": long_ago}
    )
    form = form_of(tuple(ProblemSlot(categories=(each,)) for each in CATEGORIES), (PromptSlot("concepts"),))
    assert [pick.why.partition(";")[0] for pick in choose(form, pool, person, 1, NOW).picks] == [
        "It is due for review",
        "You have not seen it before",
        "You solved it, and have not seen it for 30 days",
        "You have not seen it for 30 days, and have not solved it",
        "You were last asked this on 2026-01-20.",
    ]
