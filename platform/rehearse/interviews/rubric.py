"""The rubric of interviews: six axes, and what each level of them looks like to whoever listens. Pure; it rates nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AxisName = Literal["clarify", "plan", "correctness", "tests", "complexity", "communication"]
Level = Literal[1, 2, 3, 4]

LEVELS: tuple[Level, ...] = (1, 2, 3, 4)

#: What each level is called, whatever the axis.
LEVEL_TITLES: dict[Level, str] = {1: "Well short", 2: "Not quite", 3: "Meets the bar", 4: "Above the bar"}


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing that is rated by itself. `anchors` say what was seen at levels 1 to 4, in this order."""

    name: AxisName
    title: str
    question: str
    anchors: tuple[str, str, str, str]

    def anchor(self, level: Level) -> str:
        """What was seen of somebody at this level."""
        return self.anchors[level - 1]


#: In the order in which an interview shows them.
AXES: tuple[Axis, ...] = (
    Axis(
        "clarify",
        "Clarifying",
        "Was it settled what is asked before anything was solved?",
        (
            "Began to solve something without asking; a wrong guess about the input or the goal stood until the end.",
            "Asked one or two things but missed one that decides the solution, or learned it only when a test failed.",
            "Settled inputs, outputs, sizes and the odd cases first, and said which assumptions were left.",
            "Found the question that changes the solution, asked it early, and worked from the answer to the end.",
        ),
    ),
    Axis(
        "plan",
        "Planning",
        "Was there a way to the solution before there was code?",
        (
            "Typed without a plan, or never got to an approach that could work.",
            "Had a plan with a hole in it, or needed a hint to get to one; turned back in the middle of the code.",
            "Told a working approach and its steps before coding, and kept to it or said why not.",
            "Weighed two or more approaches by what they cost, chose with a reason, and did the riskiest part first.",
        ),
    ),
    Axis(
        "correctness",
        "Correctness",
        "Does what was written do what was asked?",
        (
            "Does not run, or fails on ordinary input.",
            "Right for ordinary input; fails on several cases that the task names.",
            "Right but for at most a slip at an edge, which was found and mended with little help.",
            "Right in every case that was tried, all parts included, and without help.",
        ),
    ),
    Axis(
        "tests",
        "Testing",
        "Who found the faults, and before or after handing in?",
        (
            "Tried nothing, or only the examples that were given, and took a pass for a proof.",
            "Tried a case or two of their own, all of them ordinary; faults were found by others.",
            "Tried edge cases before handing in, knew what should come out, and read failures instead of guessing.",
            "Chose the cases by where the program could break, went through it by hand, and found each fault first.",
        ),
    ),
    Axis(
        "complexity",
        "Complexity",
        "Are time, memory and numerical limits known, and good enough?",
        (
            "Could not say what it costs, or said something wrong and held to it.",
            "Said the cost of parts of it; the whole is slower or larger than it needs to be.",
            "Said time and memory of the whole rightly, and it is as fast as the task needs.",
            "Said also where it would break, such as at scale or in floating point, and what to change then.",
        ),
    ),
    Axis(
        "communication",
        "Communication",
        "Could a colleague have followed, and joined in?",
        (
            "Silent for long, or not to be followed; hints were not heard.",
            "Told what was typed rather than why; had to be asked often.",
            "Thought aloud in order, answered what was asked, and took up hints.",
            "Made the problem clearer to the listener, said when unsure, and brought the listener into decisions.",
        ),
    ),
)

AXIS_NAMES: tuple[AxisName, ...] = tuple(axis.name for axis in AXES)
