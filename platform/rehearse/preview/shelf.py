"""Problems that may be replaced while others read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rehearse.catalog.problem import Problem


class Shelf(Mapping[str, Problem]):
    """The last sound version of each problem, by slug. Worker, pages and API share one and need not know that it changes."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        self._problems = dict(problems)

    def put(self, problem: Problem) -> None:
        """Let this version take the place of the one before."""
        # A new dictionary, because somebody may be walking over the old one.
        self._problems = {**self._problems, problem.slug: problem}

    def __getitem__(self, slug: str) -> Problem:
        return self._problems[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._problems)

    def __len__(self) -> int:
        return len(self._problems)
