"""The problems that the attacks pretend to solve, as the catalogue would bring them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rehearse.catalog.problem import Problem
from rehearse_sandbox.wire.job import Compare, Limits, Speed
from tests.attacks.problem import inputs

FOLDER = Path(__file__).parent / "problem"

#: Short, because many programs only end by a limit; long enough for an honest one on a machine that is busy.
LIMITS = Limits(import_s=4.0, test_s=4.0, job_s=30.0, shrink_s=2.0)


def _text(name: str) -> str:
    return (FOLDER / f"{name}.py").read_text(encoding="utf-8")


def _problem(slug: str, symbols: tuple[str, ...], suite: dict[str, str]) -> Problem:
    return Problem(
        id=slug,
        slug=slug,
        track="attacks",
        version="1",
        title=slug,
        kind="functions",
        category="",
        difficulty=1,
        minutes=1,
        tags=(),
        concepts=(),
        prerequisites=(),
        license="MIT",
        authors=(),
        statement="",
        starter="",
        module="solution",
        symbols=symbols,
        banned=(),
        compare=Compare(),
        limits=LIMITS,
        max_examples=25,
        suite={"inputs.py": _text("inputs"), **suite},
        # Whoever sees the canary has read the reference, which goes along with inputs of the learner's own.
        accepted={"reference": f'{_text("accepted")}\n\nOURS = "{inputs.CANARY}"\n'},
        wrong=(),
        hints=(),
        editorial="",
        cards=(),
        folder=FOLDER,
    )


PROBLEMS = {
    "plain": _problem(
        "plain",
        ("double", "scale", "Counter"),
        {"tests/test_examples.py": _text("examples"), "tests/test_properties.py": _text("properties")},
    ),
    "taking_functions": _problem(
        "taking-functions", ("apply", "numbers"), {"tests/test_functions.py": _text("taking_functions")}
    ),
    "plain_asserts": _problem("plain-asserts", ("total",), {"tests/test_asserts.py": _text("plain_asserts")}),
}
# For programs that take memory, or look at every file: on a busy machine seconds go by until they are done, and an
# attack that its limit ends early has shown nothing.
PROBLEMS["patient"] = replace(PROBLEMS["plain"], limits=Limits(import_s=60.0, test_s=60.0, job_s=90.0))

# Asks for the reference's pace as well. Only a number crosses, so all that is timed is the work.
PROBLEMS["timed"] = replace(
    _problem("timed", ("count",), {"tests/test_timed.py": _text("timed")}),
    speed=Speed("n", 300_000, 4.0, f'{_text("timed_reference")}\n\nOURS = "{inputs.CANARY}"\n'),
)

HONEST = _text("accepted")
