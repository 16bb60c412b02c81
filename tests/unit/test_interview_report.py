"""The report of an interview: every figure that a scripted interview implies, and nothing more."""

from datetime import UTC, datetime, timedelta

import pytest

from rehearse.interviews.calibration import Said, brier, by_chance
from rehearse.interviews.evidence import Shown, shown
from rehearse.interviews.forms import of_plain
from rehearse.interviews.lapsed import lapsed
from rehearse.interviews.reporting import AskedTask, Sent, report
from rehearse.interviews.rubric import AXIS_NAMES
from rehearse.interviews.shares import shares_of
from rehearse.interviews.signal import SIGNALS, signal
from rehearse.interviews.timeline import Entry, change

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLAIN = {
    "title": "Two problems and a question",
    "summary": "For a test.",
    "pauses": True,
    "asks": ["assumptions", "prediction"],
    "rounds": [
        {"kind": "coding", "minutes": 30, "tries": 1, "problems": [{}, {}]},
        {"kind": "concepts", "minutes": 10, "prompts": [{"from": "concepts", "count": 2}]},
    ],
}
FORM = of_plain(PLAIN)
ASKED = [
    AskedTask(0, 0, "problem", "first", "Easy."),
    AskedTask(0, 1, "problem", "second", "Due."),
    AskedTask(1, 0, "prompt", "bias", "Never asked."),
    AskedTask(1, 1, "prompt", "variance", "Never asked."),
]
SENT = {
    "run-1": Sent("run-1", "wrong_answer", 1, 2),
    "run-2": Sent("run-2", "accepted", 2, 2),
    "try-1": Sent("try-1", "accepted", 9, 9, measured=("within", "unclear")),
    "end-2": Sent("end-2", "wrong_answer", 3, 9, failure={"input": "f(0)"}),
}


class Script:
    """Entries as they are written one after the other, at minutes from the start."""

    def __init__(self):
        self.entries, self._texts = [], {}

    def at(self, minutes, kind, **payload):
        moment = START + timedelta(minutes=minutes)
        self.entries.append(Entry(len(self.entries) + 1, kind, moment, payload))
        return self

    def types(self, minutes, name, text, **more):
        how = change(self._texts.get(name, ""), text)
        self._texts[name] = text
        return self.at(minutes, "saved", text=name, head=how.head, tail=how.tail, put=how.put, **more)


def scripted():
    script = (
        Script().at(0, "started").types(0, "code/0/0", "start", given=True).types(0, "code/0/1", "start", given=True)
    )
    script.types(2, "assumptions/0/0", "Sorted.").types(3, "code/0/0", "one")
    script.at(8, "predicted", round=0, task=0, submission="run-1", chance=0.9).at(
        8, "ran", round=0, task=0, submission="run-1"
    )
    script.at(10, "stopped", by="candidate", seconds=None).at(25, "went_on", by="candidate", seconds=None)
    script.types(26, "code/0/0", "two 😀")
    script.at(27, "predicted", round=0, task=0, submission="run-2", chance=0.9).at(
        27, "ran", round=0, task=0, submission="run-2"
    )
    script.at(28, "tried", round=0, task=0, submission="try-1").types(35, "code/0/1", "mine")
    script.at(45, "handed_in", round=0, task=0, submission="try-1").at(
        45, "handed_in", round=0, task=1, submission="end-2"
    )
    script.at(45, "round_ended", round=0, by="clock")
    script.at(47, "answered", round=1, task=0, seconds=110, ticks=[True, True, True, False])
    script.types(48, "pad", "a pad").at(50, "round_ended", round=1, by="candidate").at(50, "over", by="candidate")
    return script.entries


@pytest.fixture
def found():
    return report(FORM, ASKED, scripted(), SENT)


def test_each_task_has_its_figures(found):
    one, other = found.problems
    assert (one.runs, one.tries, one.first_run, one.solved, one.code) == (2, 1, 8 * 60, True, "two 😀")
    assert (other.runs, other.tries, other.first_run, other.solved, other.code) == (0, 0, None, False, "mine")
    assert (other.handed_in.passed, other.handed_in.total, other.handed_in.failure) == (3, 9, {"input": "f(0)"})
    assert (one.assumptions, other.assumptions, found.pad) == ("Sorted.", "", "a pad")


def test_time_goes_to_the_task_and_the_phase_and_to_nobody_while_the_clock_stands_still(found):
    one, other = ({phase: seconds / 60 for phase, seconds in task.seconds.items()} for task in found.problems)
    assert one == {"reading": 3, "coding": 5, "debugging": 2 + 3}
    assert other == {"reading": 7, "coding": 10, "debugging": 0}


