"""Node types that problems share with learners: plain data that both sides of the wall know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False, slots=True)
class ListNode:
    """A cell of a singly linked list."""

    val: object
    next: ListNode | None = None


@dataclass(eq=False, slots=True)
class TreeNode:
    """A node of a binary tree."""

    val: object
    left: TreeNode | None = None
    right: TreeNode | None = None
