"""What every test shares: which tests run in one process, and that under CI none may be skipped.

A skipped test would let a missing engine or browser pass for green.
"""

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

#: Packages whose tests share a judge, a server or what was judged: a second process would do all of it again.
TOGETHER = {"attacks", "authoring", "browser", "preview", "problems", "sandbox"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together, where tests are spread over processes, what shares costly things: a package, or else a file."""
    for item in items:
        place = item.path.relative_to(TESTS)
        group = place.parts[0] if place.parts[0] in TOGETHER else place.as_posix()
        item.add_marker(pytest.mark.xdist_group(group))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were skipped, where that fails the run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped and os.environ.get("CI"):  # noqa: TID251
        terminalreporter.section("skipped under CI")
        for report in skipped:
            terminalreporter.line(f"{report.nodeid}: {report.longrepr}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run in which a test was skipped."""
    reporter = session.config.pluginmanager.getplugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):  # noqa: TID251
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