def test_each_round_has_its_length_without_what_the_clock_stood_still_and_who_ended_it(found):
    told = [(each.seconds, each.stood, each.by) for each in found.rounds]
    assert told == [(30 * 60, 15 * 60, "clock"), (5 * 60, 0, "candidate")]


def test_answers_have_their_seconds_and_ticks(found):
    answered, silent = found.rounds[1].tasks
    assert (answered.answered, answered.ticks, silent.answered, silent.ticks) == (
        110,
        (True, True, True, False),
        None,
        (),
    )


def test_predictions_are_scored_and_told_by_chance(found):
    assert found.brier == pytest.approx((0.9**2 + 0.1**2) / 2)
    assert found.said == [Said(0.9, 1, 2)]


def test_a_fault_of_ours_says_nothing_of_a_prediction():
    sent = {**SENT, "run-1": Sent("run-1", "internal_error")}
    assert report(FORM, ASKED, scripted(), sent).said == [Said(0.9, 1, 1)]


def test_chances_are_told_from_the_surest_down():
    assert by_chance([(0.5, True), (0.9, True), (0.9, False)]) == [Said(0.9, 1, 2), Said(0.5, 1, 1)]
    assert (brier([]), brier([(0.5, True), (0.5, False)])) == (None, 0.25)


def test_a_round_that_was_left_while_the_clock_stood_still_took_no_more_time():
    script = Script().at(0, "started").at(4, "stopped").at(9, "round_ended", round=0, by="candidate")
    shares = shares_of([(0, 0)], script.entries)
    assert (shares.held, shares.stood, shares.tasks[0, 0].seconds["reading"]) == ({0: 240}, {0: 300}, 240)


def test_a_first_run_after_a_pause_is_told_by_the_clock_of_the_round():
    script = Script().at(0, "started").at(4, "stopped").at(9, "went_on").at(10, "ran", round=0, task=0, submission="x")
    assert shares_of([(0, 0)], script.entries).tasks[0, 0].first_run == 5 * 60


def test_what_happens_to_a_task_by_itself_takes_no_time_from_the_one_that_is_worked_on():
    script = Script().at(0, "started").types(2, "code/0/1", "x").at(5, "released", round=0, task=0, level=2)
    shares = shares_of([(0, 0), (0, 1)], script.entries)
    assert (shares.tasks[0, 0].seconds["reading"], shares.tasks[0, 1].seconds["coding"]) == (0, 180)


def test_what_was_typed_is_not_needed_for_what_is_shown(found):
    acts = [each for each in scripted() if each.kind != "saved"]
    assert shown(report(FORM, ASKED, acts, SENT, {"assumptions/0/0": "Sorted."})) == shown(found)


# What is shown of the candidate


def test_the_rubric_is_filled_in_where_something_was_measured(found):
    assert shown(found) == {
        "clarify": Shown(2, "Assumptions were stated for 1 of 2 problems."),
        "correctness": Shown(
            2,
            "1 of 2 problems passed every hidden test; 12 of 18 tests passed in all; 3 of 4 lines of spoken answers were ticked.",
        ),
        "tests": Shown(2, "1 of 2 programs ran before the end, 3 runs in all; predictions have a Brier score of 0.41."),
        "complexity": Shown(3, "1 of 1 measurement of time met the target."),
    }


def written(**sent):
    """What is shown of who handed one program in that was run once and foreseen rightly."""
    script = (
        Script()
        .at(0, "started")
        .types(1, "code/0/0", "x")
        .at(2, "predicted", round=0, task=0, submission="a", chance=0.9)
    )
    script.at(2, "ran", round=0, task=0, submission="a").at(3, "handed_in", round=0, task=0, submission="b")
    sent = {"a": Sent("a", "accepted"), "b": Sent("b", **({"verdict": "accepted", "passed": 10, "total": 10} | sent))}
    return shown(report(of_plain(PLAIN), ASKED[:1], script.entries, sent))


@pytest.mark.parametrize(
    ("sent", "level"),
    [
        ({}, 4),
        ({"level": 2, "levels": 4}, 3),
        ({"level": 1, "levels": 4}, 2),
        ({"verdict": "wrong_answer", "passed": 9}, 3),
        ({"verdict": "wrong_answer", "passed": 5}, 2),
        ({"verdict": "wrong_answer", "passed": 4}, 1),
        ({"verdict": "load_error", "passed": 0, "total": 0}, 1),
    ],
)
def test_verdicts_speak_for_correctness(sent, level):
    assert written(**sent)["correctness"].level == level


def test_a_problem_in_parts_says_how_far_it_came():
    told = "0 of 1 problem passed every hidden test; 2 of 4 parts were open; 10 of 10 tests passed in all."
    assert written(level=2, levels=4)["correctness"].why == told


