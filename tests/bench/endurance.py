"""Does anything grow while it judges on and on? `python -m tests.bench.endurance`.

Judges programs in a row through the sandbox, as the server does: right ones and wrong ones of every problem, for several
users, and now and then one that ends its cell. At every twentieth of the way it notes what the process, the cells and the
engine hold, and at the end it fits a line to each and sets the growth over the whole run beside the noise around the line.
Exit code 1 when something has grown by more than its noise explains, or a verdict was not the known one.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from itertools import count, cycle, islice
from pathlib import Path

import docker
from rich.console import Console
from rich.table import Table

from rehearse.bank import Bank
from rehearse.catalog.catalog import Catalog
from rehearse.judging import build_job, expected
from rehearse.submissions.verdict import decide
from rehearse_sandbox.host import Sandbox, open_sandbox
from rehearse_sandbox.host.owner import own_name
from tests.bench.own_engine import own_engine
from tests.bench.programs import Program, abnormal, known

PROBLEMS = Path(__file__).parents[2] / "problems"
USERS = ("ann", "ben", "cid")

#: One in so many programs ends its cell or its test by force.
ABNORMAL_EVERY = 40

#: What is allowed beside the noise, in each measure's own unit: a page cache that fills, a pool that has one cell more.
SLACK = {"process MB": 8.0, "descriptors": 8.0, "threads": 4.0, "containers": 2.0, "cell MB": 12.0, "layers": 4.0}


def main() -> None:
    """Judge, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slugs", nargs="*", help="problems whose programs are judged; all by default")
    parser.add_argument("--count", type=int, default=300, help="submissions (default: 300; the goal: 10000)")
    parser.add_argument("--reuse", default="user", choices=["never", "user", "any"], help="of cells (default: user)")
    parser.add_argument(
        "--bank", type=Path, help="folder of a server's bank; without one, examples are drawn each time"
    )
    parser.add_argument("--at-once", type=int, default=1, help="submissions that are judged at once (default: 1)")
    parser.add_argument("--own-engine", action="store_true", help="on a Docker engine that nobody else uses; as root")
    options = parser.parse_args()
    with ExitStack() as stack:
        if options.own_engine:
            os.environ["DOCKER_HOST"] = stack.enter_context(own_engine()).address  # noqa: TID251  the SDK reads it
        endure(options)


def endure(options: argparse.Namespace) -> None:
    """Judge so many, print what was measured, end the process."""
    began = time.monotonic()
    sandbox = open_sandbox("docker", reuse=options.reuse, cells=options.at_once)
    try:
        sandbox.warm()
        samples, wrong = run(sandbox, options)
    finally:
        sandbox.close()
    grown = report(samples, options.count)
    seconds = time.monotonic() - began
    print(f"{options.count} submissions in {seconds:.0f} s, {60 * options.count / seconds:.0f} a minute")
    for what, times in wrong.items():
        print(f"WRONG: {times} times {what}")
    sys.exit(1 if grown or wrong else 0)


