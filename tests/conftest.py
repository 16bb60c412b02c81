"""What every test shares: which tests run in one process, and that under CI none may be skipped.

A skipped test would let a missing engine or browser pass for green.
"""

import os

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

#: Packages whose tests share a judge, a server or what was judged: a second process would do all of it again.
TOGETHER = {"attacks", "authoring", "browser", "preview", "problems", "sandbox"}


class Together(LoadScopeScheduling):
    """Keeps in one process what shares costly things: a package, or else a file."""

    # xdist's own groups (--dist loadgroup) write into an attribute of tests that this pytest no longer has.
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        package = file.split("/")[1]
        return package if package in TOGETHER else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """How tests are spread over processes, where there are several."""
    return Together(config, log)


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
