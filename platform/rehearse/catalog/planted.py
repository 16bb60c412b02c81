"""faults.toml of kind `repair`: the faults that were planted in the starter, and the programs in which some are mended."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from textwrap import dedent

from rehearse.catalog.folder import ProblemFolder
from rehearse.catalog.problem import KnownWrong, PlantedFault
from rehearse.catalog.programs import SuiteTest
from rehearse.catalog.schema import VERDICTS, FaultEntry
from rehearse.catalog.tables import TomlFile
from rehearse.syntax import tree_of

FILE = "faults.toml"

#: One fault is no search, and with more than five the programs that a check tries, one for each subset, become too many.
FEWEST, MOST = 2, 5


def read_planted(folder: ProblemFolder, kind: str, tests: Mapping[str, SuiteTest]) -> tuple[PlantedFault, ...]:
    """The planted faults in the order in which they stand in the starter; none unless the problem is a `repair`."""
    there = (folder.path / FILE).exists()
    if kind != "repair":
        if there:
            step = 'Set kind = "repair" in problem.toml, or remove the file.'
            folder.log.add(FILE, f"Only a repair has planted faults, and this is kind {kind!r}.", step)
        return ()
    if not there:
        step = "Add it: for each planted fault what the starter says, what it should say, and which tests notice."
        folder.log.add(FILE, "The file is missing: nobody knows what is wrong with the starter.", step)
        return ()
    text = folder.read(FILE)
    if text is None or "starter.py" not in folder.texts:
        return ()
    return _sound(TomlFile(FILE, text, folder.log), folder, tests)


def mended(starter: str, faults: Sequence[PlantedFault], which: Collection[str]) -> str:
    """The starter in which the faults of these names are mended and the others are not."""
    places = sorted(((starter.index(fault.was), fault) for fault in faults if fault.name in which), reverse=True)
    # From the end, so that no mended text moves the place of another fault.
    for place, fault in places:
        starter = starter[:place] + fault.mended + starter[place + len(fault.was) :]
    return starter


def lines_of(starter: str, fault: PlantedFault) -> tuple[str, str]:
    """The whole lines that a fault stands in, as they are and as they should be, without their common indentation."""
    start = starter.index(fault.was)
    end = start + len(fault.was)
    first = starter.rfind("\n", 0, start) + 1
    last = end if fault.was.endswith("\n") else starter.find("\n", end) + 1 or len(starter)
    return dedent(starter[first:last]), dedent(starter[first:start] + fault.mended + starter[end:last])


def left_in(starter: str, faults: Sequence[PlantedFault]) -> tuple[KnownWrong, ...]:
    """For each fault the program in which all others are mended: whoever has come that far reads what is left to find."""
    names = {fault.name for fault in faults}
    return tuple(
        KnownWrong(
            name=f"only {fault.name}",
            source=mended(starter, faults, names - {fault.name}),
            verdict=fault.verdict,
            fails=fault.detected_by,
            mistake=fault.why,
            file=FILE,
        )
        for fault in faults
    )


def _sound(file: TomlFile, folder: ProblemFolder, tests: Mapping[str, SuiteTest]) -> tuple[PlantedFault, ...]:
    """The faults of the file, after everything that can be checked without running a program."""
    if (data := file.data()) is None:
        return ()
    read = {name: file.table(FaultEntry, entry, name) for name, entry in data.items()}
    if None in read.values():
        return ()
    faults = [
        PlantedFault(name, entry.was, entry.mended, entry.detected_by, entry.why, VERDICTS[entry.verdict])
        for name, entry in read.items()
        if entry is not None
    ]
    if not FEWEST <= len(faults) <= MOST:
        file.fault(f"Planted faults: {len(faults)}.", f"Plant {FEWEST} to {MOST}, each in a table of its own.")
    starter = folder.texts["starter.py"]
    complaints = [*_unnoticed(faults, tests), *_misplaced(faults, starter)]
    for name, message, step in complaints:
        file.fault(f"[{name}] {message}", step, file.line(name))
    if complaints:
        return ()
    try:
        tree_of(mended(starter, faults, read.keys()))
    except SyntaxError as error:
        message = f"With every fault mended the starter is not Python: {error.msg}, line {error.lineno}."
        file.fault(message, "Give each `mended` the indentation of the lines that it replaces.")
    return tuple(sorted(faults, key=lambda fault: starter.index(fault.was)))


#: A fault's name, what is wrong with it, and what to do.
Complaint = tuple[str, str, str]


def _unnoticed(faults: Sequence[PlantedFault], tests: Mapping[str, SuiteTest]) -> Iterator[Complaint]:
    """Tests that are not there, and faults that a learner could mend without a test turning green."""
    for fault in faults:
        for name in fault.detected_by:
            if name not in tests:
                yield fault.name, f"names a test `{name}` that is not there.", "Use a test's bare name."
        elsewhere = {name for other in faults if other is not fault for name in other.detected_by}
        if elsewhere >= set(fault.detected_by):
            message = "has no test of its own: while the other faults are there, who mends it sees no test turn green."
            yield fault.name, message, "Add a test that only this fault fails, and name it in `detected_by`."


def _misplaced(faults: Sequence[PlantedFault], starter: str) -> Iterator[Complaint]:
    """Texts that are not exactly once in the starter, change nothing, or overlap another one."""
    for fault in faults:
        if (count := starter.count(fault.was)) != 1:
            message = f"stands {count} times in starter.py: `was` must say which place is mended."
            yield fault.name, message, "Copy it from the starter to the letter, with as many lines as make it unique."
        if fault.was == fault.mended:
            yield fault.name, "mends nothing: `was` and `mended` are the same.", "Write the right lines into `mended`."
    placed = sorted((starter.find(fault.was), fault) for fault in faults if starter.count(fault.was) == 1)
    for (start, one), (next_start, other) in pairwise(placed):
        if start + len(one.was) > next_start:
            message = f"overlaps [{one.name}] in starter.py: they could not be mended one without the other."
            yield other.name, message, "Cut both texts down to their own lines, or make one fault of them."
