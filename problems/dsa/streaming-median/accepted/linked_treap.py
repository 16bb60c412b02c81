import random


class _Node:
    """A number in a binary search tree, linked to its neighbours in sorted order."""

    def __init__(self, value):
        self.value = value
        self.left = self.right = None
        self.before = self.after = None
        self.priority = random.random()


class MedianStream:
    """A search tree that stays shallow by chance (a treap); a finger on the lower middle number moves by one step at most."""

    def __init__(self):
        self.root = None
        self.count = 0
        self.middle = None

    def add(self, value):
        node = _Node(value)
        self.root = self._insert(self.root, node, None, None)
        self.count += 1
        if self.middle is None:
            self.middle = node
        elif value < self.middle.value:
            self.middle = self.middle.before if self.count % 2 == 0 else self.middle
        elif self.count % 2 == 1:
            self.middle = self.middle.after

    def _insert(self, root, node, before, after):
        if root is None:
            node.before, node.after = before, after
            if before is not None:
                before.after = node
            if after is not None:
                after.before = node
            return node
        if node.value < root.value:
            root.left = self._insert(root.left, node, before, root)
            return _right_turn(root) if root.left.priority > root.priority else root
        root.right = self._insert(root.right, node, root, after)
        return _left_turn(root) if root.right.priority > root.priority else root

    def median(self):
        if self.middle is None:
            raise ValueError("no numbers")
        upper = self.middle if self.count % 2 == 1 else self.middle.after
        return (self.middle.value + upper.value) / 2

    def add_all(self, values):
        medians = []
        for value in values:
            self.add(value)
            medians.append(self.median())
        return medians


def _right_turn(root):
    top = root.left
    root.left, top.right = top.right, root
    return top


def _left_turn(root):
    top = root.right
    root.right, top.left = top.left, root
    return top