def run(sandbox: Sandbox, options: argparse.Namespace) -> tuple[dict[int, dict[str, float]], Counter[str]]:
    """The samples by the number of submissions that were judged before, and verdicts that were not as known."""
    samples: dict[int, dict[str, float]] = {}
    wrong: Counter[str] = Counter()
    measure = measurer()
    bank = options.bank and Bank(options.bank, sandbox.identity)
    sent = islice(zip(programs(options.slugs), cycle(USERS), strict=False), options.count)

    def send(program: Program, user: str) -> None:
        got = judge(sandbox, program, user, bank)
        if program.verdict and got != program.verdict:
            wrong[f"{got} instead of {program.verdict}: {program.problem.slug}, {program.name}"] += 1

    with ThreadPoolExecutor(options.at_once) as threads:
        for number in count(0, max(1, options.count // 20)):
            # Nothing is under way while it is measured.
            samples[number] = measure()
            show(number, samples[number])
            part = list(islice(sent, max(1, options.count // 20)))
            if not part:
                return samples, wrong
            list(threads.map(send, *zip(*part, strict=True)))
    raise AssertionError("the programs have no end")


def programs(slugs: Sequence[str]) -> Iterator[Program]:
    """Known programs of these problems in turn, or of all, for ever, with an abnormal one now and then."""
    shipped = Catalog.load(PROBLEMS).problems
    problems = [shipped[slug] for slug in slugs or shipped]
    turns = [cycle(known(problem)) for problem in problems]
    ends = cycle(program for problem in problems for program in abnormal(problem))
    number = 0
    while True:
        for turn in turns:
            number += 1
            yield next(ends) if number % ABNORMAL_EVERY == 0 else next(turn)


def judge(sandbox: Sandbox, program: Program, user: str, bank: Bank | None) -> str:
    """The verdict's word."""
    job = build_job(program.problem, program.source, "submit", job_id=program.name, bank=bank)
    return decide(expected(program.problem, "submit"), list(sandbox.judge(job, user=user))).word


def measurer() -> Callable[[], dict[str, float]]:
    """A function that says what is held now."""
    with closing(docker.from_env().api) as api:
        root = Path(api.info()["DockerRootDir"])
    filters = {"label": ["rehearse.cell=1", f"rehearse.owner={own_name()}"]}

    def measure() -> dict[str, float]:
        # A cell that was replaced a moment ago may still be on its way out.
        time.sleep(2)
        gc.collect()
        # A client of its own each time: the connections that one keeps would be counted with the sandbox's.
        with closing(docker.from_env().api) as api:
            cells = api.containers(all=True, filters=filters)
            memory = [cell_mb(api, each["Id"]) for each in cells]
        return {
            "process MB": resident_mb(),
            "descriptors": float(count_of(Path("/proc/self/fd"))),
            "threads": float(count_of(Path("/proc/self/task"))),
            "containers": float(len(cells)),
            "cell MB": max(memory, default=0.0),
            "layers": float(count_of(root / "overlay2")),
        }

    return measure


def count_of(folder: Path) -> int:
    """How many entries a folder has; 0 for one that is not there."""
    return len(list(folder.glob("*")))


def resident_mb() -> float:
    """What this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def cell_mb(api: docker.APIClient, container: str) -> float:
    """What a cell has in memory, without the page cache that it shares; 0 when it has just gone."""
    with suppress(docker.errors.DockerException, KeyError):
        usage = api.stats(container, stream=False)["memory_stats"]
        return float(usage["stats"].get("rss", usage["stats"].get("anon", usage["usage"]))) / 1024**2
    return 0.0


def show(number: int, sample: dict[str, float]) -> None:
    """Print one sample."""
    Console(stderr=True, width=140).print(
        f"{number:6d}  " + "  ".join(f"{name} {value:.1f}" for name, value in sample.items())
    )


def report(samples: dict[int, dict[str, float]], count: int) -> list[str]:
    """Print how much each measure grew over the run, and the noise; the names of those that grew."""
    # The first tenth warms caches up: suites, pools of connections, the interpreter's own free lists.
    steady = [(number, sample) for number, sample in samples.items() if number >= count / 10]
    numbers = [float(number) for number, _ in steady]
    table = Table(title=f"From the first tenth to the end of {count} submissions")
    for column in ("measure", "first", "last", "growth by the line", "noise around it", "grows"):
        table.add_column(column, justify="left" if column == "measure" else "right")
    grown = []
    for name in steady[0][1]:
        values = [sample[name] for _, sample in steady]
        slope, start = statistics.linear_regression(numbers, values)
        growth = slope * (numbers[-1] - numbers[0])
        noise = statistics.pstdev(value - start - slope * number for number, value in zip(numbers, values, strict=True))
        grows = growth > SLACK[name] + 3 * noise
        grown += [name] if grows else []
        table.add_row(
            name, f"{values[0]:.1f}", f"{values[-1]:.1f}", f"{growth:+.2f}", f"{noise:.2f}", "YES" if grows else "no"
        )
    Console(width=110).print(table)
    return grown


if __name__ == "__main__":
    main()
