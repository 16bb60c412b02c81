"""What a problem asks beyond right results, [scaling] and [speed], and the programs in slow/ that miss it."""

from __future__ import annotations

from rehearse.catalog.folder import ProblemFolder
from rehearse.catalog.programs import check_defines, defined_names, parse
from rehearse.catalog.schema import ProblemFile

#: The kind whose starter is a right program that is too slow.
OPTIMISE = "optimise"


def has_sizes(meta: ProblemFile | None) -> bool:
    """Whether inputs.py has to make arguments of a size."""
    return meta is not None and (meta.scaling is not None or meta.speed is not None)


def read_slow(folder: ProblemFolder, meta: ProblemFile | None) -> dict[str, str]:
    """The programs of slow/, after a check that they and the targets of problem.toml go together."""
    found = folder.programs("slow")
    for stem, source in found.items():
        if (tree := parse(f"slow/{stem}.py", source, folder.log)) is not None:
            check_defines(f"slow/{stem}.py", tree, meta.entry.symbols if meta else (), folder.log)
    if meta is not None:
        _check_targets(folder, meta)
        _check_slow(folder, meta, found)
    return found


def _check_targets(folder: ProblemFolder, meta: ProblemFile) -> None:
    if meta.kind == OPTIMISE and meta.speed is None:
        step = "Add [speed] with `vary`, `at` and `at_most`: how long a program may take beside the reference."
        folder.log.add("problem.toml", "The kind is optimise, but nothing says how quick is quick enough.", step)
    if meta.scaling is not None and meta.scaling.memory_exponent is not None:
        message = "`memory_exponent` is not measured: a problem that states it would promise what nobody looks at."
        folder.log.add(
            "problem.toml", message, "Remove it. `memory_mb` of [sandbox] limits the memory of every program."
        )
    if meta.speed is not None:
        _check_speed(folder)


def _check_speed(folder: ProblemFolder) -> None:
    """What is timed is one call of a function, because the reference is called just so, too."""
    first = "`[speed]` times the first of `symbols`"
    tree = parse("inputs.py", folder.texts.get("inputs.py", ""), folder.log)
    if tree is not None and "work" in defined_names(tree):
        step = "Remove `work`, or ask for growth with [scaling], which uses it."
        folder.log.add("inputs.py", f"{first} called with `sizes(at)`, and never `work`.", step)


def _check_slow(folder: ProblemFolder, meta: ProblemFile, found: dict[str, str]) -> None:
    has_target = has_sizes(meta)
    if found and not has_target:
        step = "Add [scaling] or [speed] to problem.toml."
        folder.log.add("slow", "There is no target that these programs miss.", step)
    # The starter of an optimise problem is such a program, and G3 tries it.
    if not found and has_target and (meta.kind != OPTIMISE or meta.scaling is not None):
        what = "growth" if meta.scaling is not None else "time"
        rule = "whose time grows faster than [scaling] allows" if meta.scaling is not None else "that [speed] refuses"
        folder.log.add(
            "slow",
            f"No program shows that the {what} is really measured.",
            f"Write slow/<fault>.py: a right program {rule}.",
        )
