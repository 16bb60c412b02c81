"""A suite without files: its texts become modules in memory, and pytest's own items are collected from them."""

from __future__ import annotations

import ast
import importlib
import linecache
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Self

import pytest

from rehearse_sandbox.inside.asserts import explain_asserts
from rehearse_sandbox.inside.stopwatch import Stopwatch
from rehearse_sandbox.wire.suite_files import in_teaching_order, is_test_file


class SuiteModules(MetaPathFinder, Loader):
    """Imports a suite's modules from their texts, and the learner's module from ready-made symbols."""

    def __init__(self, suite: Mapping[str, str], solution: Mapping[str, object], *, module: str = "solution") -> None:
        self._texts = {PurePosixPath(path).stem: (path, text) for path, text in suite.items()}
        self._solution = solution
        self._solution_name = module

    @property
    def names(self) -> frozenset[str]:
        """Every module that is imported from here."""
        return frozenset({*self._texts, self._solution_name})

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        """How to import one of the suite's modules; None for every other."""
        return spec_from_loader(fullname, self, origin="suite") if fullname in self.names else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill a module: run its text, or hand out the learner's symbols."""
        if module.__name__ == self._solution_name:
            vars(module).update(self._solution)
            return
        path, text = self._texts[module.__name__]
        # Hypothesis describes strategies by their source, which it reads through linecache.
        linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
        tree = explain_asserts(ast.parse(text, filename=path))
        exec(compile(tree, path, "exec"), vars(module))  # noqa: S102 - the author's suite, in the judge, is what we run


@contextmanager
def importable(modules: SuiteModules) -> Iterator[None]:
    """While this is open, the suite's names import as its modules, whatever else is called so."""
    hidden = {name: sys.modules.pop(name) for name in modules.names if name in sys.modules}
    sys.meta_path.insert(0, modules)
    try:
        yield
    finally:
        sys.meta_path.remove(modules)
        for name in modules.names:
            sys.modules.pop(name, None)
        sys.modules.update(hidden)


class _MemoryModule(pytest.Module):
    """A test module that is imported by name instead of from its path."""

    def _getobj(self) -> ModuleType:
        return importlib.import_module(self.path.stem)


def collect(session: pytest.Session, suite: Mapping[str, str]) -> list[pytest.Function]:
    """The suite's tests: level by level, in each the examples first, inside a file as written. Needs `importable`.

    Raises:
        Exception: whatever the suite raises while it is imported.
    """
    items: list[pytest.Function] = []
    for path in in_teaching_order(filter(is_test_file, suite)):
        name = PurePosixPath(path).name
        module = _MemoryModule.from_parent(session, path=Path("/") / name, nodeid=name)
        items.extend(_functions(module))
    return items


class Suite:
    """A suite that is collected when somebody asks for its tests. Needs `importable`.

    While it is open, `plugin` is one of pytest's. `prepare` is called before the first module is imported.
    """

    def __init__(
        self,
        session: pytest.Session,
        texts: Mapping[str, str],
        *,
        plugin: object,
        watch: Stopwatch,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._session = session
        self._watch = watch
        self._prepare = prepare
        self._texts = texts
        self._plugin = plugin

    @cached_property
    def _items(self) -> dict[str, pytest.Function]:
        with self._watch.measure("collection"):
            self._prepare()
            self._session.items = list(items := collect(self._session, self._texts))
        return {item.nodeid: item for item in items}

    @property
    def names(self) -> list[str]:
        """The ids of the tests in the order in which they run."""
        return list(self._items)

    def item(self, name: str) -> pytest.Function:
        """The test of this id."""
        return self._items[name]

    def __enter__(self) -> Self:
        self._session.config.pluginmanager.register(self._plugin, "rehearse-run")
        return self

    def __exit__(self, *_: object) -> None:
        self._session.config.pluginmanager.unregister(self._plugin)


def _functions(node: pytest.Collector | pytest.Item) -> Iterator[pytest.Function]:
    if isinstance(node, pytest.Function):
        yield node
    elif isinstance(node, pytest.Collector):
        for child in node.collect():
            yield from _functions(child)
