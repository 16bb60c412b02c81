"""How long one submission takes: on a warm cell, without a bank, by hand, and in a cold container."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rehearse.catalog.problem import KnownWrong, Problem
from tests.bench import by_hand, samples
from tests.bench.samples import Sample
from tests.served import Site

Say = Callable[[str], None]

#: Verdicts of known-wrong programs that pytest by hand comes to as well; it has no limits of time or memory.
COMPARABLE = frozenset({"wrong_answer", "runtime_error", "wrong"})


@dataclass
class Times:
    """Seconds by problem (or program) and way, and the samples of ways that go over HTTP."""

    seconds: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    samples: dict[tuple[str, str], list[Sample]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, way: str, sample: Sample) -> None:
        """Note a submission over HTTP."""
        self.samples[name, way].append(sample)
        self.seconds[name, way].append(sample.total_ms / 1000)


def accepted(
    sites: dict[str, Site], problems: Sequence[Problem], folders: dict[str, Path], *, rounds: int, say: Say
) -> Times:
    """Each problem's reference in each way, all ways in one rotation. `sites` are the ways over HTTP by name."""
    times = Times()
    for turn in range(-1, rounds):
        say(f"accepted: round {turn + 1} of {rounds}")
        for problem in problems:
            for way, site in sites.items():
                sample = samples.take(site, problem.slug, f"{problem.reference}\n# {turn}\n")
                if sample.verdict != "accepted":
                    raise RuntimeError(f"{problem.slug}: the reference is {sample.verdict}")
                if turn >= 0:  # The first one warms.
                    times.add(problem.slug, way, sample)
            if turn >= 0 and folders:
                times.seconds[problem.slug, "hand"].append(by_hand.seconds_in_a_process(folders[problem.slug]))
                times.seconds[problem.slug, "cold"].append(by_hand.seconds_in_a_container(folders[problem.slug]))
    return times


def refused(site: Site, problems: Sequence[Problem], folders: dict[str, Path], *, rounds: int, say: Say) -> Times:
    """Each known-wrong program, smallest failing input included, over HTTP and by hand."""
    times = Times()
    programs = [(problem, wrong) for problem in problems for wrong in problem.wrong if wrong.verdict in COMPARABLE]
    for turn in range(rounds):
        for number, (problem, wrong) in enumerate(programs):
            if number % 10 == 0:
                say(f"refused: round {turn + 1} of {rounds}, program {number + 1} of {len(programs)}")
            _refuse(times, site, problem, wrong, folders[problem.slug])
    return times


def _refuse(times: Times, site: Site, problem: Problem, wrong: KnownWrong, folder: Path) -> None:
    name = f"{problem.slug}/{wrong.name}"
    sample = samples.take(site, problem.slug, wrong.source)
    if sample.verdict == "accepted":
        raise RuntimeError(f"{name} is accepted")
    times.add(name, "http", sample)
    with by_hand.program(folder, problem, wrong.source):
        # By hand the inputs are random, and now and then all of them miss the mistake.
        seconds = by_hand.seconds_in_a_process(folder, exit_codes=frozenset({0, 1}))
        times.seconds[name, "hand"].append(seconds)
