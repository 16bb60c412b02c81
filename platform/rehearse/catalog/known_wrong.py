"""Known-wrong programs, and what expect.toml says must happen to them."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.catalog.folder import ProblemFolder
from rehearse.catalog.problem import KnownWrong
from rehearse.catalog.programs import SuiteTest, parse
from rehearse.catalog.schema import VERDICTS, Expectation
from rehearse.catalog.tables import TomlFile

#: A suite that was tried against fewer says little.
LEAST_WRONG = 3


def read_known_wrong(folder: ProblemFolder, tests: Mapping[str, SuiteTest]) -> tuple[KnownWrong, ...]:
    """The programs of wrong/ with what expect.toml says of them."""
    sources = folder.programs("wrong")
    for stem, source in sources.items():
        parse(f"wrong/{stem}.py", source, folder.log)
    # Also those that cannot be read: they have a fault of their own already.
    there = {path.stem for path in (folder.path / "wrong").glob("*.py")}
    if len(there) < LEAST_WRONG:
        step = f"Write at least {LEAST_WRONG}, each with one mistake that learners really make."
        folder.log.add("wrong", f"Known-wrong programs: {len(there)}.", step)
    return tuple(
        KnownWrong(stem, sources[stem], VERDICTS[told.verdict], told.fails, told.passes, told.says, told.mistake)
        for stem, told in _expectations(folder, tests, there).items()
        if stem in sources
    )


def _expectations(folder: ProblemFolder, tests: Mapping[str, SuiteTest], programs: set[str]) -> dict[str, Expectation]:
    if "wrong/expect.toml" not in folder.texts:
        return {}
    file = TomlFile("wrong/expect.toml", folder.texts["wrong/expect.toml"], folder.log)
    if (data := file.data()) is None:
        return {}
    for stem in sorted(programs - data.keys()):
        file.fault(f"wrong/{stem}.py has no entry.", f"Add [{stem}] with its verdict.")
    for stem in sorted(data.keys() - programs):
        file.fault(f"[{stem}] has no program.", f"Write wrong/{stem}.py or remove the entry.", file.line(stem))
    read = {stem: file.table(Expectation, entry, stem) for stem, entry in data.items()}
    expectations = {stem: entry for stem, entry in read.items() if entry is not None}
    for stem, entry in expectations.items():
        for name in (*entry.fails, *entry.passes):
            if name not in tests:
                file.fault(
                    f"[{stem}] names a test `{name}` that is not there.", "Use a test's bare name.", file.line(stem)
                )
    return expectations
