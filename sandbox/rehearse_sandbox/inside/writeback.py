"""Bring the judge's own copies of arguments up to date with what the learner's code did to its copies in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from rehearse_sandbox.wire.nodes import ListNode, TreeNode

_NEW = object()


class Mismatch(Exception):  # noqa: N818 - becomes a protocol violation
    """What came back does not have the shape of what was sent."""


class WriteBack:
    """Merges values that came back into the ones that were sent, keeping the identity of what was sent.

    `sent` and `returned` are the same nodes in the same order, before and after the call; `all_nodes` are all nodes
    of the answer, the learner's new ones included.
    """

    def __init__(self, sent: Sequence[Any], returned: Any, all_nodes: Sequence[Any]) -> None:
        if type(returned) is not list or [type(node) for node in returned] != [type(node) for node in sent]:
            raise Mismatch("other nodes came back than were sent")
        self._twins = {id(after): before for after, before in zip(returned, sent, strict=True)}
        if len(self._twins) != len(sent):
            raise Mismatch("a node came back twice")
        for node in all_nodes:
            self._relink(node)

    def _relink(self, node: Any) -> None:
        twin = self._twins.get(id(node), node)
        twin.val = self.merged(twin.val if twin is not node else _NEW, node.val)
        if type(node) is ListNode:
            twin.next = self._twins.get(id(node.next), node.next)
        else:
            twin.left = self._twins.get(id(node.left), node.left)
            twin.right = self._twins.get(id(node.right), node.right)

    def arguments(self, args: tuple[Any, ...], kwargs: dict[str, Any], after: Any, named: Any) -> None:
        """Update positional and keyword arguments.

        Raises:
            Mismatch: others came back than were sent.
        """
        if (
            type(after) is not tuple
            or len(after) != len(args)
            or type(named) is not dict
            or named.keys() != kwargs.keys()
        ):
            raise Mismatch("other arguments came back than were sent")
        for old, new in zip(args, after, strict=True):
            self.merged(old, new)
        for name, old in kwargs.items():
            self.merged(old, named[name])

    def merged(self, old: Any, new: Any) -> Any:
        """What belongs in the place of `old`: `old` itself, updated, where it can be changed in place."""
        kind = type(new)
        if kind is ListNode or kind is TreeNode:
            return self._twins.get(id(new), new)
        merge = _MERGES.get(kind)
        return new if merge is None else merge(self, old, new)

    def _list(self, old: Any, new: list[Any]) -> list[Any]:
        target = old if type(old) is list else new
        before = list(target) if target is old else []
        target[:] = [
            self.merged(before[place] if place < len(before) else _NEW, item) for place, item in enumerate(new)
        ]
        return target

    def _tuple(self, old: Any, new: tuple[Any, ...]) -> tuple[Any, ...]:
        before = old if type(old) is tuple and len(old) == len(new) else (_NEW,) * len(new)
        return tuple(self.merged(first, second) for first, second in zip(before, new, strict=True))

    def _dict(self, old: Any, new: dict[Any, Any]) -> dict[Any, Any]:
        target = old if type(old) is dict else new
        before = dict(target) if target is old else {}
        after = {key: self.merged(before.get(key, _NEW), item) for key, item in new.items()}
        target.clear()
        target.update(after)
        return target

    def _set(self, old: Any, new: set[Any]) -> set[Any]:
        if type(old) is not set:
            return new
        old.clear()
        old.update(new)
        return old

    def _array(self, old: Any, new: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        if type(old) is not np.ndarray or old.dtype != new.dtype or old.shape != new.shape or not old.flags.writeable:
            return new
        np.copyto(old, new)
        return old


_MERGES: dict[type, Callable[[WriteBack, Any, Any], Any]] = {
    list: WriteBack._list,  # noqa: SLF001 - the class's own table
    tuple: WriteBack._tuple,  # noqa: SLF001
    dict: WriteBack._dict,  # noqa: SLF001
    set: WriteBack._set,  # noqa: SLF001
    np.ndarray: WriteBack._array,  # noqa: SLF001
}
