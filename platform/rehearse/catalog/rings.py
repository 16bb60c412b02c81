"""Which things, by way of others, wait for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def reached_from(start: str, needs: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that something needs, directly or by way of others; itself only if it stands in a ring."""
    waiting, reached = [start], set[str]()
    while waiting:
        fresh = set(needs.get(waiting.pop(), ())) - reached
        reached |= fresh
        waiting.extend(fresh)
    return reached