@pytest.mark.parametrize("verdict", [None, "internal_error"])
def test_without_a_verdict_nothing_is_said_of_correctness(verdict):
    assert "correctness" not in written(verdict=verdict)


@pytest.mark.parametrize(
    ("sent", "level"),
    [
        ({"measured": ("within",)}, 3),
        ({"measured": ("within", "beyond")}, 2),
        ({"measured": ("within",), "verdict": "time_limit"}, 2),
        ({"verdict": "time_limit"}, 1),
    ],
)
def test_measurements_speak_for_complexity(sent, level):
    assert written(**sent)["complexity"].level == level


def test_noisy_measurements_say_nothing():
    assert "complexity" not in written(measured=("unclear",))


def test_programs_that_ran_and_were_foreseen_speak_for_testing():
    assert written()["tests"].level == 3


def test_of_who_did_nothing_only_that_is_said():
    told = shown(report(FORM, ASKED[:1], Script().at(0, "started").entries, {}))
    assert {axis: each.level for axis, each in told.items()} == {"clarify": 1, "correctness": 1}


# The signal


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((4, 4, 4, 4, 4, 4), "strong yes"),
        ((3, 3, 4, 3, 3, 3), "yes"),
        ((3, 2, 3, 2, 3, 2), "lean yes"),
        ((2, 2, 3, 2, 2, 2), "lean no"),
        ((1, 2, 2, 2, 1, 2), "no"),
        ((1, 1, 1, 1, 1, 1), "strong no"),
        # However good the rest is:
        ((4, 4, 1, 4, 4, 4), "no"),
        ((4, 4, 2, 4, 4, 4), "lean yes"),
        ((4, 4, 4, 4, 4, 1), "lean no"),
    ],
)
def test_the_signal_follows_from_the_rubric(levels, expected):
    assert signal(dict(zip(AXIS_NAMES, levels, strict=True))).signal == expected


def test_the_signal_gives_its_reason():
    told = signal({"clarify": 4, "plan": 1, "correctness": 4, "tests": 3})
    assert told.reason == (
        "4 axes come to 3.2 of 4, with Correctness counted twice; for it: Clarifying (4), Correctness (4) and Testing (3); "
        "against it: Planning (1). By the mean it would be “yes”, but Planning at level 1 stands in the way."
    )


@pytest.mark.parametrize(
    ("rated", "why"),
    [
        ({"correctness": 4, "tests": 3, "plan": 3}, "3 so far, and a signal takes 4 of 6 axes"),
        ({"clarify": 4, "plan": 4, "tests": 4, "communication": 4}, "without Correctness nothing can be said"),
        ({}, "Still to rate: Clarifying, Planning, Correctness, Testing, Complexity, Communication."),
    ],
)
def test_without_enough_ratings_there_is_no_signal(rated, why):
    told = signal(rated)
    assert (told.signal, why in told.reason) == (None, True)


@pytest.mark.parametrize("axis", AXIS_NAMES)
def test_a_better_level_never_makes_a_worse_signal(axis):
    for rest in (1, 2, 3, 4):
        places = [SIGNALS.index(signal(dict.fromkeys(AXIS_NAMES, rest) | {axis: own}).signal) for own in (1, 2, 3, 4)]
        assert places == sorted(places)


# What follows for reviewing

PROMPT = {"listens_for": ["a", "b", "c", "d"], "concepts": ["bias"]}


@pytest.mark.parametrize(
    ("ticks", "expected"), [((1, 0, 0, 0), ("bias",)), ((1, 1, 0, 0), ()), (None, ("bias",)), ((1, 1, 1, 1), ())]
)
def test_a_prompt_with_fewer_than_half_of_its_lines_lapsed(ticks, expected):
    script = Script().at(0, "started")
    if ticks is not None:
        script.at(2, "answered", round=0, task=0, seconds=60, ticks=list(map(bool, ticks)))
    script.at(3, "round_ended", round=0, by="clock")
    assert lapsed([(0, 0, PROMPT)], script.entries) == expected


def test_the_last_answer_to_a_prompt_counts():
    script = Script().at(0, "started").at(1, "answered", round=0, task=0, ticks=[False] * 4)
    script.at(2, "answered", round=0, task=0, ticks=[True] * 4).at(3, "round_ended", round=0, by="clock")
    assert lapsed([(0, 0, PROMPT)], script.entries) == ()


def test_a_round_that_was_never_sat_lapses_nothing():
    script = (
        Script()
        .at(0, "started")
        .at(3, "round_ended", round=0, by="candidate")
        .at(3, "round_ended", round=1, by="candidate")
    )
    assert lapsed([(1, 0, PROMPT)], script.entries) == ()
