"""How soon does the interviewer see a change? `python -m tests.bench.interviewer`, with two browsers and a served site.

A candidate changes the code again and again, by a character or by a whole program; printed is the time from the key to the
interviewer's page, through editor, save, stream and the other editor. Goal: each within a second. Exit code 1 when one was not.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.bench.tables import console
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.interviewing import begin, invite, sit
from tests.browser.reading import write
from tests.leaping import LeapingServer

GOAL_S = 1.0


def main() -> None:
    """Write, look at the other page, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=40, help="how many are made (default: 40)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = LeapingServer(Path(folder))
        # What two people see of each other does not need a judge.
        server.sandbox = "off"
        server.start(path="/healthz")
        try:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            candidate, interviewer = chromium.new_context().new_page(), chromium.new_context().new_page()
            begin(candidate, server, "two-coding-problems")
            sit(interviewer, invite(candidate))
            expect(candidate.get_by_test_id("watching")).not_to_be_empty()
            seconds = [_seen(candidate, interviewer, number) for number in range(options.changes)]
            chromium.close()
        finally:
            server.stop()
    worst = max(seconds)
    console.print(
        f"{len(seconds)} changes: median {1000 * statistics.median(seconds):.0f} ms, slowest {1000 * worst:.0f} ms "
        f"(goal {1000 * GOAL_S:.0f}: {'met' if worst <= GOAL_S else 'missed'})"
    )
    sys.exit(0 if worst <= GOAL_S else 1)


def _seen(candidate: Page, interviewer: Page, number: int) -> float:
    """Seconds until a change was on the interviewer's page."""
    mark = f"change_{number} = {number}"
    lines = [f"line_{each} = {each}" for each in range(60 if number % 2 else 0)]
    began = time.monotonic()
    write(candidate, "\n".join([mark, *lines]))
    interviewer.wait_for_function(
        "mark => document.querySelector('[data-testid=seat-code] .cm-line')?.textContent === mark", arg=mark
    )
    return time.monotonic() - began


if __name__ == "__main__":
    main()
