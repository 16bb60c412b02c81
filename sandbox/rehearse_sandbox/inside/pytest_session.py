"""One pytest session, configured once and lent out: everything pytest does before it collects is done ahead of a job."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

#: Plugins of pytest that a judged suite has no use for. Each one costs time in every hook it implements.
_UNUSED = (
    "assertion",
    "cacheprovider",
    "capture",
    "debugging",
    "doctest",
    "faulthandler",
    "junitxml",
    "legacypath",
    "logging",
    "monkeypatch",
    "pastebin",
    "recwarn",
    "reports",
    "setuponly",
    "setupplan",
    "skipping",
    "stepwise",
    "subtests",
    "terminal",
    "threadexception",
    "tmpdir",
    "unittest",
    "unraisableexception",
    "warnings",
)

#: No configuration file, no conftest, no plugin of another package: only what is named here decides.
_ARGUMENTS = (
    "-c",
    os.devnull,
    "--rootdir=/",
    "--confcutdir=/",
    "--noconftest",
    "--disable-plugin-autoload",
    *(f"-pno:{name}" for name in _UNUSED),
)


def lend_session(use: Callable[[pytest.Session], None]) -> None:
    """Configure pytest, start a session and call `use` with it, where pytest would collect files.

    Raises:
        RuntimeError: pytest did not come that far; this version takes other arguments than the one we know.
    """
    borrower = _Borrower(use)
    code = pytest.main(list(_ARGUMENTS), plugins=[borrower])
    if borrower.error is not None:
        raise borrower.error
    if not borrower.lent:
        raise RuntimeError(f"pytest {pytest.__version__} ended with {code} before it lent its session")


class _Borrower:
    def __init__(self, use: Callable[[pytest.Session], None]) -> None:
        self._use = use
        self.lent = False
        self.error: BaseException | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        self.lent = True
        session.items = []
        try:
            self._use(session)
        except BaseException as error:  # noqa: BLE001 - pytest would print it and go on; it is raised again outside
            self.error = error
        session.items = []
        return True
